/** Members of cells: ids sorted by (cell, id) and where each cell begins, the same on every run. Plans only. */
import { checkLength, type PrimitivePlan, scratch } from './primitive';
import { planRadix } from './radix';
import { planScan } from './scan';

export interface GridOptions {
  readonly n: number;
  /** Number of cells, at least 1. */
  readonly cells: number;
  /** Buffer u32[n]: the cell of each id, below `cells`. */
  readonly cellOf: string;
  /** Buffer u32[cells + 1] that receives the first position of each cell, closing with n. */
  readonly starts: string;
  /** Start of the names of scratch buffers. */
  readonly prefix: string;
}

export interface GridPlan extends PrimitivePlan {
  /** Scratch buffer u32[n]: ids by cell, ascending inside a cell. */
  readonly members: string;
}

/**
 * Plan of the grid: count, scan and stable sort.
 *
 * @throws RangeError when n or cells is out of range
 */
export function planGrid({ n, cells, cellOf, starts, prefix }: GridOptions): GridPlan {
  checkLength('planGrid', n);
  checkLength('planGrid', cells + 1);
  if (cells < 1) throw new RangeError(`planGrid: ${cells} cells; there must be at least 1`);
  const counts = `${prefix}/counts`;
  const bits = Math.max(1, Math.ceil(Math.log2(cells)));
  const sort = planRadix({ n, bits, keys: cellOf, prefix: `${prefix}/sort` });
  const scan = planScan({ n: cells + 1, input: counts, output: starts, prefix: `${prefix}/scan` });
  return {
    buffers: [scratch(counts, cells + 1), ...scan.buffers, ...sort.buffers],
    dispatches: [
      { kernel: 'prim/fill', items: cells + 1, bind: { filled: counts }, constants: { count: cells + 1 } },
      { kernel: 'prim/grid_count', items: n, bind: { cells: cellOf, counts }, constants: { count: n } },
      ...scan.dispatches,
      ...sort.dispatches,
    ],
    members: sort.sortedValues,
  };
}
