/**
 * Integer arithmetic on u32 words that JavaScript and WGSL lack: high products, rounding scales, saturating sums.
 * Twin of shaders/lib/integer.wgsl, bit for bit. No random numbers and no floats here.
 */

/** High word of the 64-bit product of two u32, assembled from 16-bit halves (every partial sum fits 32 bits). */
export function mulhi(a: number, b: number): number {
  const al = a & 0xffff;
  const ah = a >>> 16;
  const bl = b & 0xffff;
  const bh = b >>> 16;
  const t = (Math.imul(ah, bl) + (Math.imul(al, bl) >>> 16)) | 0;
  const w = (Math.imul(al, bh) + (t & 0xffff)) | 0;
  return (Math.imul(ah, bh) + (t >>> 16) + (w >>> 16)) >>> 0;
}

/** `round(a * b / 2^32)`, halves up. It cannot overflow: the largest product is (2^32 - 1)^2. */
export function mulhiRound(a: number, b: number): number {
  return (mulhi(a, b) + (Math.imul(a, b) >>> 31)) >>> 0;
}

/**
 * `round(h * g / 2^29)`, halves up, at most 0xffffffff.
 *
 * @param h  u32, for example a hazard in units of 2^-28
 * @param g  u32, a factor in units of 2^-29: 0x20000000 is 1, the largest is just below 8
 */
export function scale29(h: number, g: number): number {
  const high = mulhi(h, g);
  const low = Math.imul(h, g);
  if (high >>> 29 !== 0) return 0xffffffff;
  const floor = ((high << 3) | (low >>> 29)) >>> 0;
  return Math.min(floor + ((low >>> 28) & 1), 0xffffffff);
}

/** `min(a + b, 0xffffffff)`. A saturating sum of u32 does not depend on the order of its terms. */
export function saturatingAdd(a: number, b: number): number {
  return Math.min(a + b, 0xffffffff);
}

/** Index in [0, n) from a uniform u32 draw: the high word of `u * n`. Bias below n / 2^32; never `%`. */
export function indexBelow(u: number, n: number): number {
  return mulhi(u, n);
}
