import { describe, expect, it } from 'vitest';
import { planScan, scanReference } from './scan';

const plan = (n: number) => planScan({ n, input: 'in', output: 'out', prefix: 'p' });

describe('planScan', () => {
  it('takes one level up to 1024 words, two to 2^20, three to 16 million', () => {
    expect([1, 1024, 1025, 2 ** 20, 2 ** 20 + 1, 2 ** 24].map((n) => plan(n).dispatches.length)).toEqual([
      1, 1, 3, 3, 5, 5,
    ]);
  });
  it('names the total and keeps scratch small', () => {
    const { buffers, total } = plan(2 ** 24);
    expect(total).toBe('p/sums 2');
    expect(buffers.find(({ name }) => name === total)?.words).toBe(1);
    expect(buffers.reduce((sum, { words }) => sum + words, 0)).toBeLessThan(2 ** 24 / 256);
  });
  it('has nothing to do at length 0 and refuses what is no length', () => {
    expect(plan(0).dispatches).toEqual([]);
    for (const n of [-1, 1.5, Number.NaN, 2 ** 29]) expect(() => plan(n)).toThrow(RangeError);
  });
});

it('scanReference wraps like u32', () => {
  const { prefixes, total } = scanReference(Uint32Array.of(0xffffffff, 2, 5));
  expect([...prefixes, total]).toEqual([0, 0xffffffff, 1, 6]);
});
