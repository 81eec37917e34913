import { describe, expect, it } from 'vitest';
import { defaultScenario, withValues } from '../../../scenario/validate';
import { Ground, layoutNow } from '../../view';
import { cityWorld } from '..';
import { cityDefinition } from '../parameters';
import { NO_SEAT } from '../people';
import { hilbert } from './cells';
import { cityLayout } from './layout';

const modelOf = (patch: Readonly<Record<string, unknown>>) =>
  cityWorld.build(withValues(defaultScenario(cityDefinition), cityDefinition, patch));
const town = modelOf({ agents: 20_000, seed: 3 });
const layout = layoutNow(cityLayout(town));

const corner = (rects: Uint16Array, k: number) => Array.from(rects.subarray(4 * k, 4 * k + 4));
const inside = (place: number, [x0, y0, x1, y1]: number[]) =>
  (place & 0xffff) >= x0 && (place & 0xffff) <= x1 && place >>> 16 >= y0 && place >>> 16 <= y1;

describe('the map of a city', () => {
  it('is the same words for the same people, and others for another seed', () => {
    const again = layoutNow(cityLayout(modelOf({ agents: 20_000, seed: 3 })));
    expect(again).toEqual(layout);
    expect(layoutNow(cityLayout(modelOf({ agents: 20_000, seed: 4 }))).places).not.toEqual(layout.places);
  });

  it('has everybody at home on the own plot, members side by side, and plots in their cell', () => {
    const { plotAgents, plotRects, cellPlots, cellRects, places } = layout;
    for (let plot = 0; plot + 1 < plotAgents.length; plot++) {
      const rect = corner(plotRects, plot);
      const homes = new Set<number>();
      for (let i = plotAgents[plot]; i < plotAgents[plot + 1]; i++) {
        if (!inside(places[2 * i], rect)) throw new Error(`person ${i} lives outside of plot ${plot}`);
        homes.add(places[2 * i]);
      }
      expect(homes.size).toBe(plotAgents[plot + 1] - plotAgents[plot]);
    }
    for (let cell = 0; cell + 1 < cellPlots.length; cell++) {
      const [x0, y0, x1, y1] = corner(cellRects, cell);
      for (let plot = cellPlots[cell]; plot < cellPlots[cell + 1]; plot++) {
        const [a, b, c, d] = corner(plotRects, plot);
        if (a < x0 || b < y0 || c > x1 || d > y1) throw new Error(`plot ${plot} leaves cell ${cell}`);
      }
    }
  });

  it('overlaps nothing: no plot lies on another, on a school or in the water', () => {
    const { plotRects, siteRects, siteKinds, grid } = layout;
    const taken = new Map<string, number>();
    const size = 65535 / grid / 60;
    const claim = (rect: number[], owner: number) => {
      for (let x = Math.ceil(rect[0] / size); x * size < rect[2]; x++) {
        for (let y = Math.ceil(rect[1] / size); y * size < rect[3]; y++) {
          const at = `${x},${y}`;
          if (taken.has(at)) throw new Error(`${owner} lies on ${taken.get(at)} at ${at}`);
          taken.set(at, owner);
        }
      }
    };
    for (let plot = 0; plot < plotRects.length / 4; plot++) claim(corner(plotRects, plot), plot);
    for (let site = 0; site < siteKinds.length; site++) claim(corner(siteRects, site), -1 - site);
    expect(taken.size).toBeGreaterThan(1000);
  });

  it('sends pupils to a school, workers to a workplace, everybody else home', () => {
    const { places, siteRects, siteKinds, agents } = layout;
    const kindAt = (place: number) =>
      siteKinds[Array.from(siteKinds).findIndex((_, site) => inside(place, corner(siteRects, site)))];
    for (let i = 0; i < agents; i += 97) {
      const pupil = town.people.seats[2 * i] !== NO_SEAT;
      const worker = town.people.seats[2 * i + 1] !== NO_SEAT;
      const day = places[2 * i + 1];
      if (pupil) expect(kindAt(day)).toBe(Ground.school);
      else if (worker) expect(kindAt(day)).toBe(Ground.work);
      else expect(day).toBe(places[2 * i]);
    }
  });

  it('makes districts of community blocks and cells of neighbours', () => {
    const { districtCells, cellAgents, agents } = layout;
    expect(districtCells.length - 1).toBe(Math.floor(20_000 / town.block));
    expect(cellAgents[cellAgents.length - 1]).toBe(agents);
    expect([...cellAgents].every((first, k) => k === 0 || first > cellAgents[k - 1])).toBe(true);
    const neighbours = [...cellAgents.keys()].slice(1, -1).map((cell) => {
      const [ax, ay] = corner(layout.cellRects, cell - 1);
      const [bx, by] = corner(layout.cellRects, cell);
      return (Math.abs(ax - bx) + Math.abs(ay - by)) * (layout.grid / 65535);
    });
    // The rest jump over parks, the river or the centre, or turn a corner of the shore.
    expect(neighbours.filter((far) => far < 1.5).length).toBeGreaterThan(0.75 * neighbours.length);
  });

  it.each([1, 2, 3, 50, 700])('holds %i people too', (agents) => {
    const small = layoutNow(cityLayout(modelOf({ agents, 'seeding.count': 1 })));
    expect(small.plotAgents[small.plotAgents.length - 1]).toBe(agents);
    expect(small.cellAgents[small.cellAgents.length - 1]).toBe(agents);
  });
});

describe('hilbert', () => {
  it('visits every cell once, from neighbour to neighbour', () => {
    const at: [number, number][] = [];
    for (let x = 0; x < 16; x++) for (let y = 0; y < 16; y++) at[hilbert(16, x, y)] = [x, y];
    expect(at.filter(Boolean)).toHaveLength(256);
    for (let k = 1; k < 256; k++) {
      expect(Math.abs(at[k][0] - at[k - 1][0]) + Math.abs(at[k][1] - at[k - 1][1])).toBe(1);
    }
  });
});
