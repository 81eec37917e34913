/**
 * Random numbers and exact counts of population synthesis: a sequential stream over Philox, shuffles, weighted choice from
 * shrinking pools, largest remainders. Only `+ - * /` and integers, so that every engine builds the same people.
 */
import { mulhi, philox } from '../../gpu/lib';

/** What a stream of draws is for. Append-only: recorded populations depend on the values. */
export const PeoplePurpose = { traits: 0, order: 1, households: 2, membership: 3, schools: 4, workplaces: 5 } as const;

/** Second key word of all draws of the synthesis, "peop": far above every replicate and below the pair draws' top bit. */
export const PEOPLE_KEY = 0x70656f70;

/** Consecutive Philox words of one purpose. Which draw is which depends on the order of calls: host work only. */
export class Draws {
  private readonly words = new Uint32Array(4);
  private block = 0;
  private lane = 4;

  constructor(
    private readonly seed: number,
    private readonly purpose: number,
  ) {}

  /** A uniform u32. */
  word(): number {
    if (this.lane === 4) {
      philox(this.block++, 0, this.purpose, 0, this.seed, PEOPLE_KEY, this.words);
      this.lane = 0;
    }
    return this.words[this.lane++];
  }

  /** A uniform integer in [0, n), n at most 2^32. */
  below(n: number): number {
    return mulhi(this.word(), n);
  }

  /**
   * An index drawn with the given weights (non-negative integers, sum below 2^53), or -1 when all are zero. The draw has 32
   * bits: relative weights below 2^-32 are not seen.
   */
  weighted(weights: Float64Array | Uint32Array): number {
    let total = 0;
    for (let i = 0; i < weights.length; i++) total += weights[i];
    if (total === 0) return -1;
    let left = (this.word() / 0x100000000) * total;
    let last = -1;
    for (let i = 0; i < weights.length; i++) {
      const weight = weights[i];
      if (weight === 0) continue;
      if (left < weight) return i;
      left -= weight;
      last = i;
    }
    return last;
  }

  /** Shuffles `array[from … to)` in place (Fisher-Yates). */
  shuffle(array: Uint8Array | Uint32Array, from: number, to: number): void {
    for (let i = to - 1; i > from; i--) {
      const j = from + this.below(i - from + 1);
      const kept = array[i];
      array[i] = array[j];
      array[j] = kept;
    }
  }
}

/**
 * Integers in proportion to `shares` that sum to `total` exactly: largest remainders, ties to the lower index.
 *
 * @param shares  non-negative, not all zero unless `total` is 0
 */
export function apportion(shares: readonly number[], total: number): number[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  if (sum === 0) return shares.map(() => 0);
  const exact = shares.map((share) => (share / sum) * total);
  const counts = exact.map(Math.floor);
  let left = total - counts.reduce((a, b) => a + b, 0);
  const order = exact.map((value, i) => [value - counts[i], i] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (const [, i] of order) {
    if (left-- <= 0) break;
    counts[i]++;
  }
  return counts;
}

/** Integers next to the exact expectations that sum to the rounded sum of them, none above its count in `limits`. */
export function roundTogether(expected: readonly number[], limits: readonly number[]): number[] {
  const total = Math.round(expected.reduce((a, b) => a + b, 0));
  return apportion(expected, total).map((value, i) => Math.min(value, limits[i]));
}
