import { describe, expect, it } from 'vitest';
import { replicates } from '../../engine/ensemble';
import { createTwinRun } from '../../engine/twinRun';
import type { Scenario } from '../../scenario/scenario';
import { defaultScenario } from '../../scenario/validate';
import { cityWorld } from '../../worlds/city';
import type { ObjectiveSpec } from '../../worlds/objective';
import type { Model, World } from '../../worlds/world';
import { replicateGradient } from '../gradient';
import { objectiveFor } from '../objective';
import { type Flaw, workshopScenario, workshopWorld } from '../testing/workshop';
import { randomPoint, uniforms } from './draws';
import { type Ask, bestOfGrid, bestOfRandom, check, gainOf, improve } from './improve';
import { pareto } from './pareto';
import type { Lab } from './problem';
import { piecesOf, spaceOf, type Wanted } from './space';

/** 3 rate² + 17 things of a day at 1 each less 6 a rate: best at rate 1, which is 8 · 1000 · (3 − 6 + 17) but for the noise. */
const OBJECTIVE: ObjectiveSpec = { kind: 'total', of: { made: 1, waste: -6 } };

function labOf(world: World, scenario: Scenario): Lab {
  const model = world.build(scenario);
  const modelOf = (of: Scenario) => world.rebuild?.(model, of) ?? world.build(of);
  const launch = async (of: Model, replicate: number) => createTwinRun(world, of, replicate);
  return {
    width: 2,
    agents: model.agents,
    rows: async (of, first) => (await replicates(world, modelOf(of), 1, { launch, first }))[0].rows,
    gradient: (of, replicate, objective, keys) => {
      const own = modelOf(of);
      return replicateGradient(world, own, replicate, objectiveFor<Model>(world, objective)(own), keys, {
        lenient: true,
      });
    },
  };
}

function asking(wanted: readonly Wanted[], more: Partial<Ask> = {}, flaw: Flaw = {}): Ask {
  const world = workshopWorld(flaw) as World;
  const scenario = workshopScenario();
  const space = spaceOf(scenario, world.definition, wanted);
  return {
    lab: labOf(world, scenario),
    world,
    space,
    objective: OBJECTIVE,
    limits: [],
    budget: 300,
    starts: 1,
    batch: 2,
    fresh: 8,
    seed: 1,
    ...more,
  };
}

const DAILY = piecesOf('work.rate', 0, 8, 1);

describe('a search', () => {
  it('finds the best day by day with a noisy gradient, within its budget', async () => {
    const ask = asking(DAILY, {}, { bias: 0.7, noise: 0.5 });
    const { point, spent, trace, stopped } = await improve(ask);
    for (const rate of ask.space.valuesAt(point)) expect(Math.abs(rate - 1)).toBeLessThan(0.25);
    expect(spent.equivalents).toBe(spent.runs + 4 * spent.gradients);
    expect(spent.equivalents).toBeLessThanOrEqual(300);
    expect(spent.equivalents).toBeGreaterThan(280);
    expect(stopped).toBe(false);
    expect(trace.filter(({ accepted }) => accepted).every(({ gain }) => gain < 0)).toBe(true);
    expect(await improve(asking(DAILY, {}, { bias: 0.7, noise: 0.5 }))).toMatchObject({ point });
  });

  it('stays where it is when the gradient points the wrong way', async () => {
    const ask = asking(DAILY, {}, { bias: -1 });
    const { point, trace } = await improve(ask);
    expect(point).toEqual(ask.space.start);
    expect(trace.length).toBeGreaterThan(10);
    expect(trace.some(({ accepted }) => accepted)).toBe(false);
  });

  it('takes differences for what the adjoint does not know, and for all where it is asked to', async () => {
    const whole: Wanted[] = [
      { id: 'work.rate', days: null },
      { id: 'people.hands', days: null },
    ];
    const ask = asking(whole, { budget: 200 });
    const lab: Lab = {
      ...ask.lab,
      gradient: async (of, replicate, objective, keys) => {
        const { value, parameters } = await ask.lab.gradient(of, replicate, objective, keys);
        return {
          value,
          parameters: Object.fromEntries(Object.entries(parameters).filter(([key]) => key !== 'work.rate')),
        };
      },
    };
    for (const found of [await improve({ ...ask, lab }), await improve(ask, 'differences')]) {
      expect(Math.abs(ask.space.valuesAt(found.point)[0] - 1)).toBeLessThan(0.2);
    }
  });

  it('holds a limit: the waste of eight days at least costs what it may', async () => {
    const limit = { name: 'made', of: { kind: 'total', of: { made: 1 } } as const, most: 8 * 1000 * 17.75 };
    // 3 rate² + 17 at most 17.75: rate 0.5, where the objective alone would take 1.
    const ask = asking([{ id: 'work.rate', days: null, max: 4 }], { limits: [limit], budget: 500, batch: 4 });
    const { point } = await improve(ask);
    const { limits } = await check(ask, point);
    expect(Math.abs(ask.space.valuesAt(point)[0] - 0.5)).toBeLessThan(0.45);
    expect((limits.made.mean ?? Number.NaN) / limit.most).toBeLessThan(1.05);
    const free = await improve({ ...ask, limits: [] });
    expect(Math.abs(ask.space.valuesAt(free.point)[0] - 1)).toBeLessThan(0.1);
  });

  it('keeps the best so far when it is stopped', async () => {
    const stop = new AbortController();
    let steps = 0;
    const ask = asking(DAILY, {
      signal: stop.signal,
      onTrace: () => {
        if (++steps === 4) stop.abort();
      },
    });
    const { point, trace, stopped } = await improve(ask);
    expect([stopped, trace.length]).toEqual([true, 4]);
    expect([...point]).toEqual(trace[3].point);
    const [before, after] = [await check(ask, ask.space.start), await check(ask, point)];
    expect(gainOf(before.values, after.values).relative.lower).toBeGreaterThan(0);
  });

  it('goes on from the best of several starts', async () => {
    const ask = asking(DAILY, { starts: 3, budget: 400 });
    const seen = new Set<number>();
    const { point, spent } = await improve({ ...ask, onTrace: (_, start) => seen.add(start) });
    expect([...seen]).toEqual([0, 1, 2, 3]);
    expect(spent.equivalents).toBeLessThanOrEqual(400);
    for (const rate of ask.space.valuesAt(point)) expect(Math.abs(rate - 1)).toBeLessThan(0.3);
  });
});

describe('beside it', () => {
  it('random protocols and a grid have the same budget; the gradient beats both here', async () => {
    // Best at 1/3 and 5/3 in turn, which no steady protocol is.
    const waste = Array.from({ length: 8 }, (_, day) => (day % 2 === 0 ? -2 : -10));
    const ask = asking(DAILY, { objective: { kind: 'total', of: { made: 1, waste } } });
    const [gradient, random] = [await improve(ask), await bestOfRandom(ask, 150)];
    expect(random.spent.equivalents).toBe(300);
    const [a, b] = [await check(ask, random.point), await check(ask, gradient.point)];
    expect(gainOf(a.values, b.values).relative.lower).toBeGreaterThan(0);
    const flat = asking([{ id: 'work.rate', days: null, max: 4 }], { budget: 25 });
    const grid = await bestOfGrid(flat, 5);
    expect(flat.space.valuesAt(grid.point)).toEqual([1]);
  });

  it('the front of two objectives runs from one best to the other', async () => {
    const ask = asking([{ id: 'work.rate', days: null, max: 4 }], { budget: 600 });
    const { points, stopped } = await pareto(ask, { kind: 'total', of: { made: 1 } }, 3);
    expect(stopped).toBe(false);
    const rates = points.slice(1).map(({ values }) => values[0]);
    expect(Math.abs(rates[0] - 1)).toBeLessThan(0.1);
    expect(rates[2]).toBeLessThan(0.1);
    expect(rates[0]).toBeGreaterThan(rates[1]);
    // Rate 2, as it was, is worse in both than rate 1.
    expect(points.map(({ dominated }) => dominated)).toEqual([true, false, false, false]);
  });

  it('says in intervals what was gained', () => {
    const { difference, relative } = gainOf([10, 12, 11], [9, 11, 10]);
    expect(difference).toEqual({ mean: 1, lower: 1, upper: 1, n: 3 });
    expect(relative.mean).toBeCloseTo(1 / 11, 12);
    expect(relative.lower).toBeGreaterThan(0.05);
    expect(relative.upper).toBeLessThan(0.13);
  });
});

describe('the space', () => {
  const { definition } = workshopWorld();
  const scenario = workshopScenario();

  it('begins at the scenario and lays points over it, equal neighbours as one change', () => {
    const dated = { ...scenario, changes: [{ parameter: 'work.rate', from: 2, to: 4, value: 6 }] };
    const space = spaceOf(dated, definition, [...piecesOf('work.rate', 0, 8, 3), { id: 'work.benches', days: null }]);
    expect(space.variables.map(({ name }) => name)).toEqual([
      'work.rate@0..3',
      'work.rate@3..6',
      'work.rate@6..8',
      'work.benches',
    ]);
    expect(space.valuesAt(space.start)).toEqual([3.333, 3.333, 2, 3]);
    const after = space.scenarioAt(Float64Array.of(0.5, 0.5, 1, 0.1));
    expect(after.changes).toEqual([
      { parameter: 'work.rate', from: 0, to: 6, value: 5 },
      { parameter: 'work.rate', from: 6, to: 8, value: 10 },
    ]);
    expect(after.values['work.benches']).toBe(2);
  });

  it.each<[readonly Wanted[], string]>([
    [[], 'No parameter was given to search. Example: work.rate'],
    [[{ id: 'work.skills', days: null }], 'work.skills is a table; only numbers can be searched'],
    [[{ id: 'work.rat', days: null }], 'Did you mean work.rate?'],
    [[{ id: 'work.benches', days: [0, 2] }], 'holds for the whole run and takes no schedule'],
    [[{ id: 'work.rate', days: [4, 9] }], 'work.rate@4..9 is not within the run of 8 days. Example: work.rate@0..8'],
    [[{ id: 'work.rate', days: null, max: 11 }], 'must be within 0 to 10'],
    [[{ id: 'work.rate', days: null, min: 3, max: 3 }], 'the lower one below'],
    [
      [
        { id: 'work.rate', days: null },
        { id: 'work.rate', days: null },
      ],
      'searched twice',
    ],
    [
      [
        { id: 'work.rate', days: null },
        { id: 'work.rate', days: [0, 2] },
      ],
      'both for the whole run and by date',
    ],
  ])('%j', (wanted, message) => {
    expect(() => spaceOf(scenario, definition, wanted)).toThrow(message);
  });

  it('refuses what is switched off', () => {
    const city = cityWorld.definition;
    expect(() => spaceOf(defaultScenario(city), city, [{ id: 'masks.uptake', days: null }])).toThrow(
      'masks.uptake has no effect while masks.on is off; switch it on first. Example: masks.on=true',
    );
  });

  it('draws protocols uniformly, steady schedules among them', () => {
    const space = spaceOf(scenario, definition, [...DAILY, { id: 'work.benches', days: null }]);
    const points = Array.from({ length: 400 }, (_, k) => randomPoint(space, 7, k));
    expect(points[3]).toEqual(randomPoint(space, 7, 3));
    expect(points[3]).not.toEqual(points[4]);
    for (const at of [0, 7, 8]) {
      const mean = points.reduce((sum, point) => sum + point[at], 0) / points.length;
      expect(Math.abs(mean - 0.5)).toBeLessThan(0.06);
    }
    const steady = points.filter((point) => point.subarray(0, 8).every((x) => x === point[0])).length;
    expect(steady / 400).toBeGreaterThan(0.17);
    expect(steady / 400).toBeLessThan(0.33);
    const draw = uniforms(1, 2);
    expect(new Set(Array.from({ length: 100 }, draw)).size).toBe(100);
  });
});
