import fc from 'fast-check';
import { expect, it } from 'vitest';
import { livingAlone, sharedHouseholds } from './householdSizes';
import { MAX_HOUSEHOLD } from './people';
import { placeTables } from './tables';

it('houses any number of people exactly, for any shares', () => {
  const shares = fc.array(fc.nat(100), { minLength: 2, maxLength: MAX_HOUSEHOLD });
  fc.assert(
    fc.property(shares, fc.integer({ min: 2, max: 100_000 }), (sizes, persons) => {
      fc.pre(sizes.slice(1).some((share) => share > 0));
      const counts = sharedHouseholds(persons, sizes);
      expect(counts).toHaveLength(MAX_HOUSEHOLD + 1);
      expect(counts.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
      expect(counts[0] + counts[1]).toBe(0);
      expect(counts.reduce((sum, count, size) => sum + count * size, 0)).toBe(persons);
    }),
  );
});

it('keeps the census shares of shared households within .1 %', () => {
  const counts = sharedHouseholds(1_000_000, placeTables('us').householdSizes);
  const all = counts.reduce((a, b) => a + b, 0);
  [0.35, 0.15, 0.13, 0.06, 0.018, 0.012].forEach((share, i) => {
    expect(counts[i + 2] / all).toBeCloseTo(share / 0.72, 3);
  });
});

it('lets the share outside household contacts live alone, but nobody below 15', () => {
  const counts = new Array<number>(18).fill(1000);
  const rows = new Array<number>(18).fill(3);
  expect(livingAlone(counts, rows, 4, [0.3, 0.7])).toEqual(counts.map((_, band) => (band < 3 ? 0 : 250)));
  expect(livingAlone(counts, rows, 4, [1, 0])).toEqual(counts);
  expect(livingAlone(counts, rows, 0, [0.3, 0.7])).toEqual(counts.map(() => 0));
});
