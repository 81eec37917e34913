/** The tidy tables: one fact a row, no comment lines (columns: design, section 9.3). Rows as data; `csvText` makes them text. */
import { estimate, standardDeviation } from '../../engine';
import { dayNumber, isoDate } from '../../scenario/dates';
import type { Value } from '../../scenario/parameter';
import type { Cell } from './csvText';
import { type ExportRun, outcomesOf } from './exportRun';
import { ascending, quantile } from './quantiles';

/** Header and rows. */
export type TidyTable = readonly (readonly Cell[])[];

const RUN_COLUMNS = ['run_id', 'name', 'model', 'scenario_hash', 'seed', 'agents', 'level'] as const;
export const SERIES_COLUMNS = [
  ...(['run_id', 'replicate', 'level', 'time', 'date', 'metric', 'group', 'value'] as const),
] as const;
export const SUMMARY_COLUMNS = [
  ...(['run_id', 'metric', 'mean', 'sd', 'q025', 'q25', 'q50', 'q75', 'q975', 'n'] as const),
] as const;

/**
 * One row a run: what was asked, every parameter, and outcomes of replicate 0 up to the last day exported. Tables of numbers stand
 * in one cell, split by spaces. All runs must be of one model.
 */
export function runsTable(runs: readonly ExportRun[]): TidyTable {
  const parameters = runs[0]?.world.definition.parameters.map(({ id }) => id) ?? [];
  const outcomes = runs.map((run) =>
    run.world.outcomes(run.model, run.replicates[0].subarray(0, run.days * run.world.series.length)),
  );
  const names = Object.keys(outcomes[0] ?? {});
  const rows = runs.map(({ id, name, hash, scenario }, k) => [
    ...[id, name, `${scenario.model.id} v${scenario.model.version}`, hash],
    ...[scenario.seed, scenario.agents, scenario.level],
    ...parameters.map((parameter) => valueCell(scenario.values[parameter])),
    ...names.map((outcome) => outcomes[k][outcome] ?? null),
  ]);
  return [[...RUN_COLUMNS, ...parameters, ...names.map((name) => `outcome.${name}`)], ...rows];
}

/**
 * One row a run, replicate, day and counter, in portions of one replicate. `time` is the day counted from 1, `group` is `all`:
 * counters of the model are totals of the city. The first portion begins with the header.
 */
export function* seriesPortions(runs: readonly ExportRun[]): Generator<TidyTable> {
  yield [SERIES_COLUMNS];
  for (const { id, world, scenario, days, replicates } of runs) {
    const first = dayNumber(scenario.start) ?? 0;
    const width = world.series.length;
    for (const [replicate, values] of replicates.entries()) {
      yield Array.from({ length: days * width }, (_, at) => {
        const day = Math.floor(at / width);
        const { name } = world.series[at % width];
        return [id, replicate, scenario.level, day + 1, isoDate(first + day), name, 'all', values[at]];
      });
    }
  }
}

/** One row a run and outcome, over its replicates. Without a second replicate there is no deviation. */
export function summaryTable(runs: readonly ExportRun[]): TidyTable {
  const rows = runs.flatMap((run) => {
    const outcomes = outcomesOf(run);
    return Object.keys(outcomes[0] ?? {}).map((metric): Cell[] => {
      const values = outcomes.map((one) => one[metric]).filter(Number.isFinite);
      const sorted = ascending(values);
      const levels = [0.025, 0.25, 0.5, 0.75, 0.975].map((level) => finite(quantile(sorted, level)));
      return [run.id, metric, estimate(values).mean, finite(standardDeviation(values)), ...levels, values.length];
    });
  });
  return [SUMMARY_COLUMNS, ...rows];
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function valueCell(value: Value): Cell {
  return typeof value === 'object' ? value.join(' ') : value;
}
