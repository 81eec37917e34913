/** Sums over consecutive segments of an array, in a fixed order. Plans only, and the same sums on the CPU. */
import { checkLength, type PrimitivePlan } from './primitive';

export interface SegmentSumOptions {
  readonly segments: number;
  /** `u32`: exact, 64 bits; `f32`: rounded, in a fixed order. */
  readonly type: 'u32' | 'f32';
  /** `short`: one thread a segment; `long`: one workgroup a segment, for hundreds of members. */
  readonly length: 'short' | 'long';
  /** Buffer of the members' numbers. */
  readonly input: string;
  /** Buffer u32[segments + 1]: first members, closing with their number. */
  readonly starts: string;
  /** Buffer that receives the sums: u32[2 * segments] as (low, high), or f32[segments]. */
  readonly output: string;
}

/**
 * Plan of the sums; needs no scratch.
 *
 * @throws RangeError when `segments` is no whole number up to 2^28
 */
export function planSegmentSum({ segments, type, length, input, starts, output }: SegmentSumOptions): PrimitivePlan {
  checkLength('planSegmentSum', segments);
  const variable = type === 'u32' ? 'values' : 'numbers';
  const long = length === 'long';
  return {
    buffers: [],
    dispatches: [
      {
        kernel: `prim/segment_sum_${type}${long ? '_long' : ''}`,
        items: long ? segments * 64 : segments,
        bind: { [variable]: input, starts, sums: output },
        constants: { count: segments },
      },
    ],
  };
}

/** The f32 sums with the kernels' order of additions, each rounded to f32. */
export function segmentSumF32Reference(
  numbers: Float32Array,
  starts: Uint32Array,
  length: 'short' | 'long',
): Float32Array {
  const lanes = length === 'long' ? 64 : 1;
  return Float32Array.from({ length: starts.length - 1 }, (_, segment) => {
    const partial = new Float32Array(lanes);
    numbers.subarray(starts[segment], starts[segment + 1]).forEach((x, i) => {
      partial[i % lanes] += x;
    });
    return partial.reduce((sum, x) => Math.fround(sum + x), 0);
  });
}
