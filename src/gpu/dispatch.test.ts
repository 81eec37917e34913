import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWork, dispatchShape, MAX_GROUPS } from './dispatch';

describe('dispatchShape', () => {
  it('covers all items within the limits, with less than one row to spare', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 34 }), fc.constantFrom(1, 64, 256), (items, size) => {
        fc.pre(items / size < 2 ** 31);
        const { columns, rows } = dispatchShape(items, size);
        expect(columns).toBeLessThanOrEqual(MAX_GROUPS);
        expect(columns * rows * size).toBeGreaterThanOrEqual(items);
        expect((columns * rows - Math.ceil(items / size)) / rows).toBeLessThan(1);
      }),
    );
  });

  it('takes two rows at 8.4 million and none at 0', () => {
    expect(dispatchShape(8_400_000, 64)).toEqual({ columns: 43_750, rows: 3 });
    expect(dispatchShape(4_194_240, 64)).toEqual({ columns: 65_535, rows: 1 });
    expect(dispatchShape(4_194_241, 64)).toEqual({ columns: 32_768, rows: 2 });
    expect(dispatchShape(0, 64)).toEqual({ columns: 0, rows: 0 });
  });

  it('refuses what is no count', () => {
    for (const items of [-1, 0.5, Number.NaN]) expect(() => dispatchShape(items, 64)).toThrow(RangeError);
    expect(() => dispatchShape(2 ** 33, 1)).toThrow(/do not fit/);
  });
});

describe('checkWork', () => {
  it('lets a city with 255 neighbours pass and stops all pairs of 100,000 agents', () => {
    expect(() => checkWork({ kernel: 'w/k', items: 8_400_000, work: 255 })).not.toThrow();
    expect(() => checkWork({ kernel: 'w/k', items: 100_000, work: 100_000 })).toThrow(
      /w\/k: 100000 items of 100000 visits/,
    );
  });
});
