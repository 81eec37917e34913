/**
 * The worker's side of learning: keeps the people it was given and does one task after the other on them. Apart from the worker itself so
 * that tests run it in Node. Cannot be interrupted: an adjoint holds its thread, so the page ends the worker.
 */
import { createTwinRun } from '../../engine/twinRun';
import { replicateGradient } from '../../learn/gradient';
import { objectiveOf } from '../../learn/objective';
import { differenceRuns } from '../../learn/pairedDifferences';
import type { Scenario } from '../../scenario/scenario';
import type { ObjectiveSpec } from '../../worlds/objective';
import type { Model, World } from '../../worlds/world';
import { messageOf } from '../messageOf';
import type { DifferenceTask, GradientTask, Ground, LearnReply, LearnRequest, Results, Task } from './messages';

/** Between two words on progress. */
const PROGRESS_MILLISECONDS = 100;

export class Workbench {
  private ground: { readonly world: World; readonly model: Model; readonly given: Ground } | null = null;
  /** Tasks arrive while one is awaited; they are done in order. */
  private last: Promise<void> = Promise.resolve();
  private told = 0;

  constructor(
    private readonly worldOf: (id: string) => World | undefined,
    private readonly reply: (message: LearnReply) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  take(request: LearnRequest): Promise<void> {
    this.last = this.last.then(() => this.answer(request));
    return this.last;
  }

  private async answer(request: LearnRequest): Promise<void> {
    if (request.kind === 'ground') {
      const { scenario, prepared, inputs } = request.ground;
      const world = this.worldOf(scenario.model.id);
      if (!world) throw new Error(`There is no model '${scenario.model.id}' to learn from.`);
      await world.ready?.();
      const model =
        prepared !== null && world.finish ? world.finish(scenario, prepared) : world.build(scenario, inputs);
      this.ground = { world, model, given: request.ground };
      return;
    }
    const { id, task } = request;
    this.told = Number.NEGATIVE_INFINITY;
    try {
      const progress = (fraction: number) => {
        const time = this.now();
        if (time - this.told < PROGRESS_MILLISECONDS) return;
        this.told = time;
        this.reply({ kind: 'progress', id, fraction });
      };
      this.reply({ kind: 'done', id, result: await this.work(task, progress) });
    } catch (error) {
      this.reply({ kind: 'failed', id, message: messageOf(error), range: error instanceof RangeError });
    }
  }

  private work(task: Task, progress: (fraction: number) => void): Promise<Results[Task['kind']]> {
    const { world, model, given } = this.ground ?? nothing();
    const build = (scenario: Scenario) => world.build(scenario, given.inputs);
    const own = world.rebuild?.(model, task.scenario) ?? build(task.scenario);
    switch (task.kind) {
      case 'rows':
        return rowsOf(world, own, task.replicate, progress);
      case 'gradient':
        return gradientOf(world, own, task, progress);
      case 'difference':
        return differenceOf(world, own, task, build, progress);
    }
  }
}

function nothing(): never {
  throw new Error('The worker was given a task before it was given people.');
}

function objectiveFor(world: World, spec: ObjectiveSpec) {
  return (model: Model) => objectiveOf(spec, { ...model, series: world.series });
}

async function rowsOf(world: World, model: Model, replicate: number, progress: (fraction: number) => void) {
  const run = createTwinRun(world, model, replicate);
  const width = world.series.length;
  await run.advance(model.horizon, {
    onRows: (from, rows) => progress((from + rows.length / width) / model.horizon),
  });
  return run.rows();
}

function gradientOf(world: World, model: Model, task: GradientTask, progress: (fraction: number) => void) {
  const objective = objectiveFor(world, task.objective)(model);
  return replicateGradient(world, model, task.replicate, objective, task.keys, {
    progress,
    lenient: task.lenient,
    forward: task.forward,
  });
}

async function differenceOf(
  world: World,
  model: Model,
  { replicate, objective, asked }: DifferenceTask,
  build: (scenario: Scenario) => Model,
  progress: (fraction: number) => void,
) {
  const runs = differenceRuns(world, model, asked, objectiveFor(world, objective), { build });
  const values: Record<string, number> = {};
  await runs.replicate(
    replicate,
    (name, value) => {
      values[name] = value;
    },
    (done) => progress(done / runs.runs),
  );
  return { values, steps: runs.steps };
}
