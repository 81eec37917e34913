/**
 * Probabilities as u32 thresholds in units of 2^-32 and hazards as u32 in units of 2^-28, and the way from one to the other
 * without a float. Twin of shaders/lib/hazard.wgsl, bit for bit.
 */
import { mulhi } from './integer';
import { exp } from './portable';

/**
 * Threshold of an event with probability p, which happens iff a u32 draw lies below it: `min(round(p * 2^32), 2^32 - 1)`.
 * p = 1 is not representable (it fails once in 2^32 draws): what is certain is a branch, not a draw.
 *
 * @throws RangeError when p is negative or not a number
 */
export function threshold(p: number): number {
  if (!(p >= 0)) {
    throw new RangeError(`threshold: the probability is ${p}; it must lie between 0 and 1. Example: threshold(0.25)`);
  }
  return Math.min(Math.round(p * 2 ** 32), 0xffffffff);
}

/** u32[512]: 1 - e^(-k/16) for k = 0..255, then 1 - e^(-k/4096), in units of 2^-32. Constants shared by all runs. */
export const HAZARD_TABLES: Uint32Array = hazardTables();

function hazardTables(): Uint32Array {
  const tables = new Uint32Array(512);
  for (let k = 0; k < 256; k++) {
    tables[k] = threshold(1 - exp(-k / 16));
    tables[256 + k] = threshold(1 - exp(-k / 4096));
  }
  return tables;
}

/** Probability that either of two independent events happens, all in units of 2^-32. */
function either(a: number, b: number): number {
  return (a + b - mulhi(a, b)) >>> 0;
}

/**
 * `round((1 - e^-h) * 2^32)` to within 4 units of 2^-32, by integers alone.
 *
 * @param h  u32, hazard in units of 2^-28
 * @returns  u32 threshold; 0 for h = 0
 * Source: engine rules, section "thresholds and hazards": two tables for the upper 16 bits, two series terms for the lower.
 */
export function hazardThreshold(h: number): number {
  const r = (h & 0xffff) << 4;
  const series = r - (mulhi(r, r) >>> 1);
  return either(either(HAZARD_TABLES[h >>> 24], HAZARD_TABLES[256 + ((h >>> 16) & 255)]), series);
}
