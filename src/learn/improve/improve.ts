/**
 * A search from beginning to end: several starts, the rest of the budget from the best of them, multipliers of limits, and what came of it on
 * fresh replicates, paired with the protocol as it was. The comparators have the same budget.
 */
import { untilStopped } from '../../engine/abort';
import { type Estimate, estimate, mean, ratioOfMeans, studentQuantile975 } from '../../engine/statistics';
import { Budget, type Spending } from './budget';
import { randomPoint, uniformPoint } from './draws';
import { FIRST_PENALTY, type Limited, magnitude, raise, withLimits } from './limits';
import { type Estimator, type Lab, problemOf } from './problem';
import { search, type TracePoint } from './search';
import type { Point } from './space';

export interface Ask extends Limited {
  /** Runs, gradients counted. */
  readonly budget: number;
  readonly starts: number;
  /** Fresh pairs at the end, not part of the budget. */
  readonly fresh: number;
  /** Of the random starts and protocols. */
  readonly seed: number;
  readonly signal?: AbortSignal;
  readonly onTrace?: (point: TracePoint, start: number) => void;
  readonly progress?: (fraction: number, what: string) => void;
}

/** A protocol that some way of searching found. */
export interface Found {
  readonly method: 'gradient' | 'random' | 'pieces' | 'differences' | 'grid';
  readonly point: Point;
  readonly spent: Spending;
  readonly trace: readonly TracePoint[];
  /** Whether the signal ended it early. */
  readonly stopped: boolean;
}

/** Numbers of replicates that no search uses. */
export const FRESH = 1_000_000;
/** Where the replicates of the final comparison of starts begin. */
const JUDGING = 500_000;
const SHARE_OF_STARTS = 0.5;
const ROUNDS = 3;

/** Searches by the adjoint, or by paired differences alone. */
export async function improve(ask: Ask, estimator: Estimator = 'adjoint'): Promise<Found> {
  const { space, starts, batch, seed, limits, signal } = ask;
  const budget = new Budget(ask.budget);
  const trace: TracePoint[] = [];
  let best: Point = space.start.slice();
  const penalties = limits.map(() => FIRST_PENALTY);
  const scale = limits.length > 0 ? await magnitude(ask) : 1;
  const problem = () => problemOf(ask.lab, ask.world, space, withLimits(ask, penalties, scale), budget, estimator);
  const run = async (from: Point, until: number, first: number, start: number) => {
    let reached = from;
    // The price of exceeding a limit rises between rounds, so the search goes on under another objective.
    const rounds = limits.length > 0 ? ROUNDS : 1;
    const already = budget.spent().equivalents;
    for (let round = 0; round < rounds; round++) {
      reached = await search(problem(), reached, {
        batch,
        first: first + round * 20_000,
        until: already + ((until - already) * (round + 1)) / rounds,
        signal,
        onTrace: (one) => {
          if (starts === 1 || start === starts) best = Float64Array.from(one.point);
          trace.push(one);
          ask.onTrace?.(one, start);
          ask.progress?.(Math.min(1, one.equivalents / ask.budget), 'searching');
        },
      });
      if (round + 1 < rounds) await raise(problem(), ask, reached, penalties, first + 20_000 * (round + 1) - batch);
    }
    return reached;
  };
  const stopped = await untilStopped(async () => {
    if (starts === 1) {
      best = await run(best, ask.budget, 0, 0);
      return;
    }
    const judged: { point: Point; value: number }[] = [];
    const replicates = Array.from({ length: batch }, (_, k) => JUDGING + k);
    const share = (ask.budget * SHARE_OF_STARTS) / starts;
    for (let start = 0; start < starts; start++) {
      const from = start === 0 ? space.start.slice() : randomPoint(space, seed, start - 1);
      const point = await run(from, share * (start + 1) - batch, 100_000 * start, start);
      judged.push({ point, value: mean(await problem().values(point, replicates)) });
      judged.sort((a, b) => a.value - b.value);
      best = judged[0].point;
    }
    const [{ point }] = judged;
    best = await run(point, ask.budget, 400_000, starts);
  });
  return {
    method: estimator === 'adjoint' ? 'gradient' : 'differences',
    point: best,
    spent: budget.spent(),
    trace,
    stopped,
  };
}

/**
 * The best of `n` random protocols, each on as many common replicates as the budget has for it. `random`: every number by itself; `pieces`: a
 * schedule in few pieces of equal length, steady ones among them, which is harder to beat.
 */
export async function bestOfRandom(ask: Ask, n: number, method: 'random' | 'pieces' = 'random'): Promise<Found> {
  const draw = method === 'random' ? uniformPoint : randomPoint;
  const points = Array.from({ length: n }, (_, k) => draw(ask.space, ask.seed, 1000 + k));
  return { method, ...(await bestOf(ask, points)) };
}

/** The best of a full grid of as many points a variable as the budget has runs for, and what was found at each. */
export async function bestOfGrid(ask: Ask, perVariable: number): Promise<Found> {
  const { variables } = ask.space;
  const count = perVariable ** variables.length;
  const points = Array.from({ length: count }, (_, k) =>
    Float64Array.from(variables, (_, j) => (Math.floor(k / perVariable ** j) % perVariable) / (perVariable - 1)),
  );
  return { method: 'grid', ...(await bestOf(ask, points)) };
}

async function bestOf(ask: Ask, points: readonly Point[]): Promise<Omit<Found, 'method'>> {
  const budget = new Budget(ask.budget);
  const scale = ask.limits.length > 0 ? await magnitude(ask) : 1;
  const penalties = ask.limits.map(() => FIRST_PENALTY);
  const problem = problemOf(ask.lab, ask.world, ask.space, withLimits(ask, penalties, scale), budget);
  const replicates = Array.from({ length: Math.max(1, Math.floor(ask.budget / points.length)) }, (_, k) => k);
  let best = { point: ask.space.start, value: Number.POSITIVE_INFINITY };
  const trace: TracePoint[] = [];
  const stopped = await untilStopped(async () => {
    for (const [k, point] of points.entries()) {
      const values = await problem.values(point, replicates);
      const value = mean(values);
      const gain = value - best.value;
      if (gain < 0) best = { point, value };
      const { equivalents } = budget.spent();
      trace.push({
        equivalents,
        value: best.value,
        gain,
        gainSe: Number.NaN,
        accepted: gain < 0,
        point: [...best.point],
        tried: [...point],
        triedValue: value,
      });
      ask.progress?.((k + 1) / points.length, `protocol ${k + 1} of ${points.length}`);
    }
  });
  return { point: best.point, spent: budget.spent(), trace, stopped };
}

/** Values of a protocol on fresh replicates, objective and limits. */
export interface Checked {
  /** By replicate. */
  readonly values: readonly number[];
  readonly objective: Estimate;
  readonly limits: Readonly<Record<string, Estimate & { readonly most: number; readonly held: boolean }>>;
}

/** A protocol on `ask.fresh` fresh replicates. */
export async function check(ask: Ask, point: Point, first = FRESH): Promise<Checked> {
  const budget = new Budget(Number.POSITIVE_INFINITY);
  const { objective, limits, fresh } = ask;
  const rows: Uint32Array[] = [];
  const keeping: Lab = {
    ...ask.lab,
    rows: async (scenario, replicate) => {
      const found = rows[replicate - first] ?? (await ask.lab.rows(scenario, replicate));
      rows[replicate - first] = found;
      return found;
    },
  };
  const problem = problemOf(keeping, ask.world, ask.space, objective, budget);
  const replicates = Array.from({ length: fresh }, (_, k) => first + k);
  const values = await problem.values(point, replicates);
  const found: Record<string, Checked['limits'][string]> = {};
  for (const { name, of, most } of limits) {
    const one = estimate(await problem.values(point, replicates, of));
    found[name] = { ...one, most, held: (one.mean ?? Number.NaN) <= most };
  }
  return { values, objective: estimate(values), limits: found };
}

/** How much lower `after` is than `before`, on the same replicates. */
export interface Gain {
  /** before − after. */
  readonly difference: Estimate;
  /** (before − after) / before, with its 95 % interval (delta method). */
  readonly relative: { readonly mean: number; readonly lower: number; readonly upper: number };
}

export function gainOf(before: readonly number[], after: readonly number[]): Gain {
  const difference = estimate(before.map((value, k) => value - after[k]));
  const { value, se } = ratioOfMeans(after, before);
  const reach = before.length > 1 ? studentQuantile975(before.length - 1) * se : Number.NaN;
  return { difference, relative: { mean: 1 - value, lower: 1 - value - reach, upper: 1 - value + reach } };
}
