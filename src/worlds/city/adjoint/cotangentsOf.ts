/**
 * One replicate forward with a tape and backward by days: cotangents of every factor and choice, and no parameter yet. The f64 oracle
 * of the kernels, and what runs where there is no WebGPU.
 */
import { Count } from '../enums';
import { Circle } from '../mixing';
import type { CityModel } from '../model';
import { byResponse, byShare, perception, transmitted } from './contact';
import { Choices, Durations, Factors } from './cotangents';
import { begun, moved } from './course';
import { type History, historyOf } from './history';
import { aDayLater, isolation } from './isolation';
import { Sweep } from './sweep';
import type { SweepDay } from './sweepDay';
import { OUTSIDE, WITNESSES } from './tape';
import { testing } from './testing';
import { tracing } from './tracing';

/** dF / d count, f64[horizon * Count.words] row after row, from the rows of the run. */
export type SeriesCotangent = (rows: Uint32Array) => Float64Array;

export interface Cotangents {
  readonly history: History;
  readonly factors: Factors;
  /** Choices whose probability is a lever, and a word of the tables. */
  readonly levers: Choices;
  readonly tables: Choices;
  readonly durations: Durations;
  /** dF / d share of avoidable contacts, by day and layer: f64[horizon * 4]. */
  readonly shares: Float64Array;
  /** dF / d (cases seen at half the response), f64[horizon]. */
  readonly half: Float64Array;
  /** dF / d days until a result is known, by the day before the result: f64[horizon]. */
  readonly turnaround: Float64Array;
  /** Summed values of infections from outside and their number, by day of infection: f64[horizon + 1], first those before day 0. */
  readonly outside: Float64Array;
  readonly numberOutside: Float64Array;
}

/**
 * Forward and backward.
 *
 * @param progress  called with 0 … 1; may throw to cancel
 */
export function cotangentsOf(
  model: CityModel,
  replicate: number,
  cotangent: SeriesCotangent,
  progress: (fraction: number) => void = () => {},
): Cotangents {
  const { horizon } = model;
  const history = historyOf(model, replicate, (day) => progress(day / (2 * horizon)));
  return backward(history, cotangent, (fraction) => progress((1 + fraction) / 2));
}

/** The backward sweep alone. */
export function backward(
  history: History,
  cotangent: SeriesCotangent,
  progress: (fraction: number) => void = () => {},
): Cotangents {
  const { model, replicate } = history;
  const { horizon, people, block, scenario } = model;
  const { evenings, rows, tape } = history;
  const weights = cotangent(rows).slice();
  const sweep = new Sweep(history);
  const circle = new Circle(people, block, scenario.seed, replicate);
  const result: Cotangents = {
    history,
    factors: new Factors(horizon),
    levers: new Choices(),
    tables: new Choices(),
    durations: new Durations(),
    shares: new Float64Array(4 * horizon),
    half: new Float64Array(horizon),
    turnaround: new Float64Array(horizon),
    outside: new Float64Array(horizon + 1),
    numberOutside: new Float64Array(horizon + 1),
  };
  const { factors, levers, tables, durations } = result;
  let heeded: readonly number[] = [];
  const dayOf = (day: number): SweepDay => ({
    history,
    day,
    before: evenings[day - 1] ?? history.morning,
    after: evenings[day] ?? history.morning,
    sweep,
  });
  const infections = (of: SweepDay) =>
    sweep.infections(of.day, (node, credit, value) => {
      transmitted(model, tape, node, credit, factors);
      begun(of, tape.person[node], Math.max(0, of.day), value, tables, durations);
      if (tape.parent[node * WITNESSES] !== OUTSIDE) return;
      result.outside[of.day + 1] += sweep.value[node];
      result.numberOutside[of.day + 1]++;
    });
  for (let day = horizon - 1; day >= 0; day--) {
    const of = dayOf(day);
    sweep.costs(day, weights.subarray(day * Count.words, (day + 1) * Count.words));
    infections(of);
    const seen = perception(rows, of.after.levers, day);
    const response = byResponse(day, of.after.levers, seen.response, factors);
    result.shares.set(byShare(day, of.after.levers, seen.response, factors), 4 * day);
    result.half[day] = response * seen.byHalf;
    for (let past = seen.from; past < seen.to; past++) {
      weights[past * Count.words + Count.positives] += response * seen.bySeen;
    }
    result.turnaround[day] = aDayLater(of, evenings[day + 1], heeded);
    heeded = tracing(of, circle, levers);
    testing(of, levers);
    isolation(of, levers);
    moved(of, tables, durations);
    progress(1 - day / horizon);
  }
  infections(dayOf(-1));
  return result;
}
