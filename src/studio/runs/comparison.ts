/**
 * A and B in numbers: for each headline outcome the two means, the mean of the paired differences B − A and the difference as a share
 * of A, with 95 % t intervals over the pairs, and what may be said of it. Pure.
 */
import { type Estimate, estimate } from '../../engine';
import type { World } from '../../worlds/world';
import { HEADLINES } from '../headlines';
import { type Pair, relativeDifference } from '../spread';

/**
 * `same`: exactly equal in every pair; `single`: one pair, no interval; `chance`: an interval holds 0; else the direction of B.
 * `none`: there are no days yet.
 */
export type Verdict = 'none' | 'same' | 'single' | 'chance' | 'less' | 'more';

export interface OutcomeDifference {
  readonly id: (typeof HEADLINES)[number];
  readonly a: number | null;
  readonly b: number | null;
  /** B − A. */
  readonly difference: Estimate;
  /** (B − A) / A, a fraction; null where A has none of it. */
  readonly relative: Estimate | null;
  readonly verdict: Verdict;
}

/** Both sides of a comparison. A pair without rows of the baseline compares a run with itself. */
export interface Compared {
  readonly world: World;
  readonly current: Parameters<World['outcomes']>[0];
  readonly baseline: Parameters<World['outcomes']>[0] | null;
  readonly pairs: readonly Pair[];
}

/** The outcomes of the first `days` days of every pair. */
export function compareOutcomes({ world, current, baseline, pairs }: Compared, days: number): OutcomeDifference[] {
  const width = world.series.length;
  const upTo = (rows: Uint32Array) => rows.subarray(0, days * width);
  const known = days > 0 ? pairs : [];
  const b = known.map((pair) => world.outcomes(current, upTo(pair.current)));
  const a = known.map((pair, k) => (baseline && pair.baseline ? world.outcomes(baseline, upTo(pair.baseline)) : b[k]));
  return HEADLINES.map((id) => {
    const before = a.map((outcomes) => outcomes[id]);
    const after = b.map((outcomes) => outcomes[id]);
    const difference = estimate(after.map((value, k) => value - before[k]));
    const none = before.every((value) => value === 0);
    const same = after.every((value, k) => value === before[k]);
    const relative = none ? (same && known.length > 0 ? difference : null) : relativeOf(after, before);
    return {
      id,
      a: estimate(before).mean,
      b: estimate(after).mean,
      difference,
      relative,
      verdict: verdictOf(difference, relative, same),
    };
  });
}

function relativeOf(after: readonly number[], before: readonly number[]): Estimate | null {
  if (before.length === 0) return null;
  return relativeDifference(after, before);
}

function verdictOf(difference: Estimate, relative: Estimate | null, same: boolean): Verdict {
  if (difference.n === 0) return 'none';
  if (same) return 'same';
  const { mean, lower, upper } = difference;
  if (mean === null || lower === null || upper === null) return 'single';
  // Two estimators that may part at the edge: both must leave out 0.
  const holds = [difference, relative].some((one) => one && Number(one.lower) <= 0 && Number(one.upper) >= 0);
  if (holds) return 'chance';
  return mean < 0 ? 'less' : 'more';
}

/** The reach of a common axis for all plots: a round share that holds every interval, at least 5 %. */
export function axisReach(outcomes: readonly OutcomeDifference[]): number {
  const most = outcomes.reduce((reach, { relative }) => {
    const limits = [relative?.lower, relative?.upper, relative?.mean].map((value) => Math.abs(value ?? 0));
    return Math.max(reach, ...limits);
  }, 0);
  return AXES.find((reach) => reach >= most) ?? Math.ceil(most);
}

const AXES = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.5, 2, 3, 5] as const;
