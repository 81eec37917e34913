/**
 * Means and intervals of few replicates in f64. What a report may say about an ensemble and about a paired comparison;
 * nothing here knows what was counted.
 */

/** A mean over `n` values with its two-sided 95 % Student interval; limits are null for fewer than two values. */
export interface Estimate {
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly n: number;
}

/** A mean over `n` values with its standard error: the mean is null for no values, the error for fewer than two. */
export interface MeanWithError {
  readonly mean: number | null;
  readonly se: number | null;
  readonly n: number;
}

/** Arithmetic mean; NaN for no values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample standard deviation (divisor n - 1) in two passes; NaN for fewer than two values. */
export function standardDeviation(values: readonly number[]): number {
  if (values.length < 2) return Number.NaN;
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
}

/** Standard error of the mean; NaN for fewer than two values. */
export function standardError(values: readonly number[]): number {
  return standardDeviation(values) / Math.sqrt(values.length);
}

export function meanWithError(values: readonly number[]): MeanWithError {
  const n = values.length;
  return { mean: n > 0 ? mean(values) : null, se: n > 1 ? standardError(values) : null, n };
}

/** The estimate over the finite values: an outcome that a replicate does not have (NaN) lowers `n` instead of the mean. */
export function estimate(values: readonly number[]): Estimate {
  const finite = values.filter(Number.isFinite);
  const n = finite.length;
  if (n === 0) return { mean: null, lower: null, upper: null, n };
  const centre = mean(finite);
  if (n === 1) return { mean: centre, lower: null, upper: null, n };
  const reach = studentQuantile975(n - 1) * standardError(finite);
  return { mean: centre, lower: centre - reach, upper: centre + reach, n };
}

/**
 * The 97.5 % quantile of Student's t, by bisection of the distribution function, which is a closed sum for whole degrees
 * of freedom. Above 100,000 degrees the normal quantile, which then differs by less than 3e-5.
 *
 * @param degrees   degrees of freedom, a whole number >= 1
 */
export function studentQuantile975(degrees: number): number {
  if (!Number.isInteger(degrees) || degrees < 1) {
    throw new RangeError(`Student's t needs at least 1 whole degree of freedom, not ${degrees}. Example: 19.`);
  }
  if (degrees > 100_000) return NORMAL_975;
  let low = NORMAL_975;
  let high = 13; // t(1) = 12.706
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2;
    if (centralProbability(middle, degrees) < 0.95) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const NORMAL_975 = 1.959963984540054;

/** P(|T| < t) for whole degrees of freedom. Abramowitz & Stegun 26.7.3 (odd) and 26.7.4 (even). */
function centralProbability(t: number, degrees: number): number {
  const theta = Math.atan(t / Math.sqrt(degrees));
  const cos2 = degrees / (degrees + t * t);
  const odd = degrees % 2 === 1;
  let term = odd ? Math.sqrt(cos2) : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= ((k - 1) / k) * cos2;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (theta + Math.sin(theta) * sum) : Math.sin(theta) * sum;
}

/** A number with its standard error; NaN where there is none. */
export interface Uncertain {
  readonly value: number;
  readonly se: number;
}

/**
 * Mean of `above` over mean of `below`, with its standard error by the delta method: that of the mean of above_i − ratio · below_i over the
 * mean of `below`, so that noise which a pair shares cancels.
 */
export function ratioOfMeans(above: readonly number[], below: readonly number[]): Uncertain {
  const value = mean(above) / mean(below);
  const residuals = above.map((one, index) => one - value * below[index]);
  return { value, se: standardError(residuals) / Math.abs(mean(below)) };
}

/**
 * The jackknife's standard error of a statistic of `n` replicates.
 *
 * @param statistic  of all replicates but `without`; of all of them for null
 */
export function jackknife(n: number, statistic: (without: number | null) => number): Uncertain {
  const value = statistic(null);
  if (n < 2) return { value, se: Number.NaN };
  const partial = Array.from({ length: n }, (_, without) => statistic(without));
  const centre = mean(partial);
  const squares = partial.reduce((sum, one) => sum + (one - centre) ** 2, 0);
  return { value, se: Math.sqrt(((n - 1) / n) * squares) };
}
