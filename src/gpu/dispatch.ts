/**
 * Shapes of dispatches that exceed one dimension: 64 x 65,535 invocations are 4.19 million, and cities are larger. The
 * shader's side is `flat_index` in shaders/lib/index.wgsl.
 */

import type { Dispatch } from './plan';

/** `maxComputeWorkgroupsPerDimension` of every WebGPU device; never asked to be more. */
export const MAX_GROUPS = 65_535;

export interface Shape {
  readonly columns: number;
  readonly rows: number;
}

/**
 * Workgroups that cover `items` invocations in at most two dimensions, with less than one row of spare.
 *
 * @throws RangeError when items is negative, fractional or beyond 65,535^2 workgroups
 */
export function dispatchShape(items: number, size: number): Shape {
  if (!Number.isInteger(items) || items < 0 || !Number.isInteger(size) || size < 1) {
    throw new RangeError(
      `dispatch: ${items} items in workgroups of ${size}; both must be whole numbers. Example: 1000 items, size 64`,
    );
  }
  const groups = Math.ceil(items / size);
  if (groups === 0) return { columns: 0, rows: 0 };
  const rows = Math.ceil(groups / MAX_GROUPS);
  if (rows > MAX_GROUPS)
    throw new RangeError(`dispatch: ${items} items do not fit ${MAX_GROUPS} x ${MAX_GROUPS} workgroups of ${size}`);
  return { columns: Math.ceil(groups / rows), rows };
}

/** Dispatches at least `items` invocations; none where items is 0. Lanes past the end exist: the kernel checks its bound. */
export function dispatchLinear(pass: GPUComputePassEncoder, items: number, size = 64): void {
  const { columns, rows } = dispatchShape(items, size);
  if (rows > 0) pass.dispatchWorkgroups(columns, rows);
}

/**
 * Most work of one dispatch, in items times neighbours. Windows resets a GPU that is busy for 2 seconds, and the slowest
 * integrated ones gather about 2^31 words a second: 8.4 million agents with 250 neighbours each.
 */
export const MAX_WORK = 2 ** 31;

/**
 * Refuses a dispatch that could outlast the watchdog of a driver.
 *
 * @throws RangeError when items times `work` exceeds `MAX_WORK`
 */
export function checkWork({ kernel, items, work = 1 }: Dispatch): void {
  if (items * work > MAX_WORK) {
    throw new RangeError(
      `${kernel}: ${items} items of ${work} visits each are too much for one dispatch (at most ${MAX_WORK}); split it, or visit fewer neighbours`,
    );
  }
}
