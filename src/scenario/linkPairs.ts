/** From the keys and values of a link to a record of deltas. Bounds, migrations and models are the business of `link.ts`. */
import { unknownNote } from './clamp';
import { byId, PARAMETER_ID, RESERVED } from './definition';
import type { Deltas } from './deltas';
import { JsonError, parseJson } from './json';
import { BROKEN, LinkError } from './linkError';
import { FIELD_KEYS, type LinkText, readText, VALUE, VIEW_KEYS } from './linkText';
import { PackError, unpack } from './pack';
import { PINNED, splitPinned } from './pinned';
import type { ModelDefinition } from './scenario';
import type { Note } from './values';

/** What is looked at: day, layer, camera. */
export type View = Partial<Record<(typeof VIEW_KEYS)[number], string>>;

export interface ReadPairs {
  readonly deltas: Deltas;
  /** Differences of the pinned run from the scenario shown. */
  readonly pinned: Deltas;
  readonly notes: Note[];
  readonly digest?: string;
  readonly view: View;
}

/**
 * Keys and values as deltas: those of `z` first, readable ones over them.
 *
 * @throws LinkError where a value has characters that no writer uses, or `z` cannot be read
 */
export function readPairs(original: string, link: LinkText, model: ModelDefinition): ReadPairs {
  const parameters = byId(model);
  const names = new Map<string, string>(Object.entries(FIELD_KEYS).map(([field, key]) => [key, field]));
  const notes: Note[] = [];
  const view: View = {};
  const seen = new Set<string>();
  let packed: Deltas = {};
  let digest: string | undefined;
  const readable = new Map<string, unknown>();
  for (const [key, value] of link.pairs) {
    if (value === undefined || !VALUE.test(value))
      throw new LinkError('mangled', original, `This link cannot be read at '${key.slice(0, 40)}'. Ask for it again.`);
    if (seen.has(key)) notes.push({ kind: 'duplicate', path: key, text: `${key}: given twice, the first is used` });
    if (seen.has(key)) continue;
    seen.add(key);
    const prefix = key.startsWith(PINNED) ? PINNED : '';
    const name = key.slice(prefix.length);
    const field = names.get(name);
    if (key === 'z') packed = unpacked(original, value);
    else if (key === 'rd') digest = value;
    else if (isView(key)) view[key] = value;
    else if (name === 't') readable.set(`${prefix}title`, value.replace(/_/g, ' '));
    else if (field !== undefined) readable.set(prefix + field, readText(value));
    else if (isKey(name)) readable.set(key, readText(value, parameters.get(name)?.kind));
    else notes.push(unknownNote(key, parameters));
  }
  const split = splitPinned({ ...packed, ...Object.fromEntries(readable) });
  return { deltas: split.own, pinned: split.pinned, notes: [...notes, ...split.notes], view, digest };
}

function isView(key: string): key is keyof View {
  return (VIEW_KEYS as readonly string[]).includes(key);
}

/** Parameters of this version and of older ones; fields have keys of their own and may not come by their long names. */
function isKey(key: string): boolean {
  return PARAMETER_ID.test(key) && !RESERVED.has(key);
}

function unpacked(original: string, packed: string): Deltas {
  try {
    const raw = parseJson(unpack(packed), 'The compressed part of this link');
    if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) return raw as Deltas;
    throw new LinkError(
      'invalid',
      original,
      'This link holds no settings in its compressed part (z). Ask for it again.',
    );
  } catch (error) {
    if (error instanceof PackError) {
      const words = error.kind === 'too-big' ? 'This link expands to more than 1 MB and was not opened.' : BROKEN;
      throw new LinkError(error.kind, original, words);
    }
    if (error instanceof JsonError)
      throw new LinkError(error.kind === 'too-big' ? 'too-big' : 'invalid', original, error.message);
    throw error;
  }
}
