/** Quantiles of few values, and the levels that forecast hubs ask for. */

/** The 23 levels of the hubs for quantile forecasts. */
export const HUB_LEVELS = [
  0.01,
  0.025,
  ...Array.from({ length: 19 }, (_, k) => (5 + 5 * k) / 100),
  0.975,
  0.99,
] as const;

/**
 * Quantile by linear interpolation between order statistics (Hyndman and Fan 1996, type 7; the default of R and NumPy), hence
 * monotone in the level. NaN for no values.
 *
 * @param sorted  ascending
 * @param level   0 to 1
 */
export function quantile(sorted: readonly number[], level: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = level * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
}

/** The values in ascending order. */
export function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}
