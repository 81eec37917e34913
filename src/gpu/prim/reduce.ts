/**
 * Sums of a whole buffer in a fixed shape: 4096 lanes whatever the device, then their partial sums in index order. Plans only,
 * and the same sums on the CPU.
 */
import { checkLength, type PrimitivePlan, scratch } from './primitive';

const LANES = 4096;

export interface ReduceOptions {
  readonly n: number;
  /** `u32`: exact, 64 bits; `f32`: rounded, in an order that depends on n alone. */
  readonly type: 'u32' | 'f32';
  /** Buffer of n numbers. */
  readonly input: string;
  /** Buffer that receives the sum: u32[2] as (low, high), or f32[1]. */
  readonly output: string;
  /** Start of the names of scratch buffers. */
  readonly prefix: string;
}

/**
 * Plan of a sum; 0 at length 0.
 *
 * @throws RangeError when n is no whole number up to 2^28
 */
export function planReduce({ n, type, input, output, prefix }: ReduceOptions): PrimitivePlan {
  checkLength('planReduce', n);
  const partials = `${prefix}/partials`;
  const variable = type === 'u32' ? 'values' : 'numbers';
  return {
    buffers: [scratch(partials, type === 'u32' ? 2 * LANES : LANES)],
    dispatches: [
      { kernel: `prim/reduce_${type}`, items: LANES, bind: { [variable]: input, partials }, constants: { count: n } },
      { kernel: `prim/reduce_${type}_finish`, items: 64, bind: { partials, total: output } },
    ],
  };
}

/** The f32 sum with the kernel's order of additions, each rounded to f32. */
export function reduceF32Reference(numbers: Float32Array): number {
  const partials = new Float32Array(LANES);
  numbers.forEach((x, i) => {
    partials[i % LANES] += x;
  });
  const lanes = new Float32Array(64);
  partials.forEach((x, i) => {
    lanes[i >> 6] += x;
  });
  return lanes.reduce((sum, x) => Math.fround(sum + x), 0);
}
