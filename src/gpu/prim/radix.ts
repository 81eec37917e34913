/** Stable sort of u32 keys with u32 values, least significant digit first, four bits a pass. Plans only. */
import type { BufferPlan, Dispatch } from '../plan';
import { checkLength, type PrimitivePlan, scratch } from './primitive';
import { planScan } from './scan';

const BLOCK = 1024;
const DIGIT_BITS = 4;

export interface RadixOptions {
  readonly n: number;
  /** Number of low bits that the keys use, 1 to 32; higher bits must be zero. */
  readonly bits: number;
  /** Buffer u32[n]; not changed. */
  readonly keys: string;
  /** Buffer u32[n] that goes with the keys, not changed; the index of each key where absent. */
  readonly values?: string;
  /** Start of the names of scratch buffers. */
  readonly prefix: string;
}

export interface RadixPlan extends PrimitivePlan {
  /** Scratch buffer u32[n] that holds the sorted keys. */
  readonly sortedKeys: string;
  /** Scratch buffer u32[n] that holds the values in the order of their keys. */
  readonly sortedValues: string;
}

/**
 * Plan of a stable sort with as many passes as the keys have digits.
 *
 * @throws RangeError when n or bits is out of range
 */
export function planRadix({ n, bits, keys, values, prefix }: RadixOptions): RadixPlan {
  checkLength('planRadix', n);
  if (!Number.isInteger(bits) || bits < 1 || bits > 32) {
    throw new RangeError(`planRadix: keys of ${bits} bits; it must be a whole number from 1 to 32. Example: 20`);
  }
  const blocks = Math.ceil(n / BLOCK);
  const counts = `${prefix}/counts`;
  const places = `${prefix}/places`;
  const scan = planScan({ n: 16 * blocks, input: counts, output: places, prefix: `${prefix}/scan` });
  const passes = Math.ceil(bits / DIGIT_BITS);
  const sides = passes > 1 ? ['a', 'b'] : ['a'];
  const buffers: BufferPlan[] = [
    scratch(counts, 16 * blocks),
    scratch(places, 16 * blocks),
    ...scan.buffers,
    ...sides.flatMap((side) => [scratch(`${prefix}/keys ${side}`, n), scratch(`${prefix}/values ${side}`, n)]),
  ];
  const dispatches: Dispatch[] = [];
  let fromKeys = keys;
  let fromValues = values;
  for (let pass = 0; pass < passes; pass++) {
    const side = sides[pass % 2];
    const constants = { count: n, shift: pass * DIGIT_BITS };
    if (n > 0) {
      dispatches.push(
        { kernel: 'prim/radix_count', items: blocks * 64, bind: { keys: fromKeys, counts }, constants },
        ...scan.dispatches,
        {
          kernel: 'prim/radix_scatter',
          items: blocks * 64,
          bind: {
            keys: fromKeys,
            // Not read where values are indices; any buffer that is not written will do.
            values: fromValues ?? fromKeys,
            places,
            sorted_keys: `${prefix}/keys ${side}`,
            sorted_values: `${prefix}/values ${side}`,
          },
          constants: { ...constants, identity: fromValues === undefined ? 1 : 0 },
        },
      );
    }
    fromKeys = `${prefix}/keys ${side}`;
    fromValues = `${prefix}/values ${side}`;
  }
  return { buffers, dispatches, sortedKeys: fromKeys, sortedValues: fromValues ?? fromKeys };
}

/** Indices of the keys in stable order of the keys. */
export function radixReference(keys: Uint32Array): Uint32Array {
  return Uint32Array.from(keys.keys()).sort((a, b) => keys[a] - keys[b] || a - b);
}
