/** The comparison against hand-computed figures, and what may be said of each. */
import { describe, expect, it } from 'vitest';
import { majorityScenario, majorityWorld } from '../../engine/testing/majority';
import type { World } from '../../worlds/world';
import { axisReach, compareOutcomes } from './comparison';
import { differenceText, outcomeText, percentText } from './runNumbers';

/** Outcomes straight from the first count of the last day. */
const world = {
  ...majorityWorld,
  series: [{ name: 'count', label: '', unit: '', kind: 'stock', description: '' }],
  outcomes: (_: unknown, rows: Uint32Array) => {
    const value = rows[rows.length - 1] ?? 0;
    return { infected: value, deaths: 0, peakHospital: value % 7, reportedCases: 5, cost: 2_000_000 + value };
  },
} as unknown as World;
const model = (world as unknown as typeof majorityWorld).build(majorityScenario());

const compared = (pairs: readonly (readonly [b: number, a: number])[]) => ({
  world,
  current: model,
  baseline: model,
  pairs: pairs.map(([b, a]) => ({ current: Uint32Array.of(1, b), baseline: Uint32Array.of(1, a) })),
});

describe('compared outcomes', () => {
  it('are means of paired differences with t intervals', () => {
    const [infected, deaths, , cases] = compareOutcomes(
      compared([
        [50, 110],
        [40, 90],
        [45, 100],
      ]),
      2,
    );
    // Differences -60, -50, -55: standard error 5 / sqrt 3, t(2) = 4.302653, reach 12.4207.
    expect([infected.a, infected.b, infected.difference.mean]).toEqual([100, 45, -55]);
    expect(infected.difference.lower).toBeCloseTo(-67.4207, 3);
    expect(infected.difference.upper).toBeCloseTo(-42.5793, 3);
    expect(infected.relative?.mean).toBeCloseTo(-0.55, 12);
    expect(infected.verdict).toBe('less');
    expect([deaths.verdict, deaths.difference.mean, deaths.relative?.mean]).toEqual(['same', 0, 0]);
    expect(cases.verdict).toBe('same');
  });

  it('say chance where an interval holds 0, and more where it does not', () => {
    const chance = compareOutcomes(
      compared([
        [11, 10],
        [9, 10],
        [12, 10],
      ]),
      2,
    );
    expect(chance[0].verdict).toBe('chance');
    const more = compareOutcomes(
      compared([
        [20, 10],
        [21, 10],
      ]),
      2,
    );
    expect(more[0].verdict).toBe('more');
  });

  it('have no interval for one pair, nothing before the first day, and exactly 0 against themselves', () => {
    const [single] = compareOutcomes(compared([[50, 110]]), 2);
    expect([single.verdict, single.difference.mean, single.difference.lower]).toEqual(['single', -60, null]);
    const [none] = compareOutcomes(compared([[50, 110]]), 0);
    expect([none.verdict, none.a, none.difference.mean]).toEqual(['none', null, null]);
    const alone = { world, current: model, baseline: null, pairs: [{ current: Uint32Array.of(7), baseline: null }] };
    for (const { verdict, difference, relative, a, b } of compareOutcomes(alone, 1)) {
      expect([verdict, difference.mean, relative?.mean, a]).toEqual(['same', 0, 0, b]);
    }
  });

  it('stand at the day asked for', () => {
    const pairs = [{ current: Uint32Array.of(3, 50), baseline: Uint32Array.of(4, 110) }];
    const [first] = compareOutcomes({ world, current: model, baseline: model, pairs }, 1);
    expect([first.a, first.b]).toEqual([4, 3]);
  });

  it('have no share of an A that has none', () => {
    const [infected] = compareOutcomes(
      compared([
        [3, 0],
        [4, 0],
      ]),
      2,
    );
    expect([infected.relative, infected.verdict]).toEqual([null, 'chance']);
  });
});

describe('their axis', () => {
  it('is a round share that holds every interval', () => {
    const outcomes = compareOutcomes(
      compared([
        [50, 110],
        [40, 90],
      ]),
      2,
    );
    expect(axisReach(outcomes.slice(0, 2))).toBe(0.8);
    expect(axisReach([])).toBe(0.05);
  });
});

describe('their words', () => {
  const estimate = (mean: number | null, lower: number | null, upper: number | null) => ({ mean, lower, upper, n: 3 });

  it('have signs, limits in the notation of the mean, and a plain 0', () => {
    expect(differenceText(estimate(-251.4, -385.2, -116.1), 'to')).toEqual({ mean: '−251', limits: '−385 to −116' });
    expect(differenceText(estimate(-1_330_000, -2_300_000, -368_959), 'to')).toEqual({
      mean: '−1.33M',
      limits: '−2.3M to −369K',
    });
    expect(differenceText(estimate(0, 0, 0), 'to')).toEqual({ mean: '0', limits: '' });
    expect(differenceText(estimate(null, null, null), 'to').mean).toBe('–');
    expect(percentText(estimate(-0.24, -0.354, -0.131), 'to')).toEqual({ mean: '−24\u00a0%', limits: '−35 to −13' });
    expect(percentText(estimate(0.0123, -0.0012, 0.0171), 'to')).toEqual({
      mean: '+1.2\u00a0%',
      limits: '−0.1 to +1.7',
    });
    expect(percentText(null, 'to')).toEqual({ mean: '–', limits: '' });
    expect([outcomeText(32_505), outcomeText(2.46), outcomeText(null)]).toEqual(['32,505', '2.5', '–']);
  });
});
