/**
 * The map of a city: households on plots along streets, community blocks as districts, schools amid their pupils' homes, workplaces
 * and hospitals in the centres. Made from who belongs where and from nothing else. Which cell lies where is cells.ts.
 */
import { Ground, type Layout } from '../../view';
import type { CityModel } from '../model';
import { type People, Who } from '../people';
import { type CellPlan, isWater, planCells } from './cells';
import { columnsFor, cutByWeight, inset, type Rect, seat, storeRect } from './rects';

/** People of a cell: a neighbourhood of about two hundred households, smaller in small towns so that those have streets too. */
const MOST_IN_CELL = 512;
const LEAST_IN_CELL = 64;
const CELLS_AT_LEAST = 128;
/** People around one centre of workplaces: those of one district of the synthesis (places.ts). */
const CENTRE_PEOPLE = 150_000;
/** Hospitals that a shader's uniforms hold. */
const MOST_CENTRES = 64;
/** Workers of a centre cell for each resident of a residential one: houses are taller there. */
const CENTRE_DENSITY = 1.5;
/** Half of a street, in cells. */
const STREET = 0.07;
/** Land beside the river, in cells. */
const BANK = 0.16;
/** Width of a lane between rows of plots, in plots. */
const LANE = 0.4;
/** Plots laid out between two yields. */
const SLICE = 4000;

/** Ranges of households by cell, and of cells by district. */
interface Neighbourhoods {
  readonly plotAgents: Uint32Array;
  readonly cellAgents: Uint32Array;
  readonly cellPlots: Uint32Array;
  readonly districtCells: Uint32Array;
  readonly perCell: number;
}

function householdsOf({ who, agents }: People): Uint32Array {
  const starts: number[] = [];
  for (let i = 0; i < agents; i++) if (((who[i] >>> Who.memberShift) & 15) === 0) starts.push(i);
  if (starts[0] !== 0) starts.unshift(0);
  starts.push(agents);
  return Uint32Array.from(starts);
}

/** Cells are whole households, and districts whole cells: a household belongs where its first member does. */
function neighbourhoods({ people, agents, block }: CityModel): Neighbourhoods {
  const perCell = Math.min(MOST_IN_CELL, Math.max(LEAST_IN_CELL, Math.round(agents / CELLS_AT_LEAST)));
  const plotAgents = householdsOf(people);
  const plots = plotAgents.length - 1;
  const blocks = Math.max(1, Math.floor(agents / block));
  const cellAgents: number[] = [0];
  const cellPlots: number[] = [0];
  const districtCells: number[] = [0];
  let plot = 0;
  for (let b = 0; b < blocks; b++) {
    const from = b * block;
    const to = b === blocks - 1 ? agents : from + block;
    const cells = Math.max(1, Math.round((to - from) / perCell));
    for (let k = 1; k <= cells; k++) {
      const end = from + ((to - from) * k) / cells;
      const first = plot;
      while (plot < plots && plotAgents[plot] < end) plot++;
      if (plot === first) continue;
      cellPlots.push(plot);
      cellAgents.push(plotAgents[plot]);
    }
    const known = cellPlots.length - 1;
    if (known > districtCells[districtCells.length - 1]) districtCells.push(known);
  }
  return {
    plotAgents,
    cellAgents: Uint32Array.from(cellAgents),
    cellPlots: Uint32Array.from(cellPlots),
    districtCells: Uint32Array.from(districtCells),
    perCell,
  };
}

/** The first k with `starts[k + 1] > value`. */
export function rangeOf(starts: Uint32Array, value: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle + 1] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function meanMember(members: Uint32Array, from: number, to: number): number {
  let sum = 0;
  for (let k = from; k < to; k++) sum += members[k];
  return sum / Math.max(1, to - from);
}

/** Places of one layer sorted into bins: by cell for schools, by centre for workplaces. Positions are into `people.starts`. */
function sortPlaces(people: People, first: number, count: number, bins: number, binOf: (member: number) => number) {
  const sorted: number[][] = Array.from({ length: bins }, () => []);
  for (let p = first; p < first + count; p++) {
    const from = people.starts[p];
    const to = people.starts[p + 1];
    if (to > from) sorted[binOf(Math.floor(meanMember(people.members, from, to)))].push(p);
  }
  return sorted;
}

const cellRect = (at: number, grid: number): Rect => {
  const x = at % grid;
  const y = (at - x) / grid;
  return {
    x0: (x + STREET) / grid,
    y0: (y + STREET) / grid,
    x1: (x + 1 - STREET) / grid,
    y1: (y + 1 - STREET) / grid,
  };
};

/** Rectangles that grow as they are found. */
class Sites {
  readonly rects: number[] = [];
  readonly kinds: number[] = [];

  add(kind: number, { x0, y0, x1, y1 }: Rect): void {
    for (const value of [x0, y0, x1, y1]) this.rects.push(Math.round(value * 65535));
    this.kinds.push(kind);
  }
}

/** Positions of plots in a cell: rows in pairs, back to back, with lanes between the pairs; the middle is left to a school. */
function plotGrid(area: Rect, count: number, school: Rect | null): Rect[] {
  const height = area.y1 - area.y0;
  const width = area.x1 - area.x0;
  const used = school ? ((school.x1 - school.x0) * (school.y1 - school.y0)) / (width * height) : 0;
  const wanted = count / (1 - used);
  const rows = Math.max(1, 2 * Math.round((0.85 * Math.sqrt(wanted)) / 2));
  const deep = height / (rows + LANE * Math.max(0, Math.ceil(rows / 2) - 1));
  for (let columns = Math.max(1, Math.floor(wanted / rows)); ; columns++) {
    const wide = width / columns;
    const free: Rect[] = [];
    for (let row = 0; row < rows; row++) {
      const y0 = area.y0 + deep * (row + LANE * Math.floor(row / 2));
      for (let k = 0; k < columns; k++) {
        const column = row % 2 === 0 ? k : columns - 1 - k;
        const x0 = area.x0 + wide * column;
        const clear = !school || x0 + wide <= school.x0 || x0 >= school.x1 || y0 + deep <= school.y0 || y0 >= school.y1;
        if (clear) free.push({ x0, y0, x1: x0 + wide, y1: y0 + deep });
      }
    }
    if (free.length >= count) return free;
  }
}

/** Room for the schools of a cell, in its middle; null where it has none. */
function schoolArea(area: Rect, pupils: number, perCell: number): Rect | null {
  if (pupils === 0) return null;
  const share = Math.min(0.34, 0.1 + (0.12 * pupils) / perCell);
  const side = Math.sqrt(share) / 2;
  const x = (area.x0 + area.x1) / 2;
  const y = (area.y0 + area.y1) / 2;
  const w = (area.x1 - area.x0) * side;
  const h = (area.y1 - area.y0) * side;
  return { x0: x - w, y0: y - h, x1: x + w, y1: y + h };
}

/** The layout of a model in slices. */
export function* cityLayout(model: CityModel): Generator<undefined, Layout> {
  const { people, agents } = model;
  const near = neighbourhoods(model);
  const cells = near.cellAgents.length - 1;
  yield;
  const groups = Math.min(MOST_CENTRES, cells, Math.max(1, Math.round(agents / CENTRE_PEOPLE)));
  const groupOf = (member: number) => Math.min(groups - 1, Math.floor((member * groups) / agents));
  const work = sortPlaces(people, people.schools + 1, people.workplaces, groups, groupOf);
  const schools = sortPlaces(people, 0, people.schools, cells, (member) => rangeOf(near.cellAgents, member));
  yield;
  const sizeOf = (p: number) => people.starts[p + 1] - people.starts[p];
  const firstCell = (g: number) => Math.round((g * cells) / groups);
  const plan = planCells(
    work.map((places, g) => ({
      homes: firstCell(g + 1) - firstCell(g),
      centre: Math.max(1, Math.ceil(places.reduce((sum, p) => sum + sizeOf(p), 0) / (CENTRE_DENSITY * near.perCell))),
    })),
  );
  yield;
  const places = new Uint32Array(2 * agents);
  const cellRects = new Uint16Array(4 * cells);
  const plotRects = new Uint16Array(4 * (near.plotAgents.length - 1));
  const sites = new Sites();
  for (const at of plan.parks) sites.add(Ground.park, cellRect(at, plan.grid));
  for (const at of plan.water) sites.add(Ground.water, waterRect(at, plan.grid));

  let done = 0;
  for (let cell = 0; cell < cells; cell++) {
    const area = cellRect(plan.homes[cell], plan.grid);
    storeRect(cellRects, cell, area);
    const inner = inset(area, 0.03);
    const pupils = schools[cell].reduce((sum, p) => sum + sizeOf(p), 0);
    const school = schoolArea(inner, pupils, near.perCell);
    const first = near.cellPlots[cell];
    const grid = plotGrid(inner, near.cellPlots[cell + 1] - first, school);
    for (let plot = first; plot < near.cellPlots[cell + 1]; plot++) {
      const house = inset(grid[plot - first], 0.1);
      storeRect(plotRects, plot, house);
      const from = near.plotAgents[plot];
      const size = near.plotAgents[plot + 1] - from;
      const rooms = inset(house, 0.12);
      const columns = columnsFor(rooms, size);
      for (let k = 0; k < size; k++) places[2 * (from + k)] = seat(rooms, size, columns, k);
    }
    if (school) yield* build(people, schools[cell], school, Ground.school, sites, places, 0);
    done += near.cellPlots[cell + 1] - first;
    if (done > SLICE) {
      done = 0;
      yield;
    }
  }
  // Whoever has neither a school nor a workplace stays at home.
  for (let i = 0; i < agents; i++) if (places[2 * i + 1] === 0) places[2 * i + 1] = places[2 * i];
  const hospitals = new Float32Array(4 * groups);
  for (let g = 0; g < groups; g++) {
    yield* downtown(model, work[g], plan, g, agents / groups, sites, places, hospitals);
  }
  return {
    agents,
    grid: plan.grid,
    places,
    districtCells: near.districtCells,
    cellAgents: near.cellAgents,
    cellRects,
    cellPlots: near.cellPlots,
    plotAgents: near.plotAgents,
    plotRects,
    siteRects: Uint16Array.from(sites.rects),
    siteKinds: Uint8Array.from(sites.kinds),
    hospitals,
  };
}

/** Water fills its cell but for banks, and runs on into the next. */
function waterRect(at: number, grid: number): Rect {
  const x = at % grid;
  const y = (at - x) / grid;
  const bank = (dx: number, dy: number) => (isWater(x + dx, y + dy, grid) ? 0 : BANK);
  return {
    x0: (x + bank(-1, 0)) / grid,
    y0: (y + bank(0, -1)) / grid,
    x1: (x + 1 - bank(1, 0)) / grid,
    y1: (y + 1 - bank(0, 1)) / grid,
  };
}

/** Buildings in an area, one for each place, and their members in them. Pupils go to school even where they also work. */
function* build(
  people: People,
  chosen: readonly number[],
  area: Rect,
  kind: number,
  sites: Sites,
  places: Uint32Array,
  lane: 0 | 1,
): Generator<undefined, void> {
  const weights = chosen.map((p) => people.starts[p + 1] - people.starts[p] + 2);
  const rects: Rect[] = [];
  cutByWeight(area, weights, 0, chosen.length, (_, rect) => rects.push(inset(rect, 0.08)));
  let done = 0;
  for (const [k, p] of chosen.entries()) {
    sites.add(kind, rects[k]);
    const rooms = inset(rects[k], 0.1);
    const from = people.starts[p];
    const count = people.starts[p + 1] - from;
    const columns = columnsFor(rooms, count);
    for (let at = 0; at < count; at++) {
      const member = people.members[from + at];
      if (lane === 1 && people.seats[2 * member] !== 0xffffffff) continue;
      places[2 * member + 1] = seat(rooms, count, columns, at);
    }
    done += count;
    if (done > 4 * SLICE) {
      done = 0;
      yield;
    }
  }
}

/** Workplaces of one group over its centre cells, and its hospital in the cell nearest to the middle. */
function* downtown(
  { people }: CityModel,
  chosen: readonly number[],
  { centres, grid }: CellPlan,
  group: number,
  residents: number,
  sites: Sites,
  places: Uint32Array,
  hospitals: Float32Array,
): Generator<undefined, void> {
  const cells = centres[group];
  const total = chosen.reduce((sum, p) => sum + people.starts[p + 1] - people.starts[p], 0);
  const beds = Math.min(0.4, 0.08 + (0.002 * residents) / MOST_IN_CELL);
  let from = 0;
  let seated = 0;
  for (let k = 0; k < cells.length; k++) {
    let area = cellRect(cells[k], grid);
    if (k === 0) {
      const x = area.x0 + Math.sqrt(beds) * (area.x1 - area.x0);
      const y = area.y0 + Math.sqrt(beds) * (area.y1 - area.y0);
      const site = inset({ x0: area.x0, y0: area.y0, x1: x, y1: y }, 0.06);
      sites.add(Ground.hospital, site);
      const wards = inset(site, 0.1);
      hospitals.set([wards.x0, wards.y0, wards.x1, wards.y1], 4 * group);
      area = { ...area, y0: y };
    }
    const end = (total * (k + 1)) / cells.length;
    const first = from;
    while (from < chosen.length && (seated < end || k === cells.length - 1)) {
      seated += people.starts[chosen[from] + 1] - people.starts[chosen[from]];
      from++;
    }
    yield* build(people, chosen.slice(first, from), area, Ground.work, sites, places, 1);
  }
}
