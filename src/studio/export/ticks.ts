/** Round numbers along an axis. */

/** Multiples of 1, 2 or 5 times a power of ten that reach from `low` or below it to `high` or above, about `wanted` of them. */
export function ticks(low: number, high: number, wanted: number): number[] {
  const rough = Math.max(high - low, Number.EPSILON) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}
