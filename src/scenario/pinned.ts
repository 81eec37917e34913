/**
 * The pinned run of a link: a second scenario as its differences from the one shown, under keys that begin with `A~`. Both run on
 * the same people, seed and days, and share their texts; only what makes them different runs travels (ADR 18). Splits keys and
 * makes records; bounds and migrations are the business of `link.ts`.
 */
import { scenarioHash } from './canonical';
import { type Deltas, same } from './deltas';
import type { ModelDefinition, Scenario } from './scenario';
import type { Note } from './values';

/** What keys of the pinned run begin with. No parameter's id holds `~`, so none can be taken for one. */
export const PINNED = 'A~';

/** Fields of a delta record in which the pinned run may differ; all others are those of the scenario shown. */
const OWN_FIELDS = ['level', 'start', 'changes'] as const;

/** Differences of the pinned run from the scenario shown, under plain names in schema order; none where they run the same. */
export function pinnedDeltas(pinned: Scenario, scenario: Scenario, model: ModelDefinition): Deltas {
  const deltas: Deltas = {};
  for (const { id } of model.parameters) {
    if (!same(pinned.values[id], scenario.values[id])) deltas[id] = pinned.values[id];
  }
  for (const field of OWN_FIELDS) {
    if (!same(pinned[field], scenario[field])) deltas[field] = pinned[field];
  }
  return deltas;
}

/** The record with `A~` before every key. */
export function withPrefix(deltas: Deltas): Deltas {
  return Object.fromEntries(Object.entries(deltas).map(([key, value]) => [PINNED + key, value]));
}

/** The record of a link as that of the scenario shown and that of the pinned run. Fields that are shared are reported and left out. */
export function splitPinned(all: Deltas): { readonly own: Deltas; readonly pinned: Deltas; readonly notes: Note[] } {
  const entries = Object.entries(all);
  const notes: Note[] = [];
  const pinned = entries.flatMap(([key, value]): [string, unknown][] => {
    if (!key.startsWith(PINNED)) return [];
    const name = key.slice(PINNED.length);
    if (!SHARED.has(name)) return [[name, value]];
    const text = `A: ${name}: shared with the run shown, ignored`;
    notes.push({ kind: 'unknown', path: key, text });
    return [];
  });
  return {
    own: Object.fromEntries(entries.filter(([key]) => !key.startsWith(PINNED))),
    pinned: Object.fromEntries(pinned),
    notes,
  };
}

const SHARED: ReadonlySet<string> = new Set([
  ...['seed', 'agents', 'horizon', 'title', 'description', 'authors', 'license', 'data'],
]);

/** Notes of reading the pinned run that the scenario shown has not caused already, with the run's letter before them. */
export function pinnedNotes(notes: readonly Note[], shown: readonly Note[]): Note[] {
  const said = new Set(shown.map(({ text }) => text));
  return notes
    .filter(({ text }) => !said.has(text))
    .map((note) => ({ ...note, path: PINNED + note.path, text: `A: ${note.text}` }));
}

/** The pinned run, or undefined where it is the scenario shown. */
export function ifDifferent(pinned: Scenario, scenario: Scenario, model: ModelDefinition): Scenario | undefined {
  return scenarioHash(pinned, model) === scenarioHash(scenario, model) ? undefined : pinned;
}
