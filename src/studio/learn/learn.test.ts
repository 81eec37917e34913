import { describe, expect, it, vi } from 'vitest';
import { nextTask } from '../../engine/abort';
import { replicates } from '../../engine/ensemble';
import { createTwinRun } from '../../engine/twinRun';
import { replicateGradient } from '../../learn/gradient';
import { objectiveOf } from '../../learn/objective';
import { pairedDifferences } from '../../learn/pairedDifferences';
import { withValues } from '../../scenario/validate';
import { worldById } from '../../worlds';
import { historyOf } from '../../worlds/city/adjoint/history';
import type { CityModel } from '../../worlds/city/model';
import { presetScenario } from '../../worlds/preset';
import type { World } from '../../worlds/world';
import { Crew, type WorkerLike } from './crew';
import { inParallel, Learner } from './learner';
import { crewSize } from './learners';
import type { LearnRequest } from './messages';
import { Workbench } from './workbench';

const world = worldById('city') as World;
const scenario = withValues(presetScenario(world, world.presets.town), world.definition, {
  agents: 600,
  horizon: 20,
  'seeding.count': 20,
});
const model = world.build(scenario);
const objective = { kind: 'total', of: { infections: 1 } } as const;
const launch = async (of: typeof model, replicate: number) => createTwinRun(world, of, replicate);
const objectiveFor = (of: typeof model) => objectiveOf(objective, { ...of, series: world.series });

interface Opened {
  readonly heard: LearnRequest[];
  ended: boolean;
}

/** Workers that work in this thread, on copies of what they are sent; `silent` ones never answer. */
function openers(silent = false) {
  const opened: Opened[] = [];
  const open = (): WorkerLike => {
    const state: Opened = { heard: [], ended: false };
    opened.push(state);
    const worker: WorkerLike = {
      onmessage: null,
      onerror: null,
      postMessage(message) {
        const copy = structuredClone(message);
        state.heard.push(copy);
        if (!silent) void bench.take(copy);
      },
      terminate() {
        state.ended = true;
      },
    };
    const bench = new Workbench(worldById, (reply) => {
      if (!state.ended) worker.onmessage?.({ data: structuredClone(reply) } as MessageEvent);
    });
    return worker;
  };
  return { open, opened };
}

describe('learning in workers', () => {
  it('gives the rows, gradients and differences of the page, people posted once', async () => {
    const { open, opened } = openers();
    const learner = new Learner(new Crew(open, () => 1), world, model, { files: {} });
    const other = withValues(scenario, world.definition, { 'disease.r0': 2 });
    const [same] = await replicates(world, world.rebuild?.(model, other) ?? model, 1, { launch, first: 3 });
    expect(await learner.rows(other, 3)).toEqual(same.rows);

    const keys = ['disease.r0', 'isolation.compliance@5'];
    const gradient = await learner.gradient(scenario, 2, objective, keys);
    expect(gradient).toEqual(await replicateGradient(world, model, 2, objectiveFor(model), keys));

    const { values, steps } = await learner.difference(scenario, 2, objective, ['disease.r0']);
    const { parameters } = await pairedDifferences(world, model, ['disease.r0'], objectiveFor, 1, { first: 2 });
    expect(values['disease.r0']).toBe(parameters['disease.r0'].mean);
    expect(steps['disease.r0'].side).toBe('central');

    const launched = await replicates(world, model, 1, { launch: learner.launch });
    expect(launched[0].rows).toEqual((await replicates(world, model, 1, { launch }))[0].rows);
    expect(opened[0].heard.filter(({ kind }) => kind === 'ground')).toHaveLength(1);
    expect(new Learner(new Crew(open, () => 1), world, model, { files: {} }).width).toBe(1);
  });

  it('passes on what is wrong with a task, and goes on', async () => {
    const { open, opened } = openers();
    const learner = new Learner(new Crew(open, () => 1), world, model, { files: {} });
    await expect(learner.gradient(scenario, 0, objective, ['testing.capacity'])).rejects.toThrow(
      /no derivative by testing\.capacity/,
    );
    await expect(learner.gradient(scenario, 0, objective, ['nothing'])).rejects.toThrow('not a parameter');
    expect((await learner.rows(scenario, 0)).length).toBe(20 * world.series.length);
    expect(opened).toHaveLength(1);
  });

  it('ends the worker of a task that is stopped, and tasks that wait', async () => {
    const { open, opened } = openers(true);
    const crew = new Crew(open, () => 2);
    const learner = new Learner(crew, world, model, { files: {} });
    const stop = new AbortController();
    const asked = [0, 1, 2].map((replicate) => learner.rows(scenario, replicate, { signal: stop.signal }));
    expect(opened).toHaveLength(2);
    stop.abort();
    for (const one of asked) await expect(one).rejects.toThrow(/cancelled/);
    expect(opened.every(({ ended }) => ended)).toBe(true);
    expect(opened).toHaveLength(2);
  });

  it('lets the device run first where it can, and workers walk backward on what it gives', async () => {
    const { open, opened } = openers();
    const { model: _, ...run } = historyOf(model as CityModel, 0);
    const asked: number[] = [];
    const device = (of: unknown, { replicate }: { readonly replicate: number }) => {
      expect(of).toBe(model);
      asked.push(replicate);
      return replicate === 0 ? Promise.resolve(run) : null;
    };
    const learner = new Learner(new Crew(open, () => 1), world, model, { files: {} }, device);
    for (const replicate of [0, 1]) {
      const expected = await replicateGradient(world, model, replicate, objectiveFor(model), ['disease.r0']);
      expect(await learner.gradient(scenario, replicate, objective, ['disease.r0'])).toEqual(expected);
    }
    expect(asked).toEqual([0, 1]);
    const tasks = opened[0].heard.flatMap((heard) => (heard.kind === 'task' ? [heard.task] : []));
    expect(tasks.map((task) => task.kind === 'gradient' && task.forward !== undefined)).toEqual([true, false]);
  });

  it('lets workers go that have had nothing to do for long', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { open, opened } = openers();
      const learner = new Learner(new Crew(open, () => 1), world, model, { files: {} });
      await learner.rows(scenario, 0);
      vi.advanceTimersByTime(119_000);
      expect(opened[0].ended).toBe(false);
      vi.advanceTimersByTime(2000);
      expect(opened[0].ended).toBe(true);
      await learner.rows(scenario, 1);
      expect(opened).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('spreads tasks over workers in order, and stops all of them for one that fails', async () => {
    let running = 0;
    let most = 0;
    const begun: number[] = [];
    const tasks = [30, 5, 20, 1, 1].map((steps, index) => async ({ signal }: { signal?: AbortSignal }) => {
      begun.push(index);
      most = Math.max(most, ++running);
      for (let k = 0; k < steps; k++) {
        await nextTask();
        signal?.throwIfAborted();
      }
      running--;
      return index * 10;
    });
    const taken: number[] = [];
    const progress: number[] = [];
    await inParallel(2, tasks, (result) => taken.push(result), { progress: (done) => progress.push(done) });
    expect([most, begun, taken]).toEqual([2, [0, 1, 2, 3, 4], [0, 10, 20, 30, 40]]);
    expect(progress.at(-1)).toBe(5);

    const late: number[] = [];
    const failing = [tasks[0], () => Promise.reject(new RangeError('bad'))];
    await expect(inParallel(2, failing, (result) => late.push(result))).rejects.toThrow('bad');
    expect(late).toEqual([]);
  });

  it('takes fewer workers for large cities, and leaves the page a core', () => {
    expect([crewSize(20_000, 8), crewSize(20_000, 2), crewSize(1_000_000, 8), crewSize(8e6, 8)]).toEqual([6, 1, 2, 1]);
  });
});
