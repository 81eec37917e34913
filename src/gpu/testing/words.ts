/** Pseudo-random words for tests of primitives: reproducible, and of all magnitudes. */
import { philox } from '../lib/philox';

/** u32[n], uniform below 2^bits. */
export function randomWords(n: number, seed: number, bits = 32): Uint32Array {
  const draw = new Uint32Array(4);
  return Uint32Array.from({ length: n }, (_, i) => {
    if (i % 4 === 0) philox(i >>> 2, seed, 0, 0, 0, 0, draw);
    return bits === 0 ? 0 : draw[i % 4] >>> (32 - bits);
  });
}

/** Where two arrays differ first, in words, or `equal`. Comparing large arrays element by element in a matcher is slow. */
export function firstDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): string {
  if (actual.length < expected.length) return `lengths ${actual.length} and ${expected.length}`;
  for (let i = 0; i < expected.length; i++) {
    if (!Object.is(actual[i], expected[i])) return `at ${i}: ${actual[i]} instead of ${expected[i]}`;
  }
  return 'equal';
}
