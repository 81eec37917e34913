/** Rectangles of the map: cutting one into parts by weight, and seats inside one. Fractions of the extent. */

export interface Rect {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** The rectangle without a margin on each side, a share of its shorter side. */
export function inset({ x0, y0, x1, y1 }: Rect, share: number): Rect {
  const by = share * Math.min(x1 - x0, y1 - y0);
  return { x0: x0 + by, y0: y0 + by, x1: x1 - by, y1: y1 - by };
}

/** Cuts `area` into parts proportional to `weights[from … to)`, halving along the longer side; calls `part` for each in order. */
export function cutByWeight(
  area: Rect,
  weights: ArrayLike<number>,
  from: number,
  to: number,
  part: (index: number, rect: Rect) => void,
): void {
  if (to - from < 1) return;
  if (to - from === 1) {
    part(from, area);
    return;
  }
  let total = 0;
  for (let k = from; k < to; k++) total += weights[k];
  let left = weights[from];
  let middle = from + 1;
  while (middle < to - 1 && left + weights[middle] / 2 < total / 2) left += weights[middle++];
  const share = left / total;
  const { x0, y0, x1, y1 } = area;
  if (x1 - x0 >= y1 - y0) {
    const x = x0 + share * (x1 - x0);
    cutByWeight({ x0, y0, x1: x, y1 }, weights, from, middle, part);
    cutByWeight({ x0: x, y0, x1, y1 }, weights, middle, to, part);
  } else {
    const y = y0 + share * (y1 - y0);
    cutByWeight({ x0, y0, x1, y1: y }, weights, from, middle, part);
    cutByWeight({ x0, y0: y, x1, y1 }, weights, middle, to, part);
  }
}

/** Columns in which `count` people stand evenly in an area. */
export function columnsFor({ x0, y0, x1, y1 }: Rect, count: number): number {
  return Math.max(1, Math.min(count, Math.round(Math.sqrt((count * (x1 - x0)) / Math.max(1e-12, y1 - y0)))));
}

/** The packed position of seat `k` of `count` in `columns` columns of an area: x | y << 16, fractions in 65535ths. */
export function seat(area: Rect, count: number, columns: number, k: number): number {
  const rows = Math.ceil(count / columns);
  const column = k % columns;
  const row = (k - column) / columns;
  const x = area.x0 + ((area.x1 - area.x0) * (column + 0.5)) / columns;
  const y = area.y0 + ((area.y1 - area.y0) * (row + 0.5)) / rows;
  return (Math.round(x * 65535) | (Math.round(y * 65535) << 16)) >>> 0;
}

/** Writes a rectangle as four 16-bit fractions. */
export function storeRect(rects: Uint16Array, index: number, { x0, y0, x1, y1 }: Rect): void {
  rects[4 * index] = Math.round(x0 * 65535);
  rects[4 * index + 1] = Math.round(y0 * 65535);
  rects[4 * index + 2] = Math.round(x1 * 65535);
  rects[4 * index + 3] = Math.round(y1 * 65535);
}
