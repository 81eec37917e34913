import { describe, expect, it } from 'vitest';
import { majorityScenario, majorityWorld } from '../engine/testing/majority';
import { createTwinRun } from '../engine/twinRun';
import type { Model, World } from '../worlds/world';
import { objectiveOf } from './objective';
import { directional, pairedDifferences } from './pairedDifferences';
import { workshopScenario, workshopWorld } from './testing/workshop';

const output = (world: World) => (model: Model) =>
  objectiveOf({ kind: 'total', of: { made: 1 } }, { ...model, series: world.series });
const shop = (values = {}, patch = {}) => {
  const world = workshopWorld();
  return { world, model: world.build(workshopScenario(values, patch)), objective: output(world as World) };
};
/** Counts are rounded to whole things, eight days of them. */
const ROUNDING = 8;

describe('paired differences', () => {
  it('are the derivatives, replicate by replicate, with people made once', async () => {
    const { world, model, objective } = shop();
    const keys = ['work.rate', 'work.benches', 'work.skills[1]', 'work.skills', 'work.rate@3'];
    const { parameters, stopped, first } = await pairedDifferences(world, model, keys, objective, 4, { first: 10 });
    expect([stopped, first, world.builds(), Object.keys(parameters)]).toEqual([false, 10, 1, keys]);
    const rows = await Promise.all(
      [10, 11, 12, 13].map(
        async (replicate) =>
          (
            await world.gradient?.(model, replicate, () =>
              new Float64Array(16).fill(1).map((_, k) => (k % 2 === 0 ? 1 : 0)),
            )
          )?.parameters ?? {},
      ),
    );
    for (const key of keys) {
      const exact = rows.map((one) =>
        key === 'work.skills'
          ? one['work.skills[0]'] + 2 * one['work.skills[1]'] + 4 * one['work.skills[2]']
          : one[key],
      );
      const { values, n, mean, se, step } = parameters[key];
      expect(n).toBe(4);
      for (const [k, value] of values.entries()) expect(Math.abs(value - exact[k])).toBeLessThan(ROUNDING / step);
      expect(mean).toBeCloseTo(values.reduce((sum, one) => sum + one, 0) / 4, 9);
      expect(se).toBeGreaterThan(0);
    }
  });

  it('take steps of 5 %, of 1 for whole numbers, and say so', async () => {
    const { world, model, objective } = shop({ 'work.rate': 4 });
    const { parameters } = await pairedDifferences(
      world,
      model,
      ['work.rate', 'work.benches', 'work.skills', 'work.skills[2]'],
      objective,
      1,
    );
    const steps = Object.fromEntries(Object.entries(parameters).map(([key, { step, side }]) => [key, [step, side]]));
    expect(steps).toEqual({
      'work.rate': [0.2, 'central'],
      'work.benches': [1, 'central'],
      'work.skills': [0.05, 'central'],
      'work.skills[2]': [0.2, 'central'],
    });
    expect(parameters['work.rate']).toMatchObject({ n: 1, se: null });
  });

  it.each([
    ['work.rate', { 'work.rate': 0 }, 0.5, 'up'],
    ['work.rate', { 'work.rate': 10 }, 0.5, 'down'],
    ['work.rate', { 'work.rate': 9.9 }, 0.495, 'down'],
    ['work.rate', { 'work.rate': 9.6 }, 0.4, 'central'],
    ['work.benches', { 'work.benches': 1 }, 1, 'up'],
    ['work.benches', { 'work.benches': 6 }, 1, 'down'],
    ['work.skills', { 'work.skills': [1, 2, 8] }, 0.05, 'down'],
    ['work.skills', { 'work.skills': [0, 0, 0] }, 0.05, 'central'],
    ['work.skills[0]', { 'work.skills': [0, 0, 0] }, 0.4, 'up'],
  ])('of %s at %j take a step of %d, %s', async (key, values, step, side) => {
    const { world, model, objective } = shop(values);
    const { parameters } = await pairedDifferences(world, model, [key], objective, 1);
    expect(parameters[key].side).toBe(side);
    expect(parameters[key].step).toBeCloseTo(step, 12);
    const ones = Float64Array.from({ length: 16 }, (_, k) => (k + 1) % 2);
    const exact = (await world.gradient?.(model, 0, () => ones))?.parameters ?? {};
    const expected =
      key === 'work.skills'
        ? (model.scenario.values[key] as number[]).reduce((sum, one, k) => sum + one * exact[`${key}[${k}]`], 0)
        : exact[key];
    // One side of a square errs by the step times half the second derivative: 1000 · benches a day, in ±0.1.
    const curvature = key === 'work.rate' && side !== 'central' ? 8 * 1100 * 3 * step : 0;
    expect(Math.abs((parameters[key].mean ?? 0) - expected)).toBeLessThan(curvature + ROUNDING / step);
  });

  it('count a dated value only on its day, and the base only where no date overrides it', async () => {
    const { world, model, objective } = shop({}, { changes: [{ parameter: 'work.rate', from: 2, to: 6, value: 5 }] });
    const { parameters } = await pairedDifferences(
      world,
      model,
      ['work.rate', 'work.rate@3', 'work.rate@7'],
      objective,
      1,
    );
    const unit = (parameters['work.rate@7'].mean ?? 0) / 2;
    expect((parameters['work.rate'].mean ?? 0) / unit).toBeCloseTo(4 * 2, 1);
    expect((parameters['work.rate@3'].mean ?? 0) / unit).toBeCloseTo(5, 1);
  });

  it('see prices, since the objective is made for either side', async () => {
    const { world, model } = shop();
    const income = (one: Model) =>
      objectiveOf({ kind: 'total', of: { made: { parameters: ['cost.thing'] } } }, { ...one, series: world.series });
    const { parameters } = await pairedDifferences(world, model, ['cost.thing'], income, 1);
    const run = createTwinRun(world, model, 0);
    await run.advance(8);
    expect(parameters['cost.thing'].mean).toBeCloseTo(output(world as World)(model).value(run.rows()), 6);
  });

  it('make other people where the parameter is of the people', async () => {
    const { world, model, objective } = shop();
    await pairedDifferences(world, model, ['people.hands'], objective, 3);
    expect(world.builds()).toBe(2);
  });

  it('are the directional one times the rates', async () => {
    const { world, model, objective } = shop();
    const direction = { 'work.rate': 2, 'work.skills[0]': -1 };
    const along = await directional(world, model, direction, objective, 2);
    const { parameters } = await pairedDifferences(world, model, Object.keys(direction), objective, 2);
    const sum = 2 * (parameters['work.rate'].mean ?? 0) - (parameters['work.skills[0]'].mean ?? 0);
    expect(Math.abs((along.mean ?? 0) / sum - 1)).toBeLessThan(1e-3);
    expect([along.n, along.side, along.stopped]).toEqual([2, 'central', false]);
    expect(along.step).toBeCloseTo(0.05, 12);
  });

  it('share the noise of a run: their error is far below that of unpaired runs', async () => {
    const model = majorityWorld.build(
      majorityScenario({ agents: 400, horizon: 10, values: { 'start.share': 0.5, 'change.noise': 0.3 } }),
    );
    const ones = (one: Model) =>
      objectiveOf({ kind: 'last', of: { ones: 1 }, per: 'agent' }, { ...one, series: majorityWorld.series });
    const { parameters } = await pairedDifferences(majorityWorld, model, ['start.share'], ones, 40);
    const { mean, se, step } = parameters['start.share'];
    const { value } = ones(model);
    const single: number[] = [];
    for (let replicate = 0; replicate < 40; replicate++) {
      const run = createTwinRun(majorityWorld, model, replicate);
      await run.advance(10);
      single.push(value(run.rows()));
    }
    const centre = single.reduce((sum, one) => sum + one, 0) / 40;
    const sd = Math.sqrt(single.reduce((sum, one) => sum + (one - centre) ** 2, 0) / 39);
    expect(mean).toBeGreaterThan(5 * (se ?? 1));
    expect(se).toBeLessThan(0.6 * Math.sqrt(2 / 40) * (sd / (2 * step)));
  });

  it('keep what is done when stopped, and count their progress', async () => {
    const { world, model, objective } = shop();
    const controller = new AbortController();
    let runs = 0;
    const seen: [number, string][] = [];
    const { parameters, stopped } = await pairedDifferences(world, model, ['work.rate', 'work.benches'], objective, 5, {
      signal: controller.signal,
      progress: (fraction, what) => seen.push([fraction, what]),
      launch: async (one, replicate) => {
        if (++runs === 11) controller.abort();
        return createTwinRun(world, one, replicate);
      },
    });
    expect(stopped).toBe(true);
    expect([parameters['work.rate'].n, parameters['work.benches'].n]).toEqual([3, 2]);
    expect(parameters['work.rate'].mean).toBeGreaterThan(0);
    const fractions = seen.map(([fraction]) => fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(Math.max(...fractions)).toBeLessThanOrEqual(1);
    expect(seen.at(-1)?.[1]).toBe('pair 3 of 5');
  });

  it('have no mean when stopped before the first', async () => {
    const { world, model, objective } = shop();
    const { parameters, stopped } = await pairedDifferences(world, model, ['work.rate'], objective, 5, {
      signal: AbortSignal.abort(),
    });
    expect([stopped, parameters['work.rate']]).toEqual([
      true,
      { step: 0.1, side: 'central', mean: null, se: null, n: 0, values: [] },
    ]);
  });

  it.each([
    [['work.pace'], "'work.pace' is not a parameter of workshop. Did you mean work.rate?"],
    [
      ['work.open'],
      'work.open is a switch and has no derivative; compare two runs instead. Example of a key that has: work.rate',
    ],
    [['work.skills[3]'], 'work.skills[3] names entry 3 of work.skills, which has 3 entries'],
    [['work.rate[0]'], 'work.rate[0] names entry 0 of work.rate, which has no entries'],
    [['work.benches@2'], 'work.benches@2 dates work.benches, which holds for the whole run; leave the day out'],
    [['work.rate@8'], 'work.rate@8 lies beyond the end of the run (8 days). Example: work.rate@4'],
    [['work.rate[x]'], "'work.rate[x]' is no key of a parameter. Examples: disease.r0"],
    [[], 'No parameter was given to vary'],
    [{ all: {} }, "The direction 'all' leads nowhere"],
    [{ all: { 'work.rate': Number.NaN } }, "The direction 'all' leads nowhere"],
    [
      { all: { 'work.rate': 1, 'work.benches': 1 } },
      "work.benches takes whole numbers only and cannot be part of the direction 'all'",
    ],
  ])('refuse %j', async (asked, message) => {
    const { world, model, objective } = shop();
    await expect(pairedDifferences(world, model, asked as string[], objective, 1)).rejects.toThrow(message);
  });

  it('refuse no pairs', async () => {
    const { world, model, objective } = shop();
    await expect(pairedDifferences(world, model, ['work.rate'], objective, 0)).rejects.toThrow(
      '0 pairs cannot be run. Give 1 or more',
    );
  });
});
