/** What a command runs on: the name of a preset, a scenario file, or a link, made into a scenario of one of the worlds. */
import { decodeDocument } from '../scenario/document';
import { decodeLink } from '../scenario/link';
import type { Scenario } from '../scenario/scenario';
import { didYouMean } from '../scenario/words';
import { findPreset, presetScenario } from '../worlds/preset';
import type { Preset, World } from '../worlds/world';
import { InputError, UsageError } from './fault';
import type { Surroundings } from './surroundings';

/** Said of a link that holds a comparison. */
const PINNED_NOTE = 'This link also holds the run that it is compared with (A); only the run shown (B) is taken.';

export interface Source {
  readonly world: World;
  readonly scenario: Scenario;
  /** Present where the source is the name of a preset. */
  readonly preset?: Preset;
  /** What was read but not taken as it stood; for standard error. */
  readonly notes: readonly string[];
  /** First digits of the digest that a link was shared with. */
  readonly digest?: string;
}

/**
 * The scenario that `text` names.
 *
 * @throws UsageError without text; InputError for an unknown preset or a missing file; LinkError and DocumentError for what
 * cannot be read
 */
export function readSource(text: string | undefined, command: string, surroundings: Surroundings): Source {
  const { worlds } = surroundings;
  const presets = worlds.flatMap((world) => Object.keys(world.presets));
  const models = worlds.map(({ definition }) => definition);
  if (text === undefined) {
    throw new UsageError(
      `${command} needs a preset, a file or a link. Presets: ${presets.join(', ')}. Example: ${command} ${presets[0]}`,
    );
  }
  const found = findPreset(worlds, text);
  if (found) return { ...found, scenario: presetScenario(found.world, found.preset), notes: [] };
  if (isLink(text, models)) {
    const { scenario, pinned, notes, digest } = decodeLink(text, models);
    const said = [...notes.map((note) => note.text), ...(pinned ? [PINNED_NOTE] : [])];
    return { world: worldOf(worlds, scenario), scenario, notes: said, digest };
  }
  if (surroundings.exists(text)) {
    const scenario = decodeDocument(new TextDecoder().decode(surroundings.readFile(text)), models);
    return { world: worldOf(worlds, scenario), scenario, notes: [] };
  }
  if (/[./\\]/.test(text)) {
    throw new InputError(`There is no file ${text}. Give a scenario file, a link or a preset (${presets.join(', ')}).`);
  }
  throw unknownPreset(text, presets);
}

/** The preset called `text`. @throws InputError that names the presets there are */
export function readPreset(
  text: string | undefined,
  command: string,
  worlds: readonly World[],
): { world: World; preset: Preset } {
  const presets = worlds.flatMap((world) => Object.keys(world.presets));
  if (text === undefined) {
    throw new UsageError(
      `${command} needs a preset. Presets: ${presets.join(', ')}. Example: ${command} ${presets[0]}`,
    );
  }
  const found = findPreset(worlds, text);
  if (!found) throw unknownPreset(text, presets);
  return found;
}

function unknownPreset(text: string, presets: readonly string[]): InputError {
  // Names in quotes on both sides, so that the suggestion comes back in quotes.
  const near = didYouMean(
    `'${text}'`,
    presets.map((id) => `'${id}'`),
  );
  return new InputError(`There is no preset '${text}'. Presets: ${presets.join(', ')}.${near}`);
}

function isLink(text: string, models: readonly { readonly id: string }[]): boolean {
  return /^https?:/i.test(text) || text.includes('#') || text.includes('&v=') || models.some(({ id }) => id === text);
}

function worldOf(worlds: readonly World[], scenario: Scenario): World {
  const world = worlds.find(({ definition }) => definition.id === scenario.model.id);
  if (!world) throw new InputError(`There is no model named '${scenario.model.id}' here.`);
  return world;
}
