/**
 * The first gradient: derivatives from a world's own adjoint, with what the objective owes to prices added, for the keys that are asked
 * for. One run and one walk backwards a replicate, however many parameters. Knows no estimator from the inside.
 */
import { nextTask, throwIfAborted, untilStopped } from '../engine/abort';
import { type MeanWithError, meanWithError } from '../engine/statistics';
import { readKey, writeKey } from '../scenario/key';
import type { Scenario } from '../scenario/scenario';
import type { GradientDevice, Model, Progress, World } from '../worlds/world';
import type { Objective, ObjectiveFor } from './objective';
import { movable, presentValue } from './parameterKey';

/** Derivatives of one replicate by key, in the order of the keys. */
export interface ReplicateGradient {
  readonly rows: Uint32Array;
  /** Of the objective. */
  readonly value: number;
  readonly parameters: Readonly<Record<string, number>>;
  /** Form of the estimator by key; empty where only the objective depends on the parameter. */
  readonly forms: Readonly<Record<string, string>>;
}

export interface GradientOptions {
  /** Runs the world's adjoint kernels there. */
  readonly device?: GradientDevice;
  /** The run made already, by `World.forward`. */
  readonly forward?: unknown;
  readonly signal?: AbortSignal;
  readonly progress?: Progress;
  /** Number of the first replicate, 0 by default. */
  readonly first?: number;
  /** Leaves keys without a derivative out of the result instead of refusing them. */
  readonly lenient?: boolean;
}

/** Derivative of the objective, per unit of the parameter, over replicates. */
export interface ParameterGradient extends MeanWithError {
  /** By replicate. */
  readonly values: readonly number[];
  readonly form: string;
}

export interface Gradients {
  readonly first: number;
  readonly parameters: Readonly<Record<string, ParameterGradient>>;
  /** What was whole of the replicates, in order. */
  readonly replicates: readonly ReplicateGradient[];
  /** Whether the signal ended it early. */
  readonly stopped: boolean;
}

/**
 * Derivatives of one replicate by the adjoint. A whole table (`id`) is differentiated by a common factor of its entries, as in paired
 * differences.
 *
 * @param keys  `id`, `id[k]`, `id@day`, `id[k]@day`; undefined: every parameter that the adjoint knows, tables as a whole, no single days
 * @throws RangeError where the world has no adjoint or the adjoint no such key (but for `lenient`); AbortError when the signal fires
 */
export async function replicateGradient<M extends Model>(
  world: World<M>,
  model: M,
  replicate: number,
  objective: Objective,
  keys?: readonly string[],
  { device, forward, signal, progress, lenient }: GradientOptions = {},
): Promise<ReplicateGradient> {
  const { definition } = world;
  const { scenario } = model;
  if (!world.gradient) {
    throw new RangeError(
      `The model '${definition.id}' has no adjoint, so that it has no gradient of its own; take paired differences instead.`,
    );
  }
  throwIfAborted(signal);
  const request = { parameters: keys && requested(world, scenario, keys), device, forward, signal, progress };
  const { rows, parameters, forms } = await world.gradient(model, replicate, (of) => objective.cotangent(of), request);
  const direct = objective.direct(rows);
  const found: Record<string, number> = {};
  const by: Record<string, string> = {};
  for (const key of keys ?? offered(parameters)) {
    const entries = tableEntries(world, scenario, key);
    const known = entries.some((entry) => Object.hasOwn(parameters, entry.key));
    if (!known && !Object.hasOwn(direct, key)) {
      if (lenient) continue;
      throw new RangeError(
        `The adjoint of '${definition.id}' has no derivative by ${key}; take paired differences instead, or leave it out.`,
      );
    }
    const sum = entries.reduce((total, entry) => total + entry.rate * (parameters[entry.key] ?? 0), 0);
    found[key] = sum + (direct[key] ?? 0);
    by[key] = forms[entries[0].key] ?? '';
  }
  return { rows, value: objective.value(rows), parameters: found, forms: by };
}

/**
 * Derivatives on `n` replicates, with standard errors.
 *
 * @throws RangeError as `replicateGradient`, and for a number below 1; not when the signal fires: then `stopped` is true
 */
export async function gradients<M extends Model>(
  world: World<M>,
  model: M,
  objectiveFor: ObjectiveFor<M>,
  keys: readonly string[] | undefined,
  n: number,
  options: GradientOptions = {},
): Promise<Gradients> {
  if (!Number.isInteger(n) || n < 1) {
    throw new RangeError(`${n} replicates have no gradient. Give 1 or more, for example 8.`);
  }
  const { device, first = 0, signal, progress } = options;
  const objective = objectiveFor(model);
  const replicates: ReplicateGradient[] = [];
  const stopped = await untilStopped(async () => {
    for (let done = 0; done < n; done++) {
      const what = `gradient ${done + 1} of ${n}`;
      const share: Progress = (fraction) => progress?.((done + fraction) / n, what);
      share(0, what);
      // An adjoint may compute without a pause: events, a wish to stop among them, come through here.
      await nextTask();
      replicates.push(
        await replicateGradient(world, model, first + done, objective, keys, { device, signal, progress: share }),
      );
    }
  });
  const names = keys ?? Object.keys(replicates[0]?.parameters ?? {});
  const parameters = names.map((key) => {
    const values = replicates.map((one) => one.parameters[key]);
    return [key, { ...meanWithError(values), values, form: replicates[0]?.forms[key] ?? '' }];
  });
  return { first, parameters: Object.fromEntries(parameters), replicates, stopped };
}

/** The keys of an adjoint that are of the whole run, those of a table's entries as the table. */
function offered(parameters: Readonly<Record<string, number>>): readonly string[] {
  const keys = Object.keys(parameters).map(readKey);
  return [...new Set(keys.flatMap((key) => (key?.day === null ? [key.id] : [])))];
}

/** What the adjoint is asked for, tables entry by entry. */
function requested<M extends Model>(world: World<M>, scenario: Scenario, keys: readonly string[]): readonly string[] {
  return keys.flatMap((key) => tableEntries(world, scenario, key).map((entry) => entry.key));
}

/** The key itself, or the entries of a whole table with what one unit of a common factor is to each. */
function tableEntries<M extends Model>(
  { definition }: World<M>,
  scenario: Scenario,
  key: string,
): readonly { readonly key: string; readonly rate: number }[] {
  const one = movable(scenario, definition, key);
  const value = presentValue(scenario, one);
  if (typeof value === 'number' || one.entry !== null) return [{ key, rate: 1 }];
  return value.map((rate, entry) => ({ key: writeKey({ ...one, entry }), rate }));
}
