/** The city's gradient against paired differences, and against itself: by day, repeated, cancelled. */
import { describe, expect, it } from 'vitest';
import { defaultScenario, withValues } from '../../../scenario/validate';
import { Count } from '../enums';
import { cityWorld } from '../index';
import type { CityModel } from '../model';
import { cityDefinition } from '../parameters';
import { cityRegimes } from '../regimes';
import { modelWith, moments, rowsOf, sum } from '../theory.fixture';
import { cityGradient } from './gradient';

/** F = infections of the run. */
const infections = (rows: Uint32Array) =>
  Float64Array.from(rows, (_, at) => (at % Count.words === Count.infections ? 1 : 0));
const infectionsOf = (rows: Uint32Array) =>
  sum(Array.from(rows.filter((_, at) => at % Count.words === Count.infections)));

const regime = (name: string, agents: number, horizon = 90): CityModel => {
  const { values, changes = [] } = cityRegimes[name];
  return cityWorld.build(
    withValues(defaultScenario(cityDefinition), cityDefinition, { ...values, changes, agents, horizon }),
  );
};

describe('regimes', () => {
  it.each([
    ['growth', 0.04, 0.08],
    ['middle', 0.48, 0.57],
    ['controlled', 0.14, 0.22],
    ['waves', 0.28, 0.39],
    ['saturated', 0.92, 0.97],
  ])('%s ends between %d and %d', (name, least, most) => {
    const model = regime(name, 20_000);
    const { attackRate } = cityWorld.outcomes(model, rowsOf(model, 0));
    expect(attackRate).toBeGreaterThan(least);
    expect(attackRate).toBeLessThan(most);
  });

  it('has two waves where it says so', () => {
    const rows = rowsOf(regime('waves', 20_000), 0);
    const week = (day: number) =>
      sum(Array.from({ length: 7 }, (_, k) => rows[(day + k) * Count.words + Count.infections]));
    expect(week(14)).toBeGreaterThan(2 * week(32));
    expect(week(80)).toBeGreaterThan(2 * week(32));
  });
});

describe('the gradient', () => {
  const PARTS = {
    'disease.r0': 0.05,
    'isolation.symptomatic': 0.2,
    'quarantine.compliance': 0.2,
    'behaviour.response': 0.2,
  };

  it('is that of paired runs', async () => {
    const ids = Object.keys(PARTS) as (keyof typeof PARTS)[];
    const model = regime('middle', 4000, 70);
    const adjoint = await Promise.all(
      Array.from({ length: 10 }, (_, replicate) => cityGradient(model, replicate, infections, { parameters: ids })),
    );
    for (const id of ids) {
      const value = Number(model.scenario.values[id]);
      const step = PARTS[id] * value;
      const [low, high] = [value - step, value + step].map((moved) =>
        cityWorld.rebuild?.(model, withValues(model.scenario, cityDefinition, { [id]: moved })),
      ) as [CityModel, CityModel];
      const difference = moments(
        adjoint.map(
          (_, replicate) => (infectionsOf(rowsOf(high, replicate)) - infectionsOf(rowsOf(low, replicate))) / (2 * step),
        ),
      );
      const own = moments(adjoint.map(({ parameters }) => parameters[id]));
      const ratio = own.mean / difference.mean;
      const error = Math.abs(ratio) * Math.hypot(own.error / own.mean, difference.error / difference.mean);
      expect(Math.abs(difference.mean), id).toBeGreaterThan(4 * difference.error);
      expect(ratio + 2 * error, id).toBeGreaterThan(0.85);
      expect(ratio - 2 * error, id).toBeLessThan(1.15);
    }
  });

  const small = regime('middle', 2000, 40);

  it('is the same twice, bit for bit', async () => {
    const request = { parameters: ['disease.r0', 'testing.symptomatic', 'tracing.named', 'disease.susceptibility[6]'] };
    const once = await cityGradient(small, 3, infections, request);
    const twice = await cityGradient(small, 3, infections, request);
    expect(twice.parameters).toEqual(once.parameters);
    expect(Object.values(once.parameters).every((x) => Number.isFinite(x) && x !== 0)).toBe(true);
  });

  it('of the days of a dated parameter sums to that of the run', async () => {
    const model = modelWith({ agents: 2000, horizon: 30, 'seeding.count': 60, 'disease.r0': 4, 'distancing.on': true });
    const days = Array.from({ length: 30 }, (_, day) => `distancing.open.work@${day}`);
    const { parameters } = await cityGradient(model, 0, infections, { parameters: ['distancing.open.work', ...days] });
    const byDay = days.map((day) => parameters[day]);
    expect(parameters['distancing.open.work']).toBeGreaterThan(0);
    expect(sum(byDay)).toBeCloseTo(parameters['distancing.open.work'], 6);
  });

  it('leaves out what it has no derivative by, and says which form the others are of', async () => {
    const { parameters, forms } = await cityGradient(small, 0, infections, {
      parameters: [
        'disease.r0',
        'testing.symptomatic',
        'isolation.compliance',
        'testing.capacity',
        'masks.on',
        'nothing',
      ],
    });
    expect(Object.keys(parameters)).toEqual(['disease.r0', 'testing.symptomatic', 'isolation.compliance']);
    expect(forms).toEqual({
      'disease.r0': 'pivotal',
      'testing.symptomatic': 'score',
      'isolation.compliance': 'value',
    });
  });

  it('has one by every parameter that it names, and all are numbers', async () => {
    const { parameters } = await cityGradient(regime('middle', 500, 30), 0, infections);
    expect(Object.keys(parameters).length).toBeGreaterThan(100);
    expect(Object.values(parameters).filter((x) => !Number.isFinite(x))).toEqual([]);
  });

  it('is zero by what did not act', async () => {
    const { parameters } = await cityGradient(small, 0, infections, {
      parameters: ['masks.source', 'vaccination.infection.first', 'ventilation.school'],
    });
    expect(Object.values(parameters)).toEqual([0, 0, 0]);
  });

  it('ends when it is cancelled', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(cityGradient(small, 0, infections, { signal: stop.signal })).rejects.toThrow(/abort/i);
  });
});
