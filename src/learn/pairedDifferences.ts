/**
 * The second gradient, which needs no adjoint: central differences of an objective on common random numbers. Two runs a parameter and
 * replicate, from a launcher; the people are built once. The yardstick for the first one, and good by itself for a few dozen parameters.
 */
import { throwIfAborted, untilStopped } from '../engine/abort';
import { type Launch, replicates } from '../engine/ensemble';
import { type MeanWithError, meanWithError } from '../engine/statistics';
import { createTwinRun } from '../engine/twinRun';
import type { Scenario } from '../scenario/scenario';
import type { Model, Progress, World } from '../worlds/world';
import type { Objective, ObjectiveFor } from './objective';
import { type Direction, type Movable, movable, moved, usualStep } from './parameterKey';

export interface DifferenceOptions<M extends Model> {
  /** Opens runs; on the twin unless given. */
  readonly launch?: Launch<M>;
  /** Builds a scenario whose people are not those of the model; `world.build` without files unless given. */
  readonly build?: (scenario: Scenario) => M;
  readonly signal?: AbortSignal;
  readonly progress?: Progress;
  /** Number of the first replicate, 0 by default. */
  readonly first?: number;
}

/** How a direction is walked: both ways, or one way where a bound is near. */
export interface Step {
  /** Half the distance between the two runs of a central difference, or the distance to the base of a one-sided one. */
  readonly step: number;
  readonly side: 'central' | 'up' | 'down';
}

/** Derivative of the objective, per unit of the parameter, over replicates. */
export interface ParameterDifference extends Step, MeanWithError {
  /** By replicate, from the first on. */
  readonly values: readonly number[];
}

export interface Differences {
  readonly first: number;
  /** By key, or by name of the direction. */
  readonly parameters: Readonly<Record<string, ParameterDifference>>;
  /** Whether the signal ended it early; what was whole by then is kept. */
  readonly stopped: boolean;
}

/** Directions ready to be walked on one replicate after the other. */
export interface DifferenceRuns {
  readonly steps: Readonly<Record<string, Step>>;
  /** Runs that a replicate takes. */
  readonly runs: number;
  /**
   * Walks every direction on a replicate and gives each derivative as soon as it is known.
   *
   * @param progress  runs made so far of this replicate, fractions counted
   * @throws AbortError when the signal fires
   */
  replicate(
    replicate: number,
    found: (name: string, value: number) => void,
    progress?: (runs: number) => void,
  ): Promise<void>;
}

/**
 * Prepares directions. The models on both sides are made when they first run, with the people of `model` where the world lets them be
 * shared, and kept.
 *
 * @param asked  keys of parameters, or directions by name
 * @throws RangeError and ScenarioError for keys that cannot vary
 */
export function differenceRuns<M extends Model>(
  world: World<M>,
  model: M,
  asked: readonly string[] | Readonly<Record<string, Direction>>,
  objective: ObjectiveFor<M>,
  options: DifferenceOptions<M> = {},
): DifferenceRuns {
  const { definition } = world;
  const { launch = (one, replicate) => Promise.resolve(createTwinRun(world, one, replicate)), signal } = options;
  const build = options.build ?? ((scenario: Scenario) => world.build(scenario));
  const sideOf = (along: readonly Leg[], by: number): (() => Side<M>) => {
    let side: Side<M> | null = null;
    return () => {
      if (side) return side;
      const scenario = moved(model.scenario, definition, along, by);
      const rebuilt = world.rebuild?.(model, scenario) ?? build(scenario);
      side = { model: rebuilt, objective: objective(rebuilt) };
      return side;
    };
  };
  const middle = { model, objective: objective(model) };
  const base = () => middle;
  const walks = Object.entries(named(asked)).map(([name, direction]) => {
    const along = legs(model.scenario, world, direction, name);
    const step = stepOf(along, name);
    const up = step.side === 'down' ? base : sideOf(along, step.step);
    const down = step.side === 'up' ? base : sideOf(along, -step.step);
    return { name, step, up, down, distance: step.side === 'central' ? 2 * step.step : step.step };
  });
  if (walks.length === 0) throw new RangeError('No parameter was given to vary. Example: disease.r0');
  const oneSided = walks.some(({ step }) => step.side !== 'central');
  const runs = walks.reduce((sum, { step }) => sum + (step.side === 'central' ? 2 : 1), oneSided ? 1 : 0);
  return {
    steps: Object.fromEntries(walks.map(({ name, step }) => [name, step])),
    runs,
    async replicate(replicate, found, progress) {
      let done = 0;
      const valueAt = async (side: () => Side<M>) => {
        // Before a model is made in vain.
        throwIfAborted(signal);
        const { model: one, objective: of } = side();
        const [{ rows }] = await replicates(world, one, 1, {
          launch,
          signal,
          first: replicate,
          progress: (fraction) => progress?.(done + fraction),
        });
        done++;
        return of.value(rows);
      };
      const atBase = oneSided ? await valueAt(base) : 0;
      for (const { name, up, down, distance } of walks) {
        const above = up === base ? atBase : await valueAt(up);
        const below = down === base ? atBase : await valueAt(down);
        found(name, (above - below) / distance);
      }
    },
  };
}

/**
 * Derivatives by central differences on the replicates `first` … `first + pairs - 1`, one replicate of all parameters after the other, so
 * that stopping early costs every parameter alike.
 *
 * @param asked  keys of parameters (`id`, `id[k]`, `id@day`), or directions by name
 * @throws RangeError for a number of pairs below 1, and as `differenceRuns`; not when the signal fires: then `stopped` is true
 */
export async function pairedDifferences<M extends Model>(
  world: World<M>,
  model: M,
  asked: readonly string[] | Readonly<Record<string, Direction>>,
  objective: ObjectiveFor<M>,
  pairs: number,
  options: DifferenceOptions<M> = {},
): Promise<Differences> {
  if (!Number.isInteger(pairs) || pairs < 1) {
    throw new RangeError(`${pairs} pairs cannot be run. Give 1 or more, for example 16.`);
  }
  const { first = 0, progress } = options;
  const prepared = differenceRuns(world, model, asked, objective, options);
  const values: Record<string, number[]> = Object.fromEntries(Object.keys(prepared.steps).map((name) => [name, []]));
  const stopped = await untilStopped(async () => {
    for (let pair = 0; pair < pairs; pair++) {
      await prepared.replicate(
        first + pair,
        (name, value) => values[name].push(value),
        (runs) => progress?.((pair + runs / prepared.runs) / pairs, `pair ${pair + 1} of ${pairs}`),
      );
    }
  });
  const parameters = Object.entries(values).map(([name, found]) => [
    name,
    { ...prepared.steps[name], ...meanWithError(found), values: found },
  ]);
  return { first, parameters: Object.fromEntries(parameters), stopped };
}

/** The derivative along one direction: per unit of the step that moves every key by its rate. As `pairedDifferences`. */
export async function directional<M extends Model>(
  world: World<M>,
  model: M,
  direction: Direction,
  objective: ObjectiveFor<M>,
  pairs: number,
  options: DifferenceOptions<M> = {},
): Promise<ParameterDifference & { readonly stopped: boolean }> {
  const { parameters, stopped } = await pairedDifferences(world, model, { direction }, objective, pairs, options);
  return { ...parameters.direction, stopped };
}

interface Side<M extends Model> {
  readonly model: M;
  readonly objective: Objective;
}

interface Leg {
  readonly key: Movable;
  readonly rate: number;
}

function named(asked: readonly string[] | Readonly<Record<string, Direction>>): Readonly<Record<string, Direction>> {
  if (!Array.isArray(asked)) return asked as Readonly<Record<string, Direction>>;
  return Object.fromEntries((asked as readonly string[]).map((key) => [key, { [key]: 1 }]));
}

function legs<M extends Model>(scenario: Scenario, world: World<M>, direction: Direction, name: string): Leg[] {
  const along = Object.entries(direction)
    .filter(([, rate]) => rate !== 0)
    .map(([key, rate]) => ({ key: movable(scenario, world.definition, key), rate }));
  if (along.length === 0 || along.some(({ rate }) => !Number.isFinite(rate))) {
    throw new RangeError(
      `The direction '${name}' leads nowhere; give at least one key with a finite rate other than 0. Example: {"disease.r0": 1}`,
    );
  }
  const whole = along.find(({ key }) => key.whole);
  if (whole && along.length > 1) {
    throw new RangeError(
      `${whole.key.key} takes whole numbers only and cannot be part of the direction '${name}'; leave it out or vary it alone.`,
    );
  }
  return along;
}

/**
 * The usual step where there is room on both sides; less of it, down to one half, rather than one side only; then the side with more
 * room. Whole numbers never take less than one.
 */
function stepOf(along: readonly Leg[], name: string): Step {
  const usual = least(along, ({ key, rate }) => usualStep(key) / Math.abs(rate));
  const room = (sign: number) =>
    least(along, ({ key, rate }) => (sign * rate > 0 ? key.max - key.value : key.value - key.min) / Math.abs(rate));
  const [up, down] = [room(1), room(-1)];
  const smallest = along.some(({ key }) => key.whole) ? usual : usual / 2;
  if (Math.min(up, down) >= smallest) return { step: Math.min(usual, up, down), side: 'central' };
  const step = Math.min(usual, Math.max(up, down));
  if (!(step > 0) || (smallest === usual && step < usual)) {
    throw new RangeError(`'${name}' has no room to vary within its bounds. Leave it out.`);
  }
  return { step, side: up >= down ? 'up' : 'down' };
}

function least(along: readonly Leg[], of: (leg: Leg) => number): number {
  return along.reduce((smallest, leg) => Math.min(smallest, of(leg)), Number.POSITIVE_INFINITY);
}
