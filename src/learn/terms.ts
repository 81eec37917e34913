/**
 * Daily quantities made of series: x_t = Σ weight_t · count_t by names of series, with the transpose of that map and its derivative by the
 * parameters that are weights. Knows no objective.
 */
import { writeKey } from '../scenario/key';
import type { Scenario } from '../scenario/scenario';
import { didYouMean } from '../scenario/words';
import type { Terms, Weight } from '../worlds/objective';
import { dailyValue } from './dailyValue';

/** What an objective is asked on: a world's series, and a model's scenario with its true number of agents. */
export interface Frame {
  readonly series: readonly { readonly name: string }[];
  readonly scenario: Scenario;
  readonly agents: number;
  readonly horizon: number;
  /** Of a built model: numbers of things that objectives price. */
  readonly units?: Readonly<Record<string, number>>;
}

/** Counts of a run, day after day: u32 from a run, reals in tests. */
export type Rows = ArrayLike<number>;

/** Numbers by key of a parameter: `id` for its value of the whole run, `id@day` for that of one day. */
export type ByParameter = Readonly<Record<string, number>>;

export interface DailyTerms {
  /** x of every day, f64[horizon]. */
  read(rows: Rows): Float64Array;
  /** dF / d count from dF / dx, added into f64[horizon * series]. */
  pullBack(slope: Float64Array, into: Float64Array): void;
  /** dF / d parameter from dF / dx, by the keys of the parameters that are weights, at fixed counts. */
  direct(rows: Rows, slope: Float64Array): Record<string, number>;
}

/** A weight on each day: the number, and the parameters behind it. */
export interface DailyWeight {
  /** f64[horizon] */
  readonly values: Float64Array;
  /** By parameter: dweight / dvalue on the day, f64[horizon], and the days on which the value is that of the whole run, u8[horizon]. */
  readonly by: Readonly<Record<string, { readonly slopes: Float64Array; readonly base: Uint8Array }>>;
}

/** Adds to `sums` what a parameter's values are worth: `id` for the whole run, `id@day` for the value of one day. */
export function addDirect(sums: Record<string, number>, { by }: DailyWeight, worth: (day: number) => number): void {
  for (const [id, { slopes, base }] of Object.entries(by)) {
    for (const [day, slope] of slopes.entries()) {
      const one = slope * worth(day);
      const key = writeKey({ id, entry: null, day });
      sums[key] = (sums[key] ?? 0) + one;
      sums[id] = (sums[id] ?? 0) + base[day] * one;
    }
  }
}

/**
 * @param name  how a sentence calls the weight, such as "The weight of 'tests'"
 * @throws RangeError for what is not finite, of another length than the run, or names no number parameter
 */
export function dailyWeight(weight: Weight, { scenario, horizon }: Frame, name: string): DailyWeight {
  if (typeof weight === 'number') return { values: new Float64Array(horizon).fill(weight), by: {} };
  if ('parameters' in weight) {
    const times = weight.times ?? 1;
    const values = new Float64Array(horizon);
    const by: Record<string, { slopes: Float64Array; base: Uint8Array }> = {};
    for (const id of weight.parameters) {
      const daily = dailyValue(scenario, id);
      const { slopes } = by[id] ?? { slopes: new Float64Array(horizon) };
      by[id] = { slopes, base: daily.base };
      for (let day = 0; day < horizon; day++) {
        values[day] += times * daily.values[day];
        slopes[day] += times;
      }
    }
    return { values, by };
  }
  if (weight.length !== horizon) {
    throw new RangeError(
      `${name} has ${weight.length} entries for a run of ${horizon} days; give one a day, or one number. Example: 1`,
    );
  }
  return { values: Float64Array.from(weight), by: {} };
}

/**
 * The daily quantity of `terms` in a run.
 *
 * @throws RangeError for series that there are not, and as `dailyWeight`
 */
export function dailyTerms(terms: Terms, frame: Frame): DailyTerms {
  const width = frame.series.length;
  const days = frame.horizon;
  const parts = Object.entries(terms).map(([name, weight]) => ({
    column: columnOf(frame, name),
    ...dailyWeight(weight, frame, `The weight of '${name}'`),
  }));
  const check = (rows: Rows) => {
    if (rows.length === days * width) return;
    throw new RangeError(
      `An objective of ${days} days and ${width} series needs ${days * width} counts, not ${rows.length}: give the rows of a whole run.`,
    );
  };
  return {
    read(rows) {
      check(rows);
      const x = new Float64Array(days);
      for (const { column, values } of parts) {
        for (let day = 0; day < days; day++) x[day] += values[day] * rows[day * width + column];
      }
      return x;
    },
    pullBack(slope, into) {
      for (const { column, values } of parts) {
        for (let day = 0; day < days; day++) into[day * width + column] += values[day] * slope[day];
      }
    },
    direct(rows, slope) {
      const sums: Record<string, number> = {};
      for (const part of parts) addDirect(sums, part, (day) => slope[day] * rows[day * width + part.column]);
      return sums;
    },
  };
}

/** Column of a series by name. @throws RangeError for series that there are not */
export function columnOf({ series }: Frame, name: string): number {
  const column = series.findIndex((one) => one.name === name);
  if (column >= 0) return column;
  const names = series.map((one) => one.name);
  const near = didYouMean(name, names) || ` Example: ${names[0]}`;
  throw new RangeError(`There is no series '${name}' in this world.${near}`);
}
