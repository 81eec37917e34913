/**
 * Learning from one model in the workers of the page: whole runs, gradients by the agents' adjoint, paired differences; one replicate a
 * task, or many of them spread over the workers. What Why, Fit and Improve ask. Knows no job: it takes a signal and a gate.
 */
import type { Launch } from '../../engine';
import type { ReplicateGradient } from '../../learn/gradient';
import type { Direction } from '../../learn/parameterKey';
import type { Scenario } from '../../scenario/scenario';
import type { ObjectiveSpec } from '../../worlds/objective';
import type { Inputs, Model, World } from '../../worlds/world';
import type { Crew, TaskOptions } from './crew';
import type { DifferenceResult, GradientTask, Ground } from './messages';

/**
 * Runs of a world's gradients on a graphics device, with tape and tree; a worker walks backward on them. Null where the device has none for
 * the task, which a worker then does whole.
 *
 * @param model  whose people the task's scenario shares where their populations are the same
 */
export type DeviceForward = (model: Model, task: GradientTask, options: TaskOptions) => Promise<unknown> | null;

/** How many tasks are done one beside the other, and where they wait: the parts of a `JobContext` that are used. */
export interface Spreading {
  readonly signal?: AbortSignal;
  /** Resolves at once, or after a pause; no task begins before. */
  readonly paused?: () => Promise<void>;
  /** Tasks done so far in all, parts of those under way counted. */
  readonly progress?: (tasks: number) => void;
}

export class Learner {
  private readonly ground: Ground;

  constructor(
    private readonly crew: Crew,
    readonly world: World,
    readonly model: Model,
    inputs: Inputs,
    private readonly device: DeviceForward | null = null,
  ) {
    this.ground = groundOf(world, model, inputs);
  }

  /** Tasks that are done at once. */
  get width(): number {
    return this.crew.sizeOn(this.ground);
  }

  /** Rows of a whole run of a scenario, u32[horizon * series]; any scenario of the model's world, the model's people where it can. */
  rows(scenario: Scenario, replicate: number, options?: TaskOptions): Promise<Uint32Array> {
    return this.crew.do(this.ground, { kind: 'rows', scenario, replicate }, options);
  }

  /** Derivatives of one replicate by the adjoint, as `replicateGradient`. */
  gradient(
    scenario: Scenario,
    replicate: number,
    objective: ObjectiveSpec,
    keys?: readonly string[],
    { lenient, ...options }: TaskOptions & Pick<GradientTask, 'lenient'> = {},
  ): Promise<ReplicateGradient> {
    const task: GradientTask = { kind: 'gradient', scenario, replicate, objective, keys, lenient };
    const run = this.device?.(this.model, task, options);
    if (!run) return this.crew.do(this.ground, task, options);
    return run.then((forward) => this.crew.do(this.ground, { ...task, forward }, options));
  }

  /** Derivatives of one replicate by paired differences, as `differenceRuns`: two runs a key or direction. */
  difference(
    scenario: Scenario,
    replicate: number,
    objective: ObjectiveSpec,
    asked: readonly string[] | Readonly<Record<string, Direction>>,
    options?: TaskOptions,
  ): Promise<DifferenceResult> {
    return this.crew.do(this.ground, { kind: 'difference', scenario, replicate, objective, asked }, options);
  }

  /**
   * A launcher for what takes one (`replicates`, `pairedDifferences`): each run is made whole in a worker at its first `advance`. Runs of it
   * have rows and nothing else.
   */
  readonly launch: Launch<Model> = async (model, replicate) => {
    const width = this.world.series.length;
    let rows = new Uint32Array(0);
    return {
      device: 'twin',
      replicate,
      horizon: model.horizon,
      get step() {
        return rows.length / width;
      },
      advance: async (to, { signal, onRows } = {}) => {
        if (to !== model.horizon) throw new RangeError(`A run in a worker goes to its end, day ${model.horizon}.`);
        if (rows.length > 0) return;
        rows = new Uint32Array(await this.rows(model.scenario, replicate, { signal }));
        onRows?.(0, rows);
      },
      rows: () => rows,
      checkpoint: refuse,
      restore: refuse,
      view: refuse,
      dispose() {},
    };
  };
}

/** Grounds by their people: workers keep those whose settings alone have changed. */
const grounds = new WeakMap<object, Ground>();

function groundOf(world: World, model: Model, inputs: Inputs): Ground {
  const prepared = world.prepared?.(model) ?? null;
  const shared = typeof prepared === 'object' && prepared !== null ? prepared : model;
  const known = grounds.get(shared) ?? { scenario: model.scenario, inputs, prepared };
  grounds.set(shared, known);
  return known;
}

function refuse(): never {
  throw new Error('A run in a worker has rows only; open it on the page to see its people.');
}

/**
 * Does tasks as many at once as there are workers. Results are taken in the order of the tasks, so that stopping keeps a beginning.
 *
 * @param tasks  each begun with its own options; called when its turn comes
 * @param taken  receives each result once all before it are there
 * @throws what a task throws, after the others were stopped; AbortError when the signal fires
 */
export async function inParallel<T>(
  width: number,
  tasks: readonly ((options: TaskOptions) => Promise<T>)[],
  taken: (result: T, index: number) => void,
  { signal, paused, progress }: Spreading = {},
): Promise<void> {
  const stop = new AbortController();
  const both = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const shares = new Float64Array(tasks.length);
  const results = new Map<number, T>();
  let next = 0;
  let given = 0;
  const share = (index: number, fraction: number) => {
    shares[index] = fraction;
    progress?.(shares.reduce((sum, one) => sum + one, 0));
  };
  const lane = async () => {
    while (next < tasks.length) {
      await paused?.();
      if (next >= tasks.length) return;
      const index = next++;
      results.set(index, await tasks[index]({ signal: both, progress: (fraction) => share(index, 0.99 * fraction) }));
      while (results.has(given)) {
        taken(results.get(given) as T, given);
        results.delete(given);
        given++;
      }
      share(index, 1);
    }
  };
  const lanes = Array.from({ length: Math.min(width, tasks.length) }, lane);
  try {
    await Promise.all(lanes);
  } catch (error) {
    stop.abort();
    await Promise.allSettled(lanes);
    throw error;
  }
}
