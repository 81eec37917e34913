/**
 * Where the cells of the city lie: residential cells in the order of people, so that neighbours by number are neighbours on the map,
 * around one centre of workplaces for each 150,000 people, with some parks and, in cities, a river.
 */

export interface CellPlan {
  /** Cells along one side of the extent. */
  readonly grid: number;
  /** Grid positions (y * grid + x) of residential cells, in order of people. */
  readonly homes: Uint32Array;
  /** Grid positions of each group's centre cells, nearest to its middle first. */
  readonly centres: readonly Uint32Array[];
  readonly parks: Uint32Array;
  readonly water: Uint32Array;
}

/** Index of (x, y) along a Hilbert curve over a square with `side` a power of two. */
export function hilbert(side: number, x: number, y: number): number {
  let index = 0;
  let a = x;
  let b = y;
  for (let s = side / 2; s >= 1; s /= 2) {
    const right = (a & s) > 0 ? 1 : 0;
    const lower = (b & s) > 0 ? 1 : 0;
    index += s * s * ((3 * right) ^ lower);
    if (lower === 0) {
      if (right === 1) {
        a = s - 1 - (a & (s - 1));
        b = s - 1 - (b & (s - 1));
      } else {
        a &= s - 1;
        b &= s - 1;
      }
      [a, b] = [b, a];
    } else {
      a &= s - 1;
      b &= s - 1;
    }
  }
  return index;
}

/** Cities of fewer cells have no river. */
const RIVER_CELLS = 120;
/** One cell in so many is a park. */
const PARK_EVERY = 37;

/** Distance from the middle in units in which the city's edge is 1; its shore is not a circle. */
function reach(x: number, y: number): number {
  const angle = Math.atan2(y, x);
  return Math.hypot(x, y) / (1 + 0.07 * Math.sin(3 * angle + 0.6) + 0.05 * Math.sin(5 * angle + 2));
}

function riverAt(x: number, grid: number): number {
  return Math.round(grid * (0.64 + 0.09 * Math.sin((5 * x) / grid)));
}

/** Whether the river flows through a cell: from column to column, and down or up where it steps. */
export function isWater(x: number, y: number, grid: number): boolean {
  const here = riverAt(x, grid);
  const before = riverAt(x - 1, grid);
  return y >= Math.min(here, before) && y <= Math.max(here, before);
}

/**
 * @param groups  residential and centre cells of each group of people, in order
 */
export function planCells(groups: readonly { readonly homes: number; readonly centre: number }[]): CellPlan {
  const built = groups.reduce((sum, { homes, centre }) => sum + homes + centre, 0);
  const wet = built >= RIVER_CELLS;
  let grid = Math.max(2, Math.ceil(Math.sqrt((built * 4) / Math.PI)));
  for (; ; grid++) {
    const found = choose(grid, built, wet);
    if (found) return { grid, ...found, ...settle(found.land, grid, groups) };
  }
}

/** The cells nearest to the middle that are neither park nor water, or null where the grid is too small. */
function choose(grid: number, built: number, wet: boolean) {
  const middle = (grid - 1) / 2;
  const cells = Array.from({ length: grid * grid }, (_, at) => {
    const x = at % grid;
    const y = (at - x) / grid;
    return { at, x, y, far: reach(x - middle, y - middle) };
  });
  cells.sort((a, b) => a.far - b.far || a.at - b.at);
  const land: number[] = [];
  const parks: number[] = [];
  let edge = 0;
  let until = 0;
  for (const { at, x, y, far } of cells) {
    if (land.length === built) break;
    if (wet && isWater(x, y, grid)) continue;
    until++;
    edge = far;
    if (built > PARK_EVERY / 2 && until % PARK_EVERY === Math.floor(PARK_EVERY / 2)) parks.push(at);
    else land.push(at);
  }
  if (land.length < built) return null;
  const water = wet ? cells.filter(({ x, y, far }) => isWater(x, y, grid) && far <= edge + 1.2) : [];
  return { land, parks: Uint32Array.from(parks), water: Uint32Array.from(water, ({ at }) => at) };
}

/** Cuts the land into groups along a Hilbert curve; the middle of each is its centre. */
function settle(land: readonly number[], grid: number, groups: readonly { homes: number; centre: number }[]) {
  const side = 2 ** Math.ceil(Math.log2(grid));
  const order = [...land]
    .map((at) => ({ at, key: hilbert(side, at % grid, Math.floor(at / grid)) }))
    .sort((a, b) => a.key - b.key)
    .map(({ at }) => at);
  const homes: number[] = [];
  const centres: Uint32Array[] = [];
  let from = 0;
  for (const { homes: residential, centre } of groups) {
    const own = order.slice(from, from + residential + centre);
    from += own.length;
    const x = own.reduce((sum, at) => sum + (at % grid), 0) / own.length;
    const y = own.reduce((sum, at) => sum + Math.floor(at / grid), 0) / own.length;
    const far = (at: number) => ((at % grid) - x) ** 2 + (Math.floor(at / grid) - y) ** 2;
    const middle = [...own].sort((a, b) => far(a) - far(b) || a - b).slice(0, centre);
    const taken = new Set(middle);
    centres.push(Uint32Array.from(middle));
    for (const at of own) if (!taken.has(at)) homes.push(at);
  }
  return { homes: Uint32Array.from(homes), centres };
}
