import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addFixed, readFixed, readFixedNumber } from './fixed';

it('sums signed words exactly, in any order', () => {
  const i32 = fc.oneof(
    fc.integer({ min: -0x80000000, max: 0x7fffffff }),
    fc.constantFrom(-1, 0, 1, 0x7fffffff, -0x80000000),
  );
  fc.assert(
    fc.property(fc.array(i32, { maxLength: 200 }), (terms) => {
      const limbs = new Uint32Array(4);
      for (const x of terms) addFixed(limbs, 1, x);
      const backward = new Uint32Array(2);
      for (const x of [...terms].reverse()) addFixed(backward, 0, x);
      const sum = terms.reduce((total, x) => total + BigInt(x), 0n);
      expect(readFixed(limbs, 1)).toBe(sum);
      expect(readFixedNumber(limbs, 1)).toBe(Number(sum));
      expect([...limbs]).toEqual([0, 0, ...backward]);
    }),
  );
});
