/**
 * Replicates of one model, and two models compared on common random numbers: the same replicate numbers key the same
 * draws, so a paired difference is free of most of the noise between replicates. Runs come from a launcher; this file knows
 * no device.
 */
import type { Model, Progress, World } from '../worlds/world';
import { throwIfAborted } from './abort';
import type { DeviceKind, Run } from './run';
import { type Estimate, estimate, standardError } from './statistics';

/** Opens replicate `replicate` of a model at its start. */
export type Launch<M extends Model> = (model: M, replicate: number) => Promise<Run>;

export interface EnsembleOptions<M extends Model> {
  readonly launch: Launch<M>;
  readonly signal?: AbortSignal;
  readonly progress?: Progress;
  /** Number of the first replicate, 0 by default. */
  readonly first?: number;
}

export interface Replicate {
  readonly replicate: number;
  readonly device: DeviceKind;
  /** u32[horizon * series] */
  readonly rows: Uint32Array;
  readonly outcomes: Readonly<Record<string, number>>;
}

/** A paired difference `b - a` of one outcome; `se` is its standard error, null for fewer than two pairs. */
export interface Difference extends Estimate {
  readonly se: number | null;
}

export interface Comparison {
  readonly a: readonly Replicate[];
  readonly b: readonly Replicate[];
  readonly differences: Readonly<Record<string, Difference>>;
}

/**
 * Runs `n` replicates to their horizon, one after the other.
 *
 * @throws AbortError when the signal fires; RangeError when `n` is not a whole number of at least 1
 */
export async function replicates<M extends Model>(
  world: World<M>,
  model: M,
  n: number,
  options: EnsembleOptions<M>,
): Promise<Replicate[]> {
  if (!Number.isInteger(n) || n < 1)
    throw new RangeError(`${n} replicates cannot be run. Give 1 or more, for example 20.`);
  const done: Replicate[] = [];
  const { first = 0 } = options;
  for (let replicate = first; replicate < first + n; replicate++) {
    const share = (fraction: number, what: string) => options.progress?.((done.length + fraction) / n, what);
    const what = n === 1 ? 'running' : `replicate ${done.length + 1} of ${n}`;
    done.push(await one(world, model, replicate, options, (fraction) => share(fraction, what)));
  }
  return done;
}

/** Runs `n` replicates of both models pairwise and estimates the differences of their outcomes, `b - a`. */
export async function paired<M extends Model>(
  world: World<M>,
  a: M,
  b: M,
  n: number,
  options: EnsembleOptions<M>,
): Promise<Comparison> {
  const half = (offset: number): Progress | undefined =>
    options.progress && ((fraction, what) => options.progress?.((offset + fraction) / 2, what));
  const left = await replicates(world, a, n, { ...options, progress: half(0) });
  const right = await replicates(world, b, n, { ...options, progress: half(1) });
  return { a: left, b: right, differences: pairedDifferences(left, right) };
}

/** Outcomes of all replicates: mean, 95 % interval, number of replicates that have the outcome. */
export function summarise(runs: readonly Replicate[]): Record<string, Estimate> {
  const names = Object.keys(runs[0]?.outcomes ?? {});
  return Object.fromEntries(names.map((name) => [name, estimate(runs.map(({ outcomes }) => outcomes[name]))]));
}

/**
 * Differences `b - a` of equal replicate numbers, outcome by outcome.
 *
 * @throws RangeError when the two lists are not of the same replicates
 */
export function pairedDifferences(a: readonly Replicate[], b: readonly Replicate[]): Record<string, Difference> {
  if (a.length !== b.length || a.some(({ replicate }, index) => replicate !== b[index].replicate)) {
    throw new RangeError(
      'A paired comparison needs the same replicates on both sides, for example 0 to 19 and 0 to 19.',
    );
  }
  return Object.fromEntries(
    Object.keys(a[0]?.outcomes ?? {}).map((name) => {
      const differences = a
        .map(({ outcomes }, index) => b[index].outcomes[name] - outcomes[name])
        .filter(Number.isFinite);
      const se = differences.length > 1 ? standardError(differences) : null;
      return [name, { ...estimate(differences), se }];
    }),
  );
}

async function one<M extends Model>(
  world: World<M>,
  model: M,
  replicate: number,
  { launch, signal }: EnsembleOptions<M>,
  progress: (fraction: number) => void,
): Promise<Replicate> {
  throwIfAborted(signal);
  const run = await launch(model, replicate);
  try {
    await run.advance(run.horizon, {
      signal,
      onRows: (from, rows) => progress((from + rows.length / world.series.length) / run.horizon),
    });
    const rows = run.rows();
    return { replicate, device: run.device, rows, outcomes: world.outcomes(model, rows) };
  } finally {
    run.dispose();
  }
}
