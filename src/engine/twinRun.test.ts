import { describe, expect, it } from 'vitest';
import { majorityScenario, majorityWorld } from './testing/majority';
import { createTwinRun } from './twinRun';

const model = majorityWorld.build(majorityScenario({ seed: 7, agents: 257, horizon: 40 }));
const whole = async () => {
  const run = createTwinRun(majorityWorld, model, 3);
  await run.advance(40);
  return run;
};

describe('twin run', () => {
  it('counts an independent simulation of the same rule', async () => {
    // Without noise and from one lone 1 the majority removes it in one step: 1 change, then rest.
    const quiet = majorityWorld.build(
      majorityScenario({ agents: 64, horizon: 4, values: { 'start.share': 0, 'change.noise': 0 } }),
    );
    const run = createTwinRun(majorityWorld, quiet, 0);
    const lone = new Uint32Array(64);
    lone[9] = 1;
    await run.restore({ step: 1, replicate: 0, state: { opinion: lone }, rows: Uint32Array.of(1, 0) });
    await run.advance(4);
    expect([...run.rows()]).toEqual([1, 0, 0, 1, 0, 0, 0, 0]);
  });

  it('gives the same rows for every split of the steps, and after checkpoint and resume', async () => {
    const reference = await whole();
    const split = createTwinRun(majorityWorld, model, 3);
    for (const to of [1, 1, 2, 5, 13, 39, 40]) await split.advance(to);
    expect(split.rows()).toEqual(reference.rows());

    const first = createTwinRun(majorityWorld, model, 3);
    await first.advance(17);
    const checkpoint = await first.checkpoint();
    await first.advance(20); // the checkpoint is a copy, not a view of a state that goes on
    const second = createTwinRun(majorityWorld, model, 3);
    await second.restore(checkpoint);
    await second.advance(40);
    expect(second.rows()).toEqual(reference.rows());
  });

  it('differs between replicates', async () => {
    const other = createTwinRun(majorityWorld, model, 4);
    await other.advance(40);
    expect(other.rows()).not.toEqual((await whole()).rows());
  });

  it('reports every row once, in order, also when earlier steps had no listener', async () => {
    const run = createTwinRun(majorityWorld, model, 3);
    await run.advance(4);
    const seen: number[] = [];
    await run.advance(40, {
      onRows: (from, rows) => {
        expect(from * 2).toBe(seen.length);
        seen.push(...rows);
      },
    });
    expect(seen).toEqual([...run.rows()]);
  });

  it('gives checkpoints at the steps asked for', async () => {
    const steps: number[] = [];
    const run = createTwinRun(majorityWorld, model, 3);
    await run.advance(40, { checkpointEvery: 15, onCheckpoint: ({ step }) => steps.push(step) });
    expect(steps).toEqual([15, 30]);
  });

  it('stops with an AbortError and goes on from there', async () => {
    const run = createTwinRun(majorityWorld, model, 3);
    const controller = new AbortController();
    await run.advance(10);
    controller.abort();
    await expect(run.advance(40, { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
    expect(run.step).toBe(10);
    await run.advance(40);
    expect(run.rows()).toEqual((await whole()).rows());
  });

  it('lets other tasks run during a long advance', async () => {
    const large = majorityWorld.build(majorityScenario({ agents: 50_000, horizon: 30 }));
    const run = createTwinRun(majorityWorld, large, 0);
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    await run.advance(30);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });

  it('refuses steps backwards, past the horizon, and foreign checkpoints', async () => {
    const run = await whole();
    await expect(run.advance(41)).rejects.toThrow('A run at step 40 of 40 cannot advance to step 41.');
    await expect(run.advance(39)).rejects.toThrow(RangeError);
    const checkpoint = await run.checkpoint();
    await expect(run.restore({ ...checkpoint, replicate: 5 })).rejects.toThrow(
      'of replicate 5, the run of replicate 3',
    );
    const short = { opinion: checkpoint.state.opinion.slice(1) };
    await expect(run.restore({ ...checkpoint, state: short })).rejects.toThrow(
      "256 words of the state 'opinion'; the run has 257",
    );
    await expect(run.restore({ ...checkpoint, state: {} })).rejects.toThrow("0 words of the state 'opinion'");
    await expect(run.restore({ ...checkpoint, step: 12 })).rejects.toThrow('holds 80 counts for step 12');
  });
});
