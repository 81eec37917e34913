/**
 * The front of two objectives: weighted sums from one end to the other, each search beginning where the last one ended. Every point is
 * judged on the same fresh replicates; dominated ones are kept and said to be so.
 */
import type { Estimate } from '../../engine/statistics';
import type { ObjectiveSpec } from '../../worlds/objective';
import { type Ask, check, improve } from './improve';
import { magnitude } from './limits';
import type { Point } from './space';

export interface FrontPoint {
  /** Weight of the second objective, both measured by their magnitude at the beginning. */
  readonly weight: number;
  readonly objective: Estimate;
  readonly second: Estimate;
  /** Another point is better in both means. */
  readonly dominated: boolean;
  readonly values: readonly number[];
}

export interface Front {
  readonly points: readonly FrontPoint[];
  readonly stopped: boolean;
}

/** `n` points, the budget shared among them; the protocol as it is stands first, with weight NaN. */
export async function pareto(ask: Ask, second: ObjectiveSpec, n: number): Promise<Front> {
  const scales = [await magnitude(ask), await magnitude({ ...ask, objective: second })];
  const found: Omit<FrontPoint, 'dominated'>[] = [];
  const judge = async (weight: number, point: Point) => {
    const one = await check(ask, point);
    const other = await check({ ...ask, objective: second, limits: [] }, point);
    found.push({ weight, objective: one.objective, second: other.objective, values: ask.space.valuesAt(point) });
  };
  await judge(Number.NaN, ask.space.start);
  let from = ask.space.start;
  let stopped = false;
  for (let k = 0; k < n && !stopped; k++) {
    const weight = k / (n - 1);
    const objective: ObjectiveSpec = {
      kind: 'sum',
      parts: [
        { weight: (1 - weight) / scales[0], of: ask.objective },
        { weight: weight / scales[1], of: second },
      ],
    };
    const space = { ...ask.space, start: from };
    const one = await improve({ ...ask, objective, space, budget: ask.budget / n, starts: 1 });
    from = one.point;
    stopped = one.stopped;
    if (!stopped) await judge(weight, from);
  }
  const better = (a: Estimate, b: Estimate) => (a.mean ?? 0) < (b.mean ?? 0);
  const points = found.map((one) => ({
    ...one,
    dominated: found.some((other) => better(other.objective, one.objective) && better(other.second, one.second)),
  }));
  return { points, stopped };
}
