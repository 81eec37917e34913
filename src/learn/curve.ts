/**
 * Functions of one daily quantity, each with its derivative: sum, last day, smooth peak, excess over a threshold, trailing mean. Pure f64;
 * knows neither series nor worlds.
 */

/** A number made from x, f64[days], and its slope d value / dx. */
export interface Curve {
  value(x: Float64Array): number;
  slope(x: Float64Array): Float64Array;
}

/** Σ x. */
export const total: Curve = {
  value: (x) => x.reduce((sum, one) => sum + one, 0),
  slope: (x) => new Float64Array(x.length).fill(1),
};

/** x on the last day. */
export const last: Curve = {
  value: (x) => x[x.length - 1],
  slope(x) {
    const slope = new Float64Array(x.length);
    slope[x.length - 1] = 1;
    return slope;
  },
};

/** (Σ x^p)^(1/p) for x >= 0, with the largest factored out so that nothing overflows; slope 0 where all is 0. */
export function powerPeak(p: number): Curve {
  const value = (x: Float64Array) => {
    const most = largest(x);
    if (most <= 0) return 0;
    return most * x.reduce((sum, one) => sum + (one / most) ** p, 0) ** (1 / p);
  };
  return {
    value,
    slope(x) {
      const norm = value(x);
      return x.map((one) => (norm > 0 ? (one / norm) ** (p - 1) : 0));
    },
  };
}

/** log(Σ exp(βx)) / β. */
export function exponentialPeak(beta: number): Curve {
  const weights = (x: Float64Array) => {
    const most = largest(x);
    const raised = x.map((one) => Math.exp(beta * (one - most)));
    return { most, raised, sum: raised.reduce((sum, one) => sum + one, 0) };
  };
  return {
    value(x) {
      const { most, sum } = weights(x);
      return most + Math.log(sum) / beta;
    },
    slope(x) {
      const { raised, sum } = weights(x);
      return raised.map((one) => one / sum);
    },
  };
}

/**
 * Σ max(0, x − threshold), or Σ softness · log(1 + exp((x − threshold) / softness)). At the corner the slope is one half, the mean of
 * both sides, as a central difference has it.
 *
 * @param threshold  f64[days]
 */
export function excess(threshold: Float64Array, softness: number): Curve {
  if (softness === 0) {
    return {
      value: (x) => x.reduce((sum, one, day) => sum + Math.max(0, one - threshold[day]), 0),
      slope: (x) => x.map((one, day) => (one > threshold[day] ? 1 : one === threshold[day] ? 0.5 : 0)),
    };
  }
  return {
    value: (x) => softness * x.reduce((sum, one, day) => sum + softplus((one - threshold[day]) / softness), 0),
    slope: (x) => x.map((one, day) => 1 / (1 + Math.exp(-(one - threshold[day]) / softness))),
  };
}

/** The trailing mean over `days` days; the first days average over as many as there have been. */
export function trailingMean(x: Float64Array, days: number): Float64Array {
  return x.map((_, day) => {
    const from = Math.max(0, day - days + 1);
    let sum = 0;
    for (let one = from; one <= day; one++) sum += x[one];
    return sum / (day - from + 1);
  });
}

/** The transpose of `trailingMean`: slopes by x from slopes by its mean. */
export function trailingMeanBack(slope: Float64Array, days: number): Float64Array {
  return slope.map((_, day) => {
    let sum = 0;
    for (let one = day; one < Math.min(slope.length, day + days); one++) sum += slope[one] / Math.min(days, one + 1);
    return sum;
  });
}

/** log(1 + exp(z)) without overflow. */
function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}

function largest(x: Float64Array): number {
  return x.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
}
