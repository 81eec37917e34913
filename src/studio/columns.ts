/** Daily counters out of rows: columns, sums, weeks. Pure; rows are u32[days * series], row after row. */
import type { Series } from '../worlds/world';

/** The sum of some counters on each of the first `days` days. Names that the world does not count add nothing. */
export function column(series: readonly Series[], rows: Uint32Array, names: readonly string[], days: number): number[] {
  const at = names.map((name) => series.findIndex((one) => one.name === name)).filter((index) => index >= 0);
  return Array.from({ length: days }, (_, day) =>
    at.reduce((sum, index) => sum + rows[day * series.length + index], 0),
  );
}

/** A weekly total: `day` is the first day of the week. */
export interface Week {
  readonly day: number;
  readonly value: number;
}

/** Totals of whole weeks of daily values; `first` is the day of the run on which a week begins, which may lie before day 0. */
export function weeks(daily: readonly number[], first: number): Week[] {
  const totals: Week[] = [];
  for (let day = ((first % 7) + 7) % 7; day + 7 <= daily.length; day += 7) {
    totals.push({ day, value: daily.slice(day, day + 7).reduce((sum, value) => sum + value, 0) });
  }
  return totals;
}

/** The largest value and its day, day -1 where there is none. */
export function peak(daily: readonly number[]): { value: number; day: number } {
  return daily.reduce((best, value, day) => (value > best.value ? { value, day } : best), { value: 0, day: -1 });
}
