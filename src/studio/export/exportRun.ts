/** A run as the writers take it: its scenario, its days, and every replicate known of it. Plain data; knows no page. */
import type { Scenario } from '../../scenario/scenario';
import type { Model, World } from '../../worlds/world';

export interface ExportRun {
  /** First 12 hex digits of the scenario's hash. */
  readonly id: string;
  /** Hex SHA-256 of the scenario. */
  readonly hash: string;
  /** What the page calls it. */
  readonly name: string;
  readonly world: World;
  readonly model: Model;
  readonly scenario: Scenario;
  /** Days exported, from the first. */
  readonly days: number;
  /** Rows of replicate 0, 1, …: u32[at least days * series], row after row. */
  readonly replicates: readonly Uint32Array[];
}

/** Rows of the days exported, u32[days * series]. */
export function rowsOf({ world, days }: ExportRun, replicate: Uint32Array): Uint32Array {
  return replicate.subarray(0, days * world.series.length);
}

/** Outcomes of every replicate up to the last day exported. */
export function outcomesOf(run: ExportRun): Record<string, number>[] {
  return run.replicates.map((rows) => run.world.outcomes(run.model, rowsOf(run, rows)));
}
