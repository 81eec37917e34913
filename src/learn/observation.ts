/**
 * How likely observed counts are, given the daily events of a run: delay, weekday, share observed, then a negative binomial. The
 * derivative by the events is in the curve; those by mean and dispersion are given for fits of how things are observed.
 */
import type { Curve } from './curve';
import { digamma, logGamma } from './gammaFunctions';

/** The description of `LikelihoodSpec` in numbers alone, everything resolved. */
export interface Observation {
  /** One count a period, null where nothing was observed. */
  readonly observed: readonly (number | null)[];
  readonly from: number;
  readonly period: number;
  readonly fraction: number;
  readonly delay: readonly number[];
  /** Factor of each day of the run, f64[days]. */
  readonly factor: Float64Array;
  readonly dispersion: number;
  readonly background: number;
}

export interface NegativeBinomial {
  readonly logProbability: number;
  /** Derivatives of the logarithm. */
  readonly byMean: number;
  readonly byDispersion: number;
}

/**
 * Log-probability of `count` (a whole number, or a scaled one) under mean μ > 0 and variance μ + μ² / dispersion, with derivatives.
 *
 * @param dispersion  k > 0; large is nearly Poisson
 */
export function negativeBinomial(count: number, mu: number, dispersion: number): NegativeBinomial {
  const k = dispersion;
  return {
    logProbability:
      logGamma(count + k) -
      logGamma(k) -
      logGamma(count + 1) -
      k * Math.log1p(mu / k) +
      (count === 0 ? 0 : count * Math.log(mu / (k + mu))),
    byMean: (k * (count - mu)) / (mu * (k + mu)),
    byDispersion: digamma(count + k) - digamma(k) - Math.log1p(mu / k) + (mu - count) / (k + mu),
  };
}

/** Expected counts by period, f64[observed.length], from the daily events x, f64[days]. */
export function expectedCounts(x: Float64Array, observation: Observation): Float64Array {
  const { observed, from, period, fraction, delay, factor, background } = observation;
  return Float64Array.from(observed, (_, index) => {
    let sum = background * period;
    for (let day = from + index * period; day < from + (index + 1) * period; day++) {
      for (let k = 0; k < Math.min(delay.length, day + 1); k++) sum += fraction * factor[day] * delay[k] * x[day - k];
    }
    return sum;
  });
}

/** The log-likelihood of what was observed, as a curve over the daily events. */
export function logLikelihood(observation: Observation): Curve {
  const { observed, from, period, fraction, delay, factor, dispersion } = observation;
  const terms = (x: Float64Array) => {
    const means = expectedCounts(x, observation);
    return observed.map((count, index) => (count === null ? null : negativeBinomial(count, means[index], dispersion)));
  };
  return {
    value: (x) => terms(x).reduce((sum, term) => sum + (term?.logProbability ?? 0), 0),
    slope(x) {
      const slope = new Float64Array(x.length);
      for (const [index, term] of terms(x).entries()) {
        if (!term) continue;
        for (let day = from + index * period; day < from + (index + 1) * period; day++) {
          for (let k = 0; k < Math.min(delay.length, day + 1); k++) {
            slope[day - k] += term.byMean * fraction * factor[day] * delay[k];
          }
        }
      }
      return slope;
    },
  };
}
