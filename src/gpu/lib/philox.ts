/**
 * Philox4x32-10, the counter-based generator of every draw. Twin of shaders/lib/philox.wgsl, bit for bit. What counters and
 * keys mean (agent, step, purpose, block; seed, replicate) is the worlds' business, not this file's.
 *
 * Source: Salmon, Moraes, Dror, Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3"; known answers of Random123.
 */

/**
 * Four uniform u32 words of the counter (c0, c1, c2, c3) under the key (k0, k1), written to `out[0..3]`. Arguments are
 * taken modulo 2^32. Allocates nothing: it is called tens of millions of times a second.
 */
export function philox(c0: number, c1: number, c2: number, c3: number, k0: number, k1: number, out: Uint32Array): void {
  let x0 = c0 | 0;
  let x1 = c1 | 0;
  let x2 = c2 | 0;
  let x3 = c3 | 0;
  let key0 = k0 | 0;
  let key1 = k1 | 0;
  for (let round = 0; round < 10; round++) {
    // High words of 0xd2511f53 * x0 and 0xcd9e8d57 * x2 from 16-bit halves, written out: a call costs more than the work.
    const al = x0 & 0xffff;
    const ah = x0 >>> 16;
    const ta = (Math.imul(ah, 0x1f53) + (Math.imul(al, 0x1f53) >>> 16)) | 0;
    const wa = (Math.imul(al, 0xd251) + (ta & 0xffff)) | 0;
    const high0 = (Math.imul(ah, 0xd251) + (ta >>> 16) + (wa >>> 16)) | 0;
    const bl = x2 & 0xffff;
    const bh = x2 >>> 16;
    const tb = (Math.imul(bh, 0x8d57) + (Math.imul(bl, 0x8d57) >>> 16)) | 0;
    const wb = (Math.imul(bl, 0xcd9e) + (tb & 0xffff)) | 0;
    const high1 = (Math.imul(bh, 0xcd9e) + (tb >>> 16) + (wb >>> 16)) | 0;
    const low0 = Math.imul(x0, 0xd2511f53);
    const low1 = Math.imul(x2, 0xcd9e8d57);
    x0 = high1 ^ x1 ^ key0;
    x1 = low1;
    x2 = high0 ^ x3 ^ key1;
    x3 = low0;
    key0 = (key0 + 0x9e3779b9) | 0;
    key1 = (key1 + 0xbb67ae85) | 0;
  }
  out[0] = x0;
  out[1] = x1;
  out[2] = x2;
  out[3] = x3;
}
