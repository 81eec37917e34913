/** Who is drawn, where, and who is found: on a real map with words of our own. */
import { describe, expect, it } from 'vitest';
import { defaultScenario, withValues } from '../../scenario/validate';
import { cityWorld } from '../../worlds/city';
import { cityDefinition } from '../../worlds/city/parameters';
import { layoutNow, Shown, View } from '../../worlds/view';
import { DAY, placeOf } from '../../worlds/viewPath';
import { WHOLE } from './camera';
import { DENSITY_GRID, densityOf, incidenceOf, viridis } from './magnitude';
import { nearest, plotOf } from './picking';
import { cellsSeen, sampleOf } from './sample';

const model = cityWorld.build(withValues(defaultScenario(cityDefinition), cityDefinition, { agents: 5000 }));
const layout = layoutNow(cityWorld.view?.layout(model) ?? (null as never));
const words = new Uint32Array(5000);
cityWorld.view?.pack(model, cityWorld.twin(model, 0).state(), 0, words);
const night = { phase: 0, school: 1, work: 1 };
const noon = { phase: 0.5, school: 1, work: 1 };
const at = (agent: number, moment = night, word = words[agent]) => {
  const out = new Float64Array(2);
  placeOf(layout, agent, word, moment, out, 0);
  return [out[0], out[1]];
};
const point = (place: number) => [(place & 0xffff) / 65535, (place >>> 16) / 65535];
const size = { width: 800, height: 600 };
const pupil = words.findIndex((word) => (word & View.school) !== 0);
const worker = words.findIndex((word) => (word & View.work) !== 0);

describe('where people are', () => {
  it('is home at night and the daytime place at noon', () => {
    for (const agent of [pupil, worker]) {
      expect(at(agent)).toEqual(point(layout.places[2 * agent]));
      expect(at(agent, noon)).toEqual(point(layout.places[2 * agent + 1]));
    }
    const home = words.findIndex((word) => (word & (View.school | View.work)) === 0);
    expect(at(home, noon)).toEqual(at(home));
  });

  it('is home all day for who is isolated, dead, or whose school is closed', () => {
    expect(at(pupil, { ...noon, school: 0 })).toEqual(at(pupil));
    expect(at(worker, { ...noon, school: 0 })).not.toEqual(at(worker));
    for (const flag of [View.isolated, View.quarantined])
      expect(at(worker, noon, words[worker] | flag)).toEqual(at(worker));
    expect(at(worker, noon, Shown.dead | View.work)).toEqual(at(worker));
  });

  it('is in hospital for patients', () => {
    const [x, y] = at(worker, noon, Shown.hospital | View.work);
    const [x0, y0, x1, y1] = layout.hospitals;
    expect(x >= x0 && x <= x1 && y >= y0 && y <= y1).toBe(true);
  });

  it('never jumps: a way is walked along streets in small steps, there and back', () => {
    const steps = 400;
    let before = at(worker);
    let turns = 0;
    for (let k = 1; k <= steps; k++) {
      const here = at(worker, { ...night, phase: k / steps });
      const far = Math.abs(here[0] - before[0]) + Math.abs(here[1] - before[1]);
      expect(far).toBeLessThan((2.2 / (DAY.travel * steps)) * 1.05);
      if (Math.abs(here[0] - before[0]) > 1e-9 && Math.abs(here[1] - before[1]) > 1e-9) turns++;
      before = here;
    }
    expect(before).toEqual(at(worker));
    // Diagonal only in the steps that turn a corner: three on the way there and three back.
    expect(turns).toBeLessThanOrEqual(6);
  });
});

describe('picking', () => {
  it('finds everybody where they stand, and nobody far away', () => {
    for (let agent = 0; agent < 5000; agent += 61) {
      const [x, y] = at(agent, noon);
      const found = nearest(layout, words, null, noon, x, y, 1e-4);
      // Two people may share a spot at work.
      expect(at(found ?? -1, noon)).toEqual([x, y]);
      const home = at(agent);
      expect(nearest(layout, words, null, night, home[0], home[1], 1e-4)).toBe(agent);
    }
    expect(nearest(layout, words, null, night, 5, 5, 0.01)).toBeNull();
    expect(nearest(layout, words, Uint32Array.of(7), night, ...(at(8) as [number, number]), 1e-4)).toBeNull();
  });

  it('knows the plot of everybody', () => {
    for (let agent = 0; agent < 5000; agent += 13) {
      const plot = plotOf(layout, agent);
      expect(layout.plotAgents[plot] <= agent && agent < layout.plotAgents[plot + 1]).toBe(true);
    }
  });
});

describe('a sample', () => {
  it('is everybody where there is room, else about as many as wanted, in whole households', () => {
    expect(sampleOf(layout, WHOLE, size, 5000)).toBeNull();
    const drawn = sampleOf(layout, WHOLE, size, 1000) ?? new Uint32Array(0);
    expect(drawn.length).toBeGreaterThan(800);
    expect(drawn.length).toBeLessThan(1200);
    const chosen = new Set(drawn);
    for (const agent of drawn) {
      const plot = plotOf(layout, agent);
      for (let k = layout.plotAgents[plot]; k < layout.plotAgents[plot + 1]; k++) expect(chosen.has(k)).toBe(true);
    }
  });

  it('has all that live where the camera is near', () => {
    const [x, y] = at(2500);
    const camera = { x, y, zoom: layout.grid * 3 };
    const seen = cellsSeen(layout, camera, size);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.length).toBeLessThan(6);
    const drawn = new Set(sampleOf(layout, camera, size, 1000));
    for (const cell of seen) {
      for (let i = layout.cellAgents[cell]; i < layout.cellAgents[cell + 1]; i++) expect(drawn.has(i)).toBe(true);
    }
  });
});

describe('magnitudes', () => {
  const ill = Uint32Array.from(words, (word, i) =>
    i % 10 === 0 ? Shown.symptomatic | View.infectedWeek : (word & ~View.stateMask) | Shown.susceptible,
  );

  it('count every infectious person once', () => {
    const { values, largest } = densityOf(layout, ill);
    expect(values).toHaveLength(DENSITY_GRID ** 2);
    expect(values.reduce((sum, value) => sum + value, 0)).toBe(500);
    expect(largest).toBe(Math.max(...values));
  });

  it('are infections of the week for each thousand residents', () => {
    const { values } = incidenceOf(layout, ill);
    expect(values).toHaveLength(layout.districtCells.length - 1);
    for (const value of values) expect(Math.abs(value - 100)).toBeLessThan(2);
  });

  it('run from dark to light', () => {
    expect(viridis(0)).toBe('rgb(68 1 84)');
    expect(viridis(1)).toBe('rgb(253 231 37)');
    expect(viridis(2)).toBe(viridis(1));
  });
});
