/**
 * Two-limb integer accumulator: 64-bit two's complement sums in two u32 words, as shaders/lib/fixed.wgsl makes them with
 * atomics. Twin and reader; the order of additions does not matter.
 */

/** Adds the signed 32-bit integer x to the 64-bit sum at `limbs[2 * slot]` (low) and `limbs[2 * slot + 1]` (high). */
export function addFixed(limbs: Uint32Array, slot: number, x: number): void {
  const before = limbs[2 * slot];
  const after = (before + x) >>> 0;
  limbs[2 * slot] = after;
  // The carry of the low word, and the all-ones high word of a negative x.
  limbs[2 * slot + 1] += (after < before ? 1 : 0) + (x < 0 ? 0xffffffff : 0);
}

/** The signed 64-bit sum as a BigInt, exactly. */
export function readFixed(limbs: Uint32Array, slot: number): bigint {
  return BigInt.asIntN(64, (BigInt(limbs[2 * slot + 1]) << 32n) | BigInt(limbs[2 * slot]));
}

/** The signed 64-bit sum as a number: exact below 2^53 in size, else correctly rounded. */
export function readFixedNumber(limbs: Uint32Array, slot: number): number {
  return Number(readFixed(limbs, slot));
}
