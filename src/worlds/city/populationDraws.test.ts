import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apportion, Draws, roundTogether } from './populationDraws';

it('apportions every total exactly and within one of the share', () => {
  const shares = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(shares, fc.nat(10_000_000), (given, total) => {
      const sum = given.reduce((a, b) => a + b, 0);
      fc.pre(sum > 1e-6);
      const counts = apportion(given, total);
      expect(counts.reduce((a, b) => a + b, 0)).toBe(total);
      counts.forEach((count, i) => {
        expect(Math.abs(count - (given[i] / sum) * total)).toBeLessThan(1 + 1e-6);
      });
    }),
  );
});

it('gives remainders to the largest, ties to the first', () => {
  expect(apportion([1, 1, 1], 4)).toEqual([2, 1, 1]);
  expect(apportion([0.2, 0.5, 0.3], 3)).toEqual([1, 1, 1]);
  expect(roundTogether([0.4, 0.4, 1.9], [5, 5, 1])).toEqual([1, 0, 1]);
});

it('draws weights in proportion and never what has none', () => {
  const draws = new Draws(5, 1);
  const seen = [0, 0, 0, 0];
  for (let i = 0; i < 60_000; i++) seen[draws.weighted(Float64Array.of(1, 0, 2, 3))]++;
  expect(seen[1]).toBe(0);
  // Chi-square with 2 degrees of freedom, .999 quantile 13.8.
  const chi = [10_000, 20_000, 30_000].reduce((sum, e, i) => sum + (seen[[0, 2, 3][i]] - e) ** 2 / e, 0);
  expect(chi).toBeLessThan(13.8);
  expect(draws.weighted(Float64Array.of(0, 0))).toBe(-1);
});

it('shuffles uniformly', () => {
  const draws = new Draws(9, 1);
  const seen = new Map<string, number>();
  for (let i = 0; i < 24_000; i++) {
    const array = Uint32Array.of(7, 0, 1, 2, 3, 7);
    draws.shuffle(array, 1, 5);
    expect([array[0], array[5]]).toEqual([7, 7]);
    const key = array.join();
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  expect(seen.size).toBe(24);
  // Chi-square with 23 degrees of freedom, .999 quantile 49.7.
  expect([...seen.values()].reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)).toBeLessThan(49.7);
});
