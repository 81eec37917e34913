import { describe, expect, it } from 'vitest';
import {
  estimate,
  jackknife,
  mean,
  ratioOfMeans,
  standardDeviation,
  standardError,
  studentQuantile975,
} from './statistics';

describe('statistics', () => {
  it('has the quantiles of the printed tables of Student t', () => {
    // Abramowitz & Stegun, table 26.10 (two-sided 95 %).
    const table: [number, number][] = [
      [1, 12.706],
      [2, 4.303],
      [3, 3.182],
      [4, 2.776],
      [5, 2.571],
      [10, 2.228],
      [19, 2.093],
      [20, 2.086],
      [30, 2.042],
      [60, 2.0],
      [120, 1.98],
    ];
    for (const [degrees, quantile] of table) expect(studentQuantile975(degrees)).toBeCloseTo(quantile, 3);
    expect(studentQuantile975(1)).toBeCloseTo(Math.tan(0.475 * Math.PI), 9);
    expect(studentQuantile975(200_000)).toBeCloseTo(studentQuantile975(100_000), 4);
    expect(() => studentQuantile975(0)).toThrow('at least 1 whole degree of freedom');
  });

  it('gives mean, deviation and interval of a worked example', () => {
    const values = [5.1, 4.9, 5.6, 5.8, 6.0];
    expect(mean(values)).toBeCloseTo(5.48, 12);
    expect(standardDeviation(values)).toBeCloseTo(Math.sqrt(0.217), 12);
    expect(standardError(values)).toBeCloseTo(Math.sqrt(0.217 / 5), 12);
    const { lower, upper, n } = estimate(values);
    expect(n).toBe(5);
    expect(lower).toBeCloseTo(5.48 - 2.7764451052 * Math.sqrt(0.217 / 5), 8);
    expect(upper).toBeCloseTo(5.48 + 2.7764451052 * Math.sqrt(0.217 / 5), 8);
  });

  it('has no interval for one value, no mean for none, and leaves out what a replicate does not have', () => {
    expect(estimate([3])).toEqual({ mean: 3, lower: null, upper: null, n: 1 });
    expect(estimate([])).toEqual({ mean: null, lower: null, upper: null, n: 0 });
    expect(estimate([Number.NaN])).toEqual({ mean: null, lower: null, upper: null, n: 0 });
    expect(estimate([Number.NaN, 2, 2])).toEqual({ mean: 2, lower: 2, upper: 2, n: 2 });
  });

  it('has the error of a ratio of means by hand, and none where both are one noise', () => {
    const above = [2, 4, 6];
    const below = [1, 2, 2.5];
    const ratio = 12 / 5.5;
    const residuals = above.map((one, k) => one - ratio * below[k]);
    const { value, se } = ratioOfMeans(above, below);
    expect(value).toBeCloseTo(ratio, 14);
    // The residuals have mean 0, so their variance is their sum of squares over 2.
    expect(se).toBeCloseTo(Math.sqrt(residuals.reduce((sum, r) => sum + r * r, 0) / 2 / 3) / (5.5 / 3), 14);
    expect(ratioOfMeans([2, 4, 6], [-1, -2, -3])).toEqual({ value: -2, se: 0 });
    expect(ratioOfMeans([2], [1])).toEqual({ value: 2, se: Number.NaN });
  });

  it('has a jackknife that is the standard error where the statistic is the mean', () => {
    const values = [5.1, 4.9, 5.6, 5.8, 6.0];
    const { value, se } = jackknife(5, (without) => mean(values.filter((_, k) => k !== without)));
    expect(value).toBeCloseTo(5.48, 12);
    expect(se).toBeCloseTo(standardError(values), 12);
    expect(jackknife(1, () => 3)).toEqual({ value: 3, se: Number.NaN });
  });
});
