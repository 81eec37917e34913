import { describe, expect, it } from 'vitest';
import { planGrid } from './grid';
import { planRadix } from './radix';

const kernels = (n: number, bits: number) =>
  planRadix({ n, bits, keys: 'k', prefix: 'p' }).dispatches.filter(({ kernel }) => kernel === 'prim/radix_scatter');

describe('planRadix', () => {
  it('makes as many passes as the keys have digits, between two sides', () => {
    expect([1, 4, 5, 20, 32].map((bits) => kernels(5000, bits).length)).toEqual([1, 1, 2, 5, 8]);
    expect(planRadix({ n: 9, bits: 4, keys: 'k', prefix: 'p' }).sortedKeys).toBe('p/keys a');
    expect(planRadix({ n: 9, bits: 5, keys: 'k', prefix: 'p' }).sortedValues).toBe('p/values b');
  });
  it('never reads what it writes', () => {
    for (const { bind = {} } of kernels(5000, 32)) {
      expect([bind.keys, bind.values, bind.places]).not.toContain(bind.sorted_keys);
      expect([bind.keys, bind.values, bind.places]).not.toContain(bind.sorted_values);
    }
  });
  it('takes indices for values in the first pass only', () => {
    expect(kernels(10, 12).map(({ constants }) => constants?.identity)).toEqual([1, 0, 0]);
  });
  it('refuses keys of no bits or too many', () => {
    for (const bits of [0, 33, 1.5])
      expect(() => planRadix({ n: 1, bits, keys: 'k', prefix: 'p' })).toThrow(RangeError);
  });
});

it('planGrid sorts by as many bits as cells need', () => {
  const passes = (cells: number) =>
    planGrid({ n: 10, cells, cellOf: 'c', starts: 's', prefix: 'g' }).dispatches.filter(
      ({ kernel }) => kernel === 'prim/radix_count',
    ).length;
  expect([1, 16, 17, 256, 257].map(passes)).toEqual([1, 1, 2, 2, 3]);
  expect(() => planGrid({ n: 10, cells: 0, cellOf: 'c', starts: 's', prefix: 'g' })).toThrow(RangeError);
});
