/**
 * The next-generation matrix of the city, its spectral radius R0, and the growth rate of the Euler-Lotka equation. Without
 * protocols and without depletion: repeated household contacts saturate in the agents, not here.
 *
 * Source: Diekmann, Heesterbeek, Metz 1990; types are age band x activity level.
 */
import { COURSE_DAYS } from './infectiousness';
import { BANDS, LAYERS, Layer } from './people';

const LEVELS = 4;
const TYPES = BANDS * LEVELS;

export interface Mixing {
  /** Per layer f64[BANDS * BANDS]: mean (weighted) contacts a day of a person of band a with people of band b. */
  readonly contacts: readonly Float64Array[];
  /** f64[LAYERS], transmission weight of a contact. */
  readonly weights: readonly number[];
  /** f64[BANDS], relative susceptibility (divided by the scenario's divisor of the hazard). */
  readonly susceptibility: readonly number[];
  /** f64[4], factors on community contacts. */
  readonly activity: readonly number[];
}

/** Expected infections of type (b, y) caused by one person of type (a, x), for expected infectiousness `total[a]`, at unit transmission. */
function matrix(mixing: Mixing, total: Float64Array): Float64Array {
  const k = new Float64Array(TYPES * TYPES);
  for (let a = 0; a < BANDS; a++) {
    for (let b = 0; b < BANDS; b++) {
      let closed = 0;
      for (let layer = 0; layer < LAYERS; layer++) {
        if (layer !== Layer.community) closed += mixing.weights[layer] * mixing.contacts[layer][a * BANDS + b];
      }
      const open = mixing.weights[Layer.community] * mixing.contacts[Layer.community][a * BANDS + b];
      const scale = (total[a] * mixing.susceptibility[b]) / LEVELS;
      for (let x = 0; x < LEVELS; x++) {
        for (let y = 0; y < LEVELS; y++) {
          k[(a * LEVELS + x) * TYPES + b * LEVELS + y] =
            scale * (closed + open * mixing.activity[x] * mixing.activity[y]);
        }
      }
    }
  }
  return k;
}

/** Largest eigenvalue of a non-negative matrix by power iteration from the uniform vector; + - * / only, so portable. */
function spectralRadius(k: Float64Array): number {
  let vector = new Float64Array(TYPES).fill(1 / TYPES);
  let radius = 0;
  for (let iteration = 0; iteration < 400; iteration++) {
    const next = new Float64Array(TYPES);
    for (let i = 0; i < TYPES; i++) {
      const v = vector[i];
      for (let j = 0; j < TYPES; j++) next[j] += v * k[i * TYPES + j];
    }
    let sum = 0;
    for (let j = 0; j < TYPES; j++) sum += next[j];
    if (!(sum > 0)) return 0;
    const change = Math.abs(sum - radius);
    radius = sum;
    for (let j = 0; j < TYPES; j++) next[j] /= sum;
    vector = next;
    if (change < 1e-13 * radius) break;
  }
  return radius;
}

/**
 * R0 at transmission 1 per unit of infectiousness.
 *
 * @param course  f64[BANDS][COURSE_DAYS], expected infectiousness by days since infection
 */
export function unitReproduction(mixing: Mixing, course: Float64Array): number {
  const total = new Float64Array(BANDS);
  for (let band = 0; band < BANDS; band++) {
    for (let day = 0; day < COURSE_DAYS; day++) total[band] += course[band * COURSE_DAYS + day];
  }
  return spectralRadius(matrix(mixing, total));
}

/** Growth rate per day at transmission `beta`: the r at which the matrix with infectiousness discounted by e^(-r day) has radius 1. */
export function growthRate(mixing: Mixing, course: Float64Array, beta: number): number {
  const radiusAt = (r: number) => {
    const total = new Float64Array(BANDS);
    for (let band = 0; band < BANDS; band++) {
      for (let day = 0; day < COURSE_DAYS; day++) total[band] += course[band * COURSE_DAYS + day] * Math.exp(-r * day);
    }
    return beta * spectralRadius(matrix(mixing, total));
  };
  let low = -1;
  let high = 3;
  if (!(radiusAt(0) > 0)) return Number.NEGATIVE_INFINITY;
  for (let k = 0; k < 50; k++) {
    const middle = (low + high) / 2;
    if (radiusAt(middle) > 1) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
