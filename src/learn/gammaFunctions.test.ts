import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digamma, logGamma } from './gammaFunctions';
import { negativeBinomial } from './observation';

describe('gamma functions', () => {
  it('have their known values', () => {
    expect(logGamma(1)).toBeCloseTo(0, 14);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 14);
    expect(logGamma(11) / Math.log(3628800)).toBeCloseTo(1, 14);
    expect(logGamma(171) / 706.5730622457874).toBeCloseTo(1, 14);
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 14);
    expect(digamma(0.5)).toBeCloseTo(-0.5772156649015329 - 2 * Math.LN2, 13);
  });

  it('obey their recurrences', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1000, noNaN: true }), (x) => {
        expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x))).toBeLessThan(1e-11 * (1 + Math.abs(logGamma(x))));
        expect(Math.abs(digamma(x + 1) - digamma(x) - 1 / x)).toBeLessThan(1e-12 * (1 + 1 / x));
      }),
    );
  });
});

describe('the negative binomial', () => {
  it('adds up to one, with the mean and variance that it promises', () => {
    const [mu, k] = [4, 2.5];
    const p = Array.from({ length: 400 }, (_, count) => Math.exp(negativeBinomial(count, mu, k).logProbability));
    const moment = (f: (count: number) => number) => p.reduce((sum, one, count) => sum + one * f(count), 0);
    expect(moment(() => 1)).toBeCloseTo(1, 12);
    expect(moment((count) => count)).toBeCloseTo(mu, 11);
    expect(moment((count) => (count - mu) ** 2)).toBeCloseTo(mu + mu ** 2 / k, 10);
  });

  it('is Poisson for a large dispersion', () => {
    expect(negativeBinomial(3, 2, 1e6).logProbability).toBeCloseTo(3 * Math.log(2) - 2 - Math.log(6), 5);
  });

  it('has the derivatives of its central differences', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(fc.nat(100), number(0.5, 80), number(0.3, 60), (count, mu, k) => {
        const { byMean, byDispersion } = negativeBinomial(count, mu, k);
        const at = (m: number, d: number) => negativeBinomial(count, m, d).logProbability;
        const h = 1e-4;
        expect(Math.abs(byMean - (at(mu + h, k) - at(mu - h, k)) / (2 * h))).toBeLessThan(1e-5 * (1 + count));
        expect(Math.abs(byDispersion - (at(mu, k + h) - at(mu, k - h)) / (2 * h))).toBeLessThan(1e-5 * (1 + count));
      }),
    );
  });
});
