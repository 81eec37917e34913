import { describe, expect, it } from 'vitest';
import { createResilientRun, type LossNotice, lossMessage } from './resilientRun';
import type { AdvanceOptions, Run } from './run';
import { majorityScenario, majorityWorld } from './testing/majority';
import { createTwinRun } from './twinRun';

const model = majorityWorld.build(majorityScenario({ seed: 5, agents: 200, horizon: 60 }));
const twinRun = () => createTwinRun(majorityWorld, model, 0);

class Lost extends Error {}

/** A twin that calls itself a GPU and is lost once it reaches `loseAt`. */
function fragileRun(loseAt: number): Run {
  const inner = twinRun();
  const lose = () => {
    if (inner.step >= loseAt) throw new Lost('lost');
  };
  return {
    ...inner,
    device: 'gpu',
    get step() {
      return inner.step;
    },
    async advance(to: number, options?: AdvanceOptions) {
      for (let step = inner.step; step < to; step++) {
        lose();
        await inner.advance(step + 1, options);
      }
      lose();
    },
    async checkpoint() {
      lose();
      return inner.checkpoint();
    },
  };
}

async function lossy(losses: number[], times: number[]) {
  const notices: LossNotice[] = [];
  const opened = { gpu: 0, twin: 0 };
  const clock = [...times];
  const run = await createResilientRun({
    series: majorityWorld.series.length,
    openGpu: async () => fragileRun(losses[opened.gpu++] ?? Number.POSITIVE_INFINITY),
    openTwin: () => {
      opened.twin++;
      return twinRun();
    },
    isLoss: (error) => error instanceof Lost,
    notify: (notice) => notices.push(notice),
    checkpointEvery: 10,
    now: () => clock.shift() ?? Number.NaN,
  });
  return { run, notices, opened };
}

async function reference() {
  const run = twinRun();
  await run.advance(60);
  return run.rows();
}

describe('resilient run', () => {
  it('restarts from the last checkpoint on a new device and gives the same rows', async () => {
    const { run, notices, opened } = await lossy([43], [1000]);
    const seen: number[] = [];
    await run.advance(60, { onRows: (_, rows) => seen.push(...rows) });
    expect(notices).toEqual([{ kind: 'restarted', lostAt: 43, from: 40 }]);
    expect(opened).toEqual({ gpu: 2, twin: 0 });
    expect(run.rows()).toEqual(await reference());
    expect(seen).toEqual([...(await reference())]);
  });

  it('starts over when it is lost before the first checkpoint', async () => {
    const { run, notices } = await lossy([3], [1000]);
    await run.advance(60);
    expect(notices).toEqual([{ kind: 'restarted', lostAt: 3, from: 0 }]);
    expect(run.rows()).toEqual(await reference());
  });

  it('moves to the CPU at a second loss within 30 s, not after', async () => {
    const soon = await lossy([15, 35], [0, 29_999]);
    await soon.run.advance(60);
    expect(soon.notices.map(({ kind }) => kind)).toEqual(['restarted', 'moved']);
    expect(soon.notices[1]).toEqual({ kind: 'moved', lostAt: 35, from: 30 });
    expect(soon.run.device).toBe('twin');
    expect(soon.run.rows()).toEqual(await reference());

    const later = await lossy([15, 35], [0, 30_000]);
    await later.run.advance(60);
    expect(later.notices.map(({ kind }) => kind)).toEqual(['restarted', 'restarted']);
    expect(later.run.device).toBe('gpu');
    expect(later.run.rows()).toEqual(await reference());
  });

  it('moves to the CPU when no device comes back, and keeps the reason', async () => {
    const notices: LossNotice[] = [];
    let opened = 0;
    const run = await createResilientRun({
      series: majorityWorld.series.length,
      openGpu: () => (opened++ === 0 ? Promise.resolve(fragileRun(25)) : Promise.reject(new Error('no adapter'))),
      openTwin: twinRun,
      isLoss: (error) => error instanceof Lost,
      notify: (notice) => notices.push(notice),
      checkpointEvery: 10,
    });
    await run.advance(60);
    expect(notices).toEqual([{ kind: 'moved', lostAt: 25, from: 20, reason: 'no adapter' }]);
    expect(run.rows()).toEqual(await reference());
  });

  it('repairs a loss noticed while reading a checkpoint', async () => {
    const { run } = await lossy([12], [0]);
    await run.advance(11);
    const whole = twinRun();
    await whole.advance(12);
    await run.advance(12);
    expect(await run.checkpoint()).toEqual(await whole.checkpoint());
  });

  it('passes other errors on', async () => {
    const { run } = await lossy([], []);
    await expect(run.advance(61)).rejects.toThrow(RangeError);
  });

  it('says what happened in the words of the studio', () => {
    expect(lossMessage({ kind: 'restarted', lostAt: 43, from: 40 })).toBe(
      'The graphics device was lost at day 43. Restarting from day 40 …',
    );
    expect(lossMessage({ kind: 'moved', lostAt: 43, from: 40 }, 'step')).toBe(
      'The graphics device was lost at step 43. Continuing on the CPU from step 40 …',
    );
  });
});
