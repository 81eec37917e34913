/** The result of `run`: one object whose JSON is a contract with scripts, and the same as CSV. Pure. */

import { type Replicate, summarise } from '../engine/ensemble';
import { joinRows, seriesColumns } from '../engine/rows';
import type { DeviceKind } from '../engine/run';
import type { Estimate } from '../engine/statistics';
import { scenarioHash } from '../scenario/canonical';
import { digestRows } from '../scenario/digest';
import type { Model, World } from '../worlds/world';

export interface Timing {
  readonly buildSeconds: number;
  /** Opening devices, compiling, filling buffers, and measuring which device is faster. */
  readonly launchSeconds: number;
  readonly runSeconds: number;
  /** Agents times days of all replicates over the seconds of launching and running. */
  readonly agentDaysPerSecond: number;
  /** Bytes of GPU memory a person, null where no plan was put on a GPU. */
  readonly gpuBytesPerAgent: number | null;
  /** Name of the graphics adapter, null where none was opened. */
  readonly adapter: string | null;
}

export interface RunResult {
  /** Hex SHA-256 of what determines the run. */
  readonly scenarioHash: string;
  /** Hex SHA-256 of the u32 counts of all days, in schema order, replicate after replicate. */
  readonly digest: string;
  readonly device: DeviceKind;
  readonly agents: number;
  readonly days: number;
  /** Daily counts of replicate 0. */
  readonly series: Readonly<Record<string, readonly number[]>>;
  readonly outcomes: Readonly<Record<string, Estimate>>;
  readonly timing: Timing;
}

export function toResult(world: World, model: Model, runs: readonly Replicate[], timing: Timing): RunResult {
  return {
    scenarioHash: scenarioHash(model.scenario, world.definition),
    digest: digestRows(joinRows(runs.map(({ rows }) => rows))),
    device: runs[runs.length - 1].device,
    agents: model.agents,
    days: model.horizon,
    series: seriesColumns(world.series, runs[0].rows),
    outcomes: summarise(runs),
    timing,
  };
}

/** All replicates, one line per replicate and day: `replicate,day,<series…>`. */
export function toCsv(world: World, runs: readonly Replicate[]): string {
  const width = world.series.length;
  const lines = [['replicate', 'day', ...world.series.map(({ name }) => name)].join(',')];
  for (const { replicate, rows } of runs) {
    for (let day = 0; day * width < rows.length; day++) {
      lines.push([replicate, day, ...rows.subarray(day * width, (day + 1) * width)].join(','));
    }
  }
  return `${lines.join('\n')}\n`;
}
