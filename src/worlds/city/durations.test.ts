/** Whole days drawn from the laws of duration against the means and deviations asked for. */
import { describe, expect, it } from 'vitest';
import { philox } from '../../gpu/lib/philox';
import { defaultScenario, withValues } from '../../scenario/validate';
import { type Distribution, durationLaws, survival, writeLaw } from './durations';
import { LAW_DAYS, Law, Table } from './enums';
import { lasts } from './initial';
import { cityDefinition } from './parameters';
import { moments, sum } from './theory.fixture';

const lawsWith = (patch: Readonly<Record<string, unknown>>) =>
  durationLaws(withValues(defaultScenario(cityDefinition), cityDefinition, patch).values);

const meanOf = (law: Distribution) => sum(law.map((p, day) => p * day));
const varianceOf = (law: Distribution) => sum(law.map((p, day) => p * (day - meanOf(law)) ** 2));

/** Draws as the agents make them: u32 words through the cumulative thresholds. */
function drawn(law: number, distribution: Distribution, count: number): number[] {
  const tables = new Uint32Array(Table.words);
  writeLaw(distribution, tables, Table.durations + law * LAW_DAYS);
  const words = new Uint32Array(4);
  return Array.from({ length: count }, (_, i) => {
    philox(i, law, 0, 0, 1, 0, words);
    return lasts(tables, law, words[0]);
  });
}

describe('the default laws of Kerr et al. 2021', () => {
  const laws = lawsWith({});
  it.each([
    ['latent', 4.5, 1.5],
    ['incubation', 1.1, 0.9],
    ['admission', 6.6, 4.9],
    ['worsening', 1.5, 2],
    ['dying', 10.7, 4.8],
    ['recovery', 8, 2],
    ['recoverySevere', 18.1, 6.3],
  ] as const)('%s lasts %d days with deviation %d', (name, mean, sd) => {
    const law = laws[Law[name]];
    expect(sum(law)).toBeCloseTo(1, 12);
    // floor(X + U) keeps the mean and adds the variance f (1 - f) of rounding, f the fraction of X: between 0 and 1/4, 1/6 where spread out.
    expect(Math.abs(meanOf(law) - mean)).toBeLessThan(1e-3);
    expect(varianceOf(law) - sd * sd).toBeGreaterThan(0.1);
    expect(varianceOf(law) - sd * sd).toBeLessThan(0.25);
    const n = 40_000;
    const sample = moments(drawn(Law[name], law, n));
    expect(Math.abs(sample.mean - mean)).toBeLessThan(4.5 * sample.error);
    // Heavy tails: the deviation of a sample is uncertain by sqrt(kurtosis / n) / 2, below 4 % for the widest law here.
    expect(Math.abs(sample.sd / Math.sqrt(varianceOf(law)) - 1)).toBeLessThan(0.12);
  });
});

it('clips latent periods at 31 days, and only those', () => {
  const laws = lawsWith({
    'disease.latent.mean': 30,
    'disease.latent.sd': 10,
    'disease.recovery.mean': 30,
    'disease.recovery.sd': 10,
  });
  expect(sum(laws[Law.latent].subarray(32))).toBe(0);
  expect(laws[Law.latent][31]).toBeGreaterThan(0.3);
  expect(sum(laws[Law.recovery].subarray(32))).toBeGreaterThan(0.3);
  expect(Math.max(...drawn(Law.latent, laws[Law.latent], 5000))).toBe(31);
});

it('recovers with the same probability every day where asked', () => {
  const law = lawsWith({ 'disease.recoveryLaw': 'geometric', 'disease.recovery.mean': 10 })[Law.recovery];
  expect(law[0]).toBe(0);
  const alive = survival(law);
  for (let day = 1; day < 100; day++) expect(law[day] / alive[day - 1]).toBeCloseTo(0.1, 9);
  // The tail beyond 127 days falls on day 127: .9^127 = 1.5e-6 of 10 days.
  expect(meanOf(law)).toBeCloseTo(10, 3);
  const sample = moments(drawn(Law.recovery, law, 40_000));
  expect(Math.abs(sample.mean - 10)).toBeLessThan(4.5 * sample.error);
});

it('makes a duration without deviation the same for everybody, a fraction a mix of two days', () => {
  const laws = lawsWith({
    'disease.latent.mean': 3,
    'disease.latent.sd': 0,
    'disease.recovery.mean': 5.25,
    'disease.recovery.sd': 0,
  });
  expect(laws[Law.latent][3]).toBe(1);
  expect([laws[Law.recovery][5], laws[Law.recovery][6]]).toEqual([0.75, 0.25]);
  expect(new Set(drawn(Law.latent, laws[Law.latent], 1000))).toEqual(new Set([3]));
  const sixes = drawn(Law.recovery, laws[Law.recovery], 40_000).filter((days) => days === 6).length;
  expect(Math.abs(sixes / 40_000 - 0.25)).toBeLessThan(4.5 * Math.sqrt((0.25 * 0.75) / 40_000));
});
