/**
 * The link: a scenario in a URL fragment, as differences from the model's defaults, with a check code in front. Readable where
 * it can be; dated changes, free text and long tables travel compressed in `z=`. Grammar in `linkText.ts`.
 */
import { clampScenario } from './clamp';
import { checkCode } from './crc24';
import { RESERVED } from './definition';
import { type Deltas, MigrationError, migrate, toDeltas } from './deltas';
import { ScenarioError } from './errors';
import { BROKEN, LinkError } from './linkError';
import { readPairs, type View } from './linkPairs';
import { FIELD_KEYS, type LinkText, splitLink, titleText, VALUE, VIEW_KEYS, valueText } from './linkText';
import { pack } from './pack';
import { ifDifferent, PINNED, pinnedDeltas, pinnedNotes, withPrefix } from './pinned';
import type { ModelDefinition, Scenario } from './scenario';
import type { Note } from './values';
import { didYouMean, show } from './words';

export type LinkNote = Note;
export type { View };

export interface DecodedLink {
  readonly scenario: Scenario;
  /** What was clamped, ignored or could not be checked; to be shown. */
  readonly notes: readonly LinkNote[];
  /** The run that the scenario is compared with, on the same people, seed and days; absent where the link names none. */
  readonly pinned?: Scenario;
  /** First 12 hex digits of the digest of the run that was shared. */
  readonly digest?: string;
  readonly view: View;
  /** The text as it came. */
  readonly original: string;
}

const MAX_CHARACTERS = 100_000;
/** Readable links longer than this are compressed where that makes them shorter. */
const LONG = 600;

/**
 * The fragment of a scenario, without `#`. All defaults give `city&v=3`.
 *
 * @param options.digest hex digest of the run, of which 12 digits travel
 * @param options.pinned the run that the scenario is compared with; its seed, people, days and texts are taken to be the scenario's
 * @throws RangeError when a value of `options.view` has characters that links may not hold
 */
export function encodeLink(
  scenario: Scenario,
  model: ModelDefinition,
  options: { readonly digest?: string; readonly view?: View; readonly pinned?: Scenario } = {},
): string {
  const head = `${model.id}&v=${model.version}`;
  const pinned = options.pinned ? pinnedDeltas(options.pinned, scenario, model) : {};
  const deltas = { ...toDeltas(scenario, model), ...withPrefix(pinned) };
  const extra = VIEW_KEYS.flatMap((key) => {
    const value = options.view?.[key];
    if (value === undefined) return [];
    if (!VALUE.test(value))
      throw new RangeError(`View key '${key}' is '${value}'; links hold only letters, digits and _ . ~ -`);
    return [`${key}=${value}`];
  });
  if (options.digest) extra.unshift(`rd=${options.digest.slice(0, 12)}`);
  const readable = readablePairs(deltas);
  let pairs = [...(readable ?? []), ...extra];
  if (readable === null || pairs.join('&').length > LONG) {
    const packed = [...extra, `z=${pack(JSON.stringify(deltas))}`];
    if (readable === null || packed.join('&').length < pairs.join('&').length) pairs = packed;
  }
  if (pairs.length === 0) return head;
  return [head, `ck=${checkCode([head, ...pairs].join('&'))}`, ...pairs].join('&');
}

/** `key=value` of every delta in order, or null where one has no readable form. */
function readablePairs(deltas: Deltas): string[] | null {
  const pairs: string[] = [];
  for (const [full, value] of Object.entries(deltas)) {
    const prefix = full.startsWith(PINNED) ? PINNED : '';
    const id = full.slice(prefix.length);
    const field = Object.hasOwn(FIELD_KEYS, id);
    const text = id === 'title' ? titleText(String(value)) : valueText(value);
    // Fields without a short key (description, changes, …) exist only in the compressed form.
    if (text === null || (!field && RESERVED.has(id))) return null;
    const key = field ? FIELD_KEYS[id as keyof typeof FIELD_KEYS] : id;
    pairs.push(`${prefix}${key}=${text}`);
  }
  return pairs;
}

/**
 * The scenario in a link.
 *
 * @param text   a whole address or its fragment, with or without `#`, also percent-encoded or with trailing punctuation
 * @param models the models that this program has
 * @throws LinkError; settings out of range or unknown are no errors but notes
 */
export function decodeLink(text: string, models: readonly ModelDefinition[]): DecodedLink {
  const fail = (kind: LinkError['kind'], message: string): never => {
    throw new LinkError(kind, text, message);
  };
  if (text.length > MAX_CHARACTERS) {
    fail('too-big', `This link has ${text.length} characters and was not opened; the limit is ${MAX_CHARACTERS}.`);
  }
  const link = checked(text);
  const model = models.find(({ id }) => id === link.model);
  if (model === undefined) {
    const near = didYouMean(
      link.model,
      models.map(({ id }) => id),
    );
    return fail(
      'unknown-model',
      `This link asks for a model named ${show(link.model)} that this version does not have.${near}`,
    );
  }
  if (link.version === undefined || !/^[1-9]\d{0,5}$/.test(link.version)) {
    return fail('bad-version', "This link's version number cannot be read. Example: city&v=1");
  }
  const version = Number(link.version);
  if (version > model.version)
    fail('newer', `This link was made with a newer version (v${version}; this is v${model.version}).`);
  const { deltas, pinned, notes, digest, view } = readPairs(text, link, model);
  const read = applied(text, model, deltas, version);
  const count = Object.keys(pinned).length;
  const other = count > 0 ? applied(text, model, { ...deltas, ...pinned }, version) : null;
  const compared = other ? ifDifferent(other.scenario, read.scenario, model) : undefined;
  const all = [...notes, ...read.notes, ...(other ? pinnedNotes(other.notes, read.notes) : [])];
  if (link.check === undefined) all.unshift(unchecked(Object.keys(deltas).length + count));
  return {
    scenario: read.scenario,
    ...(compared === undefined ? {} : { pinned: compared }),
    notes: all,
    view,
    original: text,
    ...(digest === undefined ? {} : { digest }),
  };
}

function unchecked(settings: number): Note {
  const applied = settings === 1 ? '1 setting' : `${settings} settings`;
  return { kind: 'no-check-code', path: 'ck', text: `Link without check code: ${applied} applied.` };
}

/** The parts of the link once its check code matches or is absent. Trailing punctuation of the sentence around it is forgiven. */
function checked(text: string): LinkText {
  const hash = text.indexOf('#');
  const encoded = hash >= 0 ? text.slice(hash + 1) : text.includes('://') ? '' : text;
  let fragment: string;
  try {
    fragment = decodeURIComponent(encoded.trim());
  } catch {
    throw new LinkError('mangled', text, BROKEN);
  }
  if (fragment === '') throw new LinkError('truncated', text, 'This link holds no scenario. Example: #city&v=1');
  const link = splitLink(fragment);
  if (link.check === checkCode(link.covered)) return link;
  const shorter = fragment.replace(/[.,;:!)>\]"']+$/, '');
  const stripped = shorter === fragment ? link : splitLink(shorter);
  if (stripped.check === undefined) return stripped;
  if (stripped !== link && stripped.check === checkCode(stripped.covered)) return stripped;
  const cut =
    stripped.check.length < 4 ||
    stripped.pairs.some(([key, value]) => value === undefined || (value === '' && key !== ''));
  const odd = !/^[A-Za-z0-9_.~&=-]*$/.test(fragment);
  throw new LinkError(odd ? 'mangled' : cut ? 'truncated' : 'damaged', text, BROKEN);
}

function applied(
  original: string,
  model: ModelDefinition,
  deltas: Deltas,
  version: number,
): { scenario: Scenario; notes: Note[] } {
  try {
    return clampScenario(model, migrate(model, deltas, version));
  } catch (error) {
    if (error instanceof MigrationError) {
      throw new LinkError('migration-failed', original, `This link is from an older version and ${error.message}.`);
    }
    if (error instanceof ScenarioError) {
      throw new LinkError(
        'invalid',
        original,
        `This link holds a setting that cannot be used (${error.path}): ${error.message}`,
      );
    }
    throw error;
  }
}
