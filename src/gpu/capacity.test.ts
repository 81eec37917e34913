import { describe, expect, it } from 'vitest';
import { capacity, combine, DEFAULT_LIMITS, requirements } from './capacity';

const plan = (...words: number[]) => ({
  buffers: words.map((n, i) => ({ name: `b${i}`, words: n, role: 'state' as const })),
});

describe('requirements', () => {
  it('keeps the defaults where they suffice', () => {
    expect(requirements(plan(8_400_000, 2 * 8_400_000))).toEqual({ limits: DEFAULT_LIMITS, bytes: 100_800_000 });
  });
  it('asks for exactly the widest buffer beyond them', () => {
    expect(requirements(plan(4 * 8_400_000, 100)).limits).toEqual({
      maxBufferSize: 2 ** 28,
      maxStorageBufferBindingSize: 134_400_000,
    });
    expect(requirements(plan(84_000_000)).limits.maxBufferSize).toBe(336_000_000);
  });
  it('combines limit by limit', () => {
    const both = combine(requirements(plan(84_000_000)), requirements(plan(10)));
    expect(both).toEqual({
      limits: { maxBufferSize: 336_000_000, maxStorageBufferBindingSize: 336_000_000 },
      bytes: 336_000_000,
    });
  });
});

describe('capacity', () => {
  it('is bounded by the budget, then by the widest binding', () => {
    expect(capacity(64, DEFAULT_LIMITS)).toBe(16_777_216);
    expect(capacity(128, DEFAULT_LIMITS)).toBe(8_388_608);
    expect(capacity(40, DEFAULT_LIMITS, 2 ** 32, 16)).toBe(8_388_608);
    expect(capacity(40, DEFAULT_LIMITS, 39)).toBe(0);
  });
  it('inverts requirements: what it allows fits, one more does not', () => {
    const agents = capacity(16, DEFAULT_LIMITS, 1e6, 8);
    expect(requirements(plan(2 * agents, 2 * agents)).bytes).toBeLessThanOrEqual(1e6);
    expect(requirements(plan(2 * agents + 2, 2 * agents + 2)).bytes).toBeGreaterThan(1e6);
  });
  it('refuses agents of no size', () => {
    expect(() => capacity(0, DEFAULT_LIMITS)).toThrow(RangeError);
  });
});
