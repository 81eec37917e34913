/**
 * pcg3d, a cheap hash of three words. Allowed only where its quality is tested for the use (initial placement, shuffles, view
 * jitter); decisions of agents draw from philox. Twin of shaders/lib/pcg.wgsl, bit for bit.
 *
 * Source: Jarzynski, Olano (2020), "Hash functions for GPU rendering", JCGT 9(3).
 */
export function pcg3d(x: number, y: number, z: number, out: Uint32Array): void {
  let a = (Math.imul(x, 1664525) + 1013904223) | 0;
  let b = (Math.imul(y, 1664525) + 1013904223) | 0;
  let c = (Math.imul(z, 1664525) + 1013904223) | 0;
  a = (a + Math.imul(b, c)) | 0;
  b = (b + Math.imul(c, a)) | 0;
  c = (c + Math.imul(a, b)) | 0;
  a ^= a >>> 16;
  b ^= b >>> 16;
  c ^= c >>> 16;
  a = (a + Math.imul(b, c)) | 0;
  b = (b + Math.imul(c, a)) | 0;
  c = (c + Math.imul(a, b)) | 0;
  out[0] = a;
  out[1] = b;
  out[2] = c;
}
