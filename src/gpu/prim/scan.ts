/** Exclusive prefix sums of u32, hierarchical: blocks of 1024, sums of blocks, and back. Plans only. */
import type { BufferPlan, Dispatch } from '../plan';
import { checkLength, type PrimitivePlan, scratch } from './primitive';

const BLOCK = 1024;

export interface ScanOptions {
  readonly n: number;
  /** Buffer u32[n] that is read; not the same as `output`. */
  readonly input: string;
  /** Buffer u32[n] that receives output[i] = input[0] + … + input[i - 1] mod 2^32. */
  readonly output: string;
  /** Start of the names of scratch buffers. */
  readonly prefix: string;
}

export interface ScanPlan extends PrimitivePlan {
  /** Buffer whose word 0 is the sum of all inputs mod 2^32. */
  readonly total: string;
}

/**
 * Plan of a scan of any length up to 2^28.
 *
 * @throws RangeError when n is no such length
 */
export function planScan({ n, input, output, prefix }: ScanOptions): ScanPlan {
  checkLength('planScan', n);
  const buffers: BufferPlan[] = [];
  const down: Dispatch[] = [];
  const up: Dispatch[] = [];
  let count = n;
  let values = input;
  let prefixes = output;
  for (let level = 0; ; level++) {
    const blocks = Math.ceil(count / BLOCK);
    const sums = `${prefix}/sums ${level}`;
    buffers.push(scratch(sums, blocks));
    if (count > 0) {
      down.push({
        kernel: 'prim/scan_blocks',
        items: blocks * 64,
        bind: { values, prefixes, sums },
        constants: { count },
      });
    }
    if (blocks <= 1) return { buffers, dispatches: [...down, ...up], total: sums };
    const offsets = `${prefix}/offsets ${level}`;
    buffers.push(scratch(offsets, blocks));
    up.unshift({ kernel: 'prim/scan_add', items: count, bind: { offsets, prefixes }, constants: { count } });
    count = blocks;
    values = sums;
    prefixes = offsets;
  }
}

/** The same on the CPU: prefix sums and the total. */
export function scanReference(values: Uint32Array): { readonly prefixes: Uint32Array; readonly total: number } {
  const prefixes = new Uint32Array(values.length);
  let total = 0;
  values.forEach((value, i) => {
    prefixes[i] = total;
    total = (total + value) >>> 0;
  });
  return { prefixes, total };
}
