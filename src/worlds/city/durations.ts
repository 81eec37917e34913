/**
 * Durations of the stages as distributions over whole days. A real duration X becomes floor(X + U) with U uniform in [0, 1), which
 * keeps its mean exactly; thresholds for draws are cumulative.
 */
import { threshold } from '../../gpu/lib/hazard';
import { lognormalCdf } from '../../gpu/lib/portable';
import { LAW_DAYS, Law } from './enums';
import { remembered } from './remembered';
import { num, type Values, word } from './values';

/** f64[LAW_DAYS], probability of each whole number of days; the last entry takes the tail. Shared between models: not to be written to. */
export type Distribution = Float64Array;

/** Longest latent period: five bits of the health word. */
const MAX_LATENT = 31;

/** Means and deviations below a tenth of a second are none: the log-normal formulas lose all digits long before they reach 0. */
const LEAST_DAYS = 1e-6;

/** P(floor(X + U) <= d) = integral of the distribution function of X over [d, d + 1], by Simpson's rule on 16 panels. */
const lognormalDays = remembered((mean, sd): Distribution => {
  const probabilities = new Float64Array(LAW_DAYS);
  let before = 0;
  for (let day = 0; day < LAW_DAYS; day++) {
    let sum = 0;
    for (let k = 0; k <= 32; k++) {
      const weight = k === 0 || k === 32 ? 1 : k % 2 === 1 ? 4 : 2;
      sum += weight * lognormalCdf(day + k / 32, mean, sd);
    }
    const cumulative = day === LAW_DAYS - 1 ? 1 : Math.min(1, sum / 96);
    probabilities[day] = Math.max(0, cumulative - before);
    before = Math.max(before, cumulative);
  }
  return probabilities;
});

/** The same duration for everybody; a fraction is a mix of two whole days. */
function fixedDays(mean: number): Distribution {
  const probabilities = new Float64Array(LAW_DAYS);
  const whole = Math.min(Math.floor(mean), LAW_DAYS - 2);
  const fraction = Math.min(1, mean - whole);
  probabilities[whole] = 1 - fraction;
  probabilities[whole + 1] = fraction;
  return probabilities;
}

/** Leaves with probability 1 / mean every day, from the first: the discrete-time SIR. */
function geometricDays(mean: number): Distribution {
  const leave = 1 / Math.max(1, mean);
  const probabilities = new Float64Array(LAW_DAYS);
  let stay = 1;
  for (let day = 1; day < LAW_DAYS; day++) {
    probabilities[day] = day === LAW_DAYS - 1 ? stay : stay * leave;
    stay *= 1 - leave;
  }
  return probabilities;
}

function clipped(distribution: Distribution, longest: number): Distribution {
  const result = new Float64Array(LAW_DAYS);
  for (let day = 0; day < LAW_DAYS; day++) result[Math.min(day, longest)] += distribution[day];
  return result;
}

/** The seven laws in the order of `Law`, from the scenario's means and standard deviations (days). */
export function durationLaws(values: Values): readonly Distribution[] {
  return Object.keys(Law).map((name) => {
    const mean = num(values, `disease.${name}.mean`);
    const sd = num(values, `disease.${name}.sd`);
    if (name === 'recovery' && word(values, 'disease.recoveryLaw') === 'geometric') return geometricDays(mean);
    const law = mean < LEAST_DAYS || sd < LEAST_DAYS ? fixedDays(mean) : lognormalDays(mean, sd);
    return name === 'latent' ? clipped(law, MAX_LATENT) : law;
  });
}

/** Cumulative thresholds of a law, u32[LAW_DAYS] written to `words` at `offset`: the draw u lasts the first d with u < words[d]. */
export function writeLaw(distribution: Distribution, words: Uint32Array, offset: number): void {
  let cumulative = 0;
  for (let day = 0; day < LAW_DAYS; day++) {
    cumulative += distribution[day];
    words[offset + day] = day === LAW_DAYS - 1 || cumulative >= 1 - 1e-12 ? 0xffffffff : threshold(cumulative);
  }
}

/** P(D > d) for d = 0 … LAW_DAYS - 1. */
export function survival(distribution: Distribution): Float64Array {
  const result = new Float64Array(LAW_DAYS);
  let cumulative = 0;
  for (let day = 0; day < LAW_DAYS; day++) {
    cumulative += distribution[day];
    result[day] = Math.max(0, 1 - cumulative);
  }
  return result;
}
