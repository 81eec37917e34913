/** Jobs by a clock made by hand: order, pause, stop, questions, and what a list of them looks like. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTwinRun } from '../../engine';
import { majorityScenario, majorityWorld } from '../../engine/testing/majority';
import type { World } from '../../worlds/world';
import { gatedLaunch } from './gatedLaunch';
import { guardLeaving } from './guard';
import { jobNotice } from './jobNotice';
import { type JobContext, type JobSpec, Jobs, type JobView } from './jobs';

const world = majorityWorld as unknown as World;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Work of `total` units of a second each. */
function seconds(total: number, patch: Partial<JobSpec> = {}): JobSpec {
  return {
    kind: 'test',
    title: 'Work',
    total,
    unit: 'units',
    estimateSeconds: total,
    run: async (context) => {
      for (let unit = 1; unit <= total; unit++) {
        await context.paused();
        await new Promise((resolve) => setTimeout(resolve, 1000));
        context.signal.throwIfAborted();
        context.progress(unit);
      }
    },
    ...patch,
  };
}

const only = (jobs: Jobs): JobView => jobs.store.getState().jobs[0];

describe('a job', () => {
  it('counts, tells the time left, and is whole only at its end', async () => {
    const jobs = new Jobs();
    const end = jobs.start(seconds(10));
    await vi.advanceTimersByTimeAsync(4000);
    expect(only(jobs)).toMatchObject({ state: 'running', done: 4, total: 10, share: 0.4, secondsLeft: 6 });
    expect(jobs.busy).toBe(true);
    await vi.advanceTimersByTimeAsync(6000);
    expect(await end).toBe('done');
    expect(only(jobs)).toMatchObject({ state: 'done', done: 10, share: 1, secondsLeft: null });
    expect([jobs.busy, vi.getTimerCount()]).toEqual([false, 0]);
    jobs.dismiss(only(jobs).id);
    expect(jobs.store.getState().jobs).toEqual([]);
  });

  it('pauses and goes on', async () => {
    const jobs = new Jobs();
    const end = jobs.start(seconds(3));
    await vi.advanceTimersByTimeAsync(500);
    jobs.pause(only(jobs).id);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(only(jobs)).toMatchObject({ state: 'paused', done: 1 });
    jobs.resume(only(jobs).id);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await end).toBe('done');
  });

  it('keeps what is done when it is stopped, in work and in a pause, and goes on from it', async () => {
    const again = vi.fn();
    for (const paused of [false, true]) {
      const jobs = new Jobs();
      const end = jobs.start(seconds(5, { again }));
      await vi.advanceTimersByTimeAsync(2500);
      if (paused) jobs.pause(only(jobs).id);
      await vi.advanceTimersByTimeAsync(paused ? 3000 : 0);
      jobs.stop(only(jobs).id);
      await vi.advanceTimersByTimeAsync(1000);
      expect(await end).toBe('partial');
      expect(only(jobs)).toMatchObject({ state: 'partial', done: paused ? 3 : 2, total: 5, resumable: true });
      jobs.again(only(jobs).id);
    }
    expect(again).toHaveBeenCalledTimes(2);
  });

  it('waits behind another, and takes the place of an ended one of its kind', async () => {
    const jobs = new Jobs();
    void jobs.start(seconds(2));
    const second = jobs.start(seconds(1, { kind: 'other', title: 'Second' }));
    const third = jobs.start(seconds(1, { title: 'Third' }));
    expect(jobs.store.getState().jobs.map(({ state }) => state)).toEqual(['running', 'waiting', 'waiting']);
    jobs.stop(jobs.store.getState().jobs[1].id);
    expect(await second).toBe('partial');
    await vi.advanceTimersByTimeAsync(3000);
    expect(await third).toBe('done');
    await jobs.start(seconds(0, { total: 1, title: 'Fourth', run: async () => {} }));
    expect(jobs.store.getState().jobs.map(({ title }) => title)).toEqual(['Second', 'Fourth']);
  });

  it('reports what fails and lets the next one work', async () => {
    const errors: unknown[] = [];
    const jobs = new Jobs({ onError: (error) => errors.push(error) });
    const fault = new Error('no device');
    const first = jobs.start(seconds(2, { run: async () => Promise.reject(fault) }));
    const second = jobs.start(seconds(1, { kind: 'other' }));
    expect(await first).toBe('failed');
    await vi.advanceTimersByTimeAsync(1000);
    expect([errors, await second]).toEqual([[fault], 'done']);
  });

  it('asks once when a setting changes; both answers work', async () => {
    for (const [answer, state] of [
      ['Stop and use', 'partial'],
      ['Keep running with the old settings', 'done'],
    ]) {
      const notices: ReturnType<typeof jobNotice>[] = [];
      const dismissed: string[] = [];
      const jobs = new Jobs({
        ask: (job, question, stop) => notices.push(jobNotice(job, question, stop, (id) => dismissed.push(id))),
      });
      const end = jobs.start(seconds(3, { question: 'Stop it and use what is done?' }));
      await vi.advanceTimersByTimeAsync(1500);
      jobs.changed('another kind');
      jobs.changed('test');
      jobs.changed('test');
      expect(notices.map(({ text }) => text)).toEqual(['Stop it and use what is done?']);
      notices[0].actions?.find(({ label }) => label === answer)?.run();
      expect(dismissed).toEqual([notices[0].id]);
      await vi.advanceTimersByTimeAsync(3000);
      expect(await end).toBe(state);
    }
  });

  it('guards the page while there is work', async () => {
    const jobs = new Jobs();
    const page = new EventTarget();
    guardLeaving(jobs, page as unknown as Window);
    const leave = () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(leave()).toBe(false);
    const end = jobs.start(seconds(1));
    expect(leave()).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    await end;
    expect(leave()).toBe(false);
  });

  it('never counts down or shows the whole before its end, whatever is reported', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.tuple(fc.double({ min: -3, max: 40, noNaN: true }), fc.nat(3000)), { maxLength: 30 }),
        async (total, reports) => {
          const jobs = new Jobs();
          const views: JobView[] = [];
          jobs.store.subscribe(({ jobs: [view] }) => views.push(view));
          const run = async ({ progress }: JobContext) => {
            for (const [units, after] of reports) {
              progress(units);
              await new Promise((resolve) => setTimeout(resolve, after));
            }
          };
          const end = jobs.start(seconds(total, { run }));
          await vi.runAllTimersAsync();
          await end;
          const counts = views.map(({ done }) => done);
          expect(counts).toEqual([...counts].sort((a, b) => a - b));
          for (const { state, share } of views) expect(share === 1).toBe(state === 'done');
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a gated run', () => {
  it('has the counts of a plain one and stops at the gate', async () => {
    vi.useRealTimers();
    const model = world.build(majorityScenario());
    const plain = createTwinRun(world, model, 3);
    await plain.advance(plain.horizon);
    let passes = 0;
    const launch = gatedLaunch(async (of, replicate) => createTwinRun(world, of, replicate), {
      paused: async () => {
        passes++;
      },
    });
    const run = await launch(model, 3);
    const rows: number[] = [];
    await run.advance(run.horizon, { onRows: (from, { length }) => rows.push(from, length) });
    expect(run.rows()).toEqual(plain.rows());
    expect(rows[0]).toBe(0);
    // At the launch, after the first four days, and then ever more rarely.
    expect(passes).toBeGreaterThanOrEqual(4);
    await expect(run.advance(run.horizon + 1)).rejects.toThrow(RangeError);
  });
});
