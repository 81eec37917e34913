/**
 * How true a gradient is: an adjoint's derivatives beside paired differences on the same replicates, as ratios with standard errors and
 * one cosine over all parameters. The bars are those of docs/gradients.md. Knows no adjoint and no world.
 */
import { nextTask, throwIfAborted, untilStopped } from '../engine/abort';
import { jackknife, type MeanWithError, mean, meanWithError, ratioOfMeans, standardError } from '../engine/statistics';
import type { Model, World } from '../worlds/world';
import type { ObjectiveFor } from './objective';
import { type DifferenceOptions, differenceRuns, type Step } from './pairedDifferences';
import { movable, rangeOf } from './parameterKey';

/** Within this a ratio is true. */
export const BAND = [0.85, 1.15] as const;
/** At least this is the cosine of a true gradient. */
export const COSINE = 0.98;
/** A difference is judged where it is more standard errors away from 0 than this. */
export const JUDGED_ABOVE = 4;
/** A ratio outside the band is still true where the band is within so many standard errors of it. */
const ALLOWANCE = 2;

/** Derivatives by key of one replicate, all that are asked for. */
export type Estimator<M extends Model> = (
  model: M,
  replicate: number,
  keys: readonly string[],
  signal?: AbortSignal,
) => Readonly<Record<string, number>> | Promise<Readonly<Record<string, number>>>;

type Mean = Pick<MeanWithError, 'mean' | 'se'>;

export interface FidelityRow extends Step {
  readonly adjoint: Mean;
  readonly difference: Mean;
  /** Adjoint over difference; null where the difference is 0 or there is none. */
  readonly ratio: number | null;
  /** By the delta method over pairs, so that noise common to both cancels. */
  readonly ratioSe: number | null;
  /** Whether the ratio lies within 0.85 … 1.15 or that band within two standard errors; null where the difference is too noisy to judge. */
  readonly ok: boolean | null;
  /** Whether both have one sign; null as `ok`. */
  readonly sign: boolean | null;
  readonly n: number;
}

export interface Fidelity {
  /** Between both gradients, every parameter scaled by its range; null before two values. */
  readonly cosine: number | null;
  /** By the jackknife over replicates. */
  readonly cosineSe: number | null;
  readonly parameters: Readonly<Record<string, FidelityRow>>;
  /** Replicates on which all parameters have both. */
  readonly pairs: number;
}

/** What was measured: derivatives by replicate, from which `fidelityOf` makes the comparison, here or after joining several. */
export interface Measured {
  readonly steps: Readonly<Record<string, Step>>;
  readonly samples: Readonly<Record<string, Sample>>;
  /** Whether the signal ended it early. */
  readonly stopped: boolean;
}

/** Both derivatives of one parameter by replicate, in the same order. */
export interface Sample {
  readonly adjoint: readonly number[];
  readonly difference: readonly number[];
  /** max − min of the parameter. */
  readonly range: number;
}

/**
 * Runs the adjoint and the paired differences on the same replicates.
 *
 * @param keys  of parameters, at least one
 * @throws RangeError for fewer than one pair, and as `differenceRuns`; not when the signal fires: then what was whole is kept
 */
export async function measureFidelity<M extends Model>(
  world: World<M>,
  model: M,
  keys: readonly string[],
  objective: ObjectiveFor<M>,
  adjoint: Estimator<M>,
  pairs: number,
  options: DifferenceOptions<M> = {},
): Promise<Measured> {
  if (!Number.isInteger(pairs) || pairs < 1) {
    throw new RangeError(`${pairs} pairs cannot be compared. Give 1 or more, for example 16.`);
  }
  const { first = 0, signal, progress } = options;
  const runs = differenceRuns(world, model, keys, objective, options);
  // One walk backwards costs a few runs; this only spreads the bar.
  const share = (pair: number, done: number) =>
    progress?.((pair + done / (runs.runs + 2)) / pairs, `pair ${pair + 1} of ${pairs}`);
  const adjoints: Record<string, number[]> = Object.fromEntries(keys.map((key) => [key, []]));
  const differences: Record<string, number[]> = Object.fromEntries(keys.map((key) => [key, []]));
  const stopped = await untilStopped(async () => {
    for (let pair = 0; pair < pairs; pair++) {
      share(pair, 0);
      // An adjoint may compute without a pause: events, a wish to stop among them, come through here.
      await nextTask();
      throwIfAborted(signal);
      const found = await adjoint(model, first + pair, keys, signal);
      for (const key of keys) adjoints[key].push(found[key]);
      await runs.replicate(
        first + pair,
        (key, value) => differences[key].push(value),
        (done) => share(pair, done + 2),
      );
    }
  });
  const samples = keys.map((key) => {
    const range = rangeOf(movable(model.scenario, world.definition, key), model.scenario);
    const n = differences[key].length;
    return [key, { adjoint: adjoints[key].slice(0, n), difference: differences[key], range }] as const;
  });
  return { steps: runs.steps, samples: Object.fromEntries(samples), stopped };
}

/** Measurements of the same keys on other replicates as one; of each only the replicates on which every key was measured. */
export function joinMeasured(parts: readonly Measured[]): Measured {
  const [first] = parts;
  const whole = parts.map(({ samples }) => ({ samples, n: commonLength(Object.values(samples)) }));
  const joined = Object.entries(first.samples).map(([key, { range }]) => {
    const of = (side: 'adjoint' | 'difference') => whole.flatMap(({ samples, n }) => samples[key][side].slice(0, n));
    return [key, { adjoint: of('adjoint'), difference: of('difference'), range }];
  });
  return { steps: first.steps, samples: Object.fromEntries(joined), stopped: parts.some(({ stopped }) => stopped) };
}

/** The comparison of what was measured; pure statistics. */
export function fidelityOf({ steps, samples }: Pick<Measured, 'steps' | 'samples'>): Fidelity {
  const all = Object.values(samples);
  const pairs = commonLength(all);
  const cosine = jackknife(pairs, (without) => {
    const meanOf = (values: readonly number[]) => mean(values.slice(0, pairs).filter((_, k) => k !== without));
    return cosineOf(
      all.map(({ adjoint, range }) => range * meanOf(adjoint)),
      all.map(({ difference, range }) => range * meanOf(difference)),
    );
  });
  const rows = Object.entries(samples).map(([key, sample]) => [key, { ...rowOf(sample), ...steps[key] }]);
  return { cosine: known(cosine.value), cosineSe: known(cosine.se), pairs, parameters: Object.fromEntries(rows) };
}

function commonLength(samples: readonly Sample[]): number {
  return samples.length > 0 ? Math.min(...samples.map(({ difference }) => difference.length)) : 0;
}

function rowOf({ adjoint, difference }: Sample): Omit<FidelityRow, keyof Step> {
  const n = difference.length;
  const ratio = ratioOfMeans(adjoint, difference);
  const se = standardError(difference);
  const judged = n > 1 && Math.abs(mean(difference)) > JUDGED_ABOVE * se;
  const { mean: adjointMean, se: adjointSe } = meanWithError(adjoint);
  const { mean: differenceMean, se: differenceSe } = meanWithError(difference);
  return {
    adjoint: { mean: adjointMean, se: adjointSe },
    difference: { mean: differenceMean, se: differenceSe },
    ratio: known(ratio.value),
    ratioSe: known(ratio.se),
    ok: judged ? isTrue(ratio.value, ratio.se) : null,
    sign: judged ? ratio.value > 0 : null,
    n,
  };
}

function isTrue(ratio: number, se: number): boolean {
  const outside = Math.max(BAND[0] - ratio, ratio - BAND[1], 0);
  return outside <= ALLOWANCE * se;
}

function cosineOf(a: readonly number[], b: readonly number[]): number {
  const dot = (left: readonly number[], right: readonly number[]) =>
    left.reduce((sum, one, k) => sum + one * right[k], 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

/** The number, or null where it is none: an honest gap in JSON. */
function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
