/**
 * The table of runs as data: what the strip shows and what `runs.csv` holds, from one source so that they cannot part. Settings stand
 * in it where the runs listed differ in them. Pure.
 */
import type { Value } from '../../scenario/parameter';
import type { ModelDefinition, Scenario } from '../../scenario/scenario';
import type { Cell } from '../export/csvText';
import { HEADLINES } from '../headlines';

/** A run in the table, whether pinned, shown or kept. */
export interface ListedRun {
  readonly letter: string;
  readonly name: string;
  readonly hash: string;
  readonly scenario: Scenario;
  /** Of the whole run, null before it is finished. */
  readonly outcomes: Readonly<Record<string, number>> | null;
}

export interface RunsTable {
  /** Names as in the file; settings by their id, outcomes as `outcome.deaths`. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly run: ListedRun; readonly cells: readonly Cell[] }[];
}

const HASH_DIGITS = 12;
export const OUTCOME = 'outcome.';
const FIXED = ['run_id', 'name', 'model', 'scenario_hash', 'seed', 'agents', 'level'] as const;

/** The table of the runs, all of one model. */
export function runsTable(runs: readonly ListedRun[], model: ModelDefinition): RunsTable {
  const texts = (id: string) => new Set(runs.map(({ scenario }) => JSON.stringify(scenario.values[id])));
  const parameters = model.parameters.map(({ id }) => id).filter((id) => texts(id).size > 1);
  return {
    columns: [...FIXED, ...parameters, ...HEADLINES.map((id) => OUTCOME + id)],
    rows: runs.map((run) => {
      const { letter, name, hash, scenario, outcomes } = run;
      const cells = [
        ...[letter, name, `${scenario.model.id} v${scenario.model.version}`, hash.slice(0, HASH_DIGITS)],
        ...[scenario.seed, scenario.agents, scenario.level],
        ...parameters.map((id) => valueCell(scenario.values[id])),
        ...HEADLINES.map((id) => outcomes?.[id] ?? null),
      ];
      return { run, cells };
    }),
  };
}

/** Tables of numbers stand in one cell, split by spaces. */
function valueCell(value: Value): Cell {
  return typeof value === 'object' ? value.join(' ') : value;
}

/** Kept runs whose name, note or hash hold every word of the filter. */
export function matchesFilter(
  { name, note, hash }: { readonly name: string; readonly note: string; readonly hash: string },
  filter: string,
): boolean {
  const text = `${name} ${note} ${hash.slice(0, HASH_DIGITS)}`.toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
