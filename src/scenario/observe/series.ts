/** Series over time as the rest of the program takes them, whatever file they came from. Plain data. */

export interface ObservedSeries {
  readonly name: string;
  /** f64[times], missing values as NaN. */
  readonly values: Float64Array;
}

export interface Observations {
  readonly name: string;
  /** `calendar`: days since 1970-01-01; `relative`: days (or weeks times 7) as the file counts them. */
  readonly clock: 'calendar' | 'relative';
  /** f64[times], ascending, in days: the first day that a value stands for. */
  readonly days: Float64Array;
  /** ISO dates of `days`; empty for a relative clock. */
  readonly dates: readonly string[];
  /** From the commonest distance between rows. */
  readonly interval: 'daily' | 'weekly' | 'irregular';
  readonly series: readonly ObservedSeries[];
  /** Columns left out because they hold text. */
  readonly ignored: readonly string[];
}

/** Daily or weekly where more than half of the distances say so. `days` ascending. */
export function intervalOf(days: ArrayLike<number>): Observations['interval'] {
  const counts = new Map<number, number>();
  for (let k = 1; k < days.length; k++) counts.set(days[k] - days[k - 1], (counts.get(days[k] - days[k - 1]) ?? 0) + 1);
  for (const [gap, count] of counts) {
    if (2 * count > days.length - 1 && (gap === 1 || gap === 7)) return gap === 1 ? 'daily' : 'weekly';
  }
  return 'irregular';
}
