/** The comparison as rows of a file: what `comparison.csv` holds, all limits as on the page and unrounded. Pure. */
import type { Cell } from '../export/csvText';
import type { Shown } from './comparedFrame';
import { compareOutcomes } from './comparison';

const HASH_DIGITS = 12;

const COLUMNS = [
  ...['outcome', 'days', 'pairs', 'a', 'b', 'difference', 'difference_lower', 'difference_upper'],
  ...['relative', 'relative_lower', 'relative_upper', 'scenario_a', 'scenario_b'],
] as const;

/**
 * One row an outcome under a row of names. `a` and `b` are means over the pairs, `difference` is B − A, `relative` is that of A, a
 * fraction; limits are those of 95 % t intervals, empty with one pair.
 */
export function comparisonTable(shown: Shown): Cell[][] {
  const scenarios = [shown.a, shown.b].map((hash) => hash.slice(0, HASH_DIGITS));
  const rows = compareOutcomes(shown, shown.days).map(({ id, a, b, difference, relative }): Cell[] => [
    ...[id, shown.days, difference.n, a, b],
    ...[difference.mean, difference.lower, difference.upper],
    ...[relative?.mean ?? null, relative?.lower ?? null, relative?.upper ?? null],
    ...scenarios,
  ]);
  return [[...COLUMNS], ...rows];
}
