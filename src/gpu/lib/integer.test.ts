import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexBelow, mulhi, mulhiRound, saturatingAdd, scale29 } from './integer';

const u32 = fc.oneof(
  fc.integer({ min: 0, max: 0xffffffff }),
  fc.constantFrom(0, 1, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff, 0x20000000, 0x1fffffff),
);
const least = (a: bigint) => Number(a < 0xffffffffn ? a : 0xffffffffn);

describe('integer arithmetic', () => {
  it('equals BigInt', () => {
    fc.assert(
      fc.property(u32, u32, (a, b) => {
        const product = BigInt(a) * BigInt(b);
        expect(mulhi(a, b)).toBe(Number(product >> 32n));
        expect(mulhiRound(a, b)).toBe(Number((product + 0x80000000n) >> 32n));
        expect(scale29(a, b)).toBe(least((product + 0x10000000n) >> 29n));
        expect(saturatingAdd(a, b)).toBe(least(BigInt(a) + BigInt(b)));
      }),
      { numRuns: 5000 },
    );
  });

  it('takes 0x20000000 as the factor 1 of scale29', () => {
    for (const h of [0, 1, 12345, 0x80000001, 0xffffffff]) expect(scale29(h, 0x20000000)).toBe(h);
  });

  it('keeps indices below n', () => {
    expect(indexBelow(0xffffffff, 7)).toBe(6);
    expect(indexBelow(0, 7)).toBe(0);
    expect(indexBelow(0x80000000, 7)).toBe(3);
  });
});
