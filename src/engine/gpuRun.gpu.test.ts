/** The engine on a device, with the majority world: word for word the twin, whatever the submits, and through a loss. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDawn } from '../cli/dawn';
import { readShaderFiles } from '../cli/shaderFiles';
import { requirements } from '../gpu/capacity';
import { type Gpu, openDevice } from '../gpu/device';
import { createGpuBackend } from './gpuBackend';
import { createGpuRun } from './gpuRun';
import { createLauncher, type DeviceNotice } from './launch';
import type { Checkpoint } from './run';
import { majorityScenario, majorityWorld } from './testing/majority';
import { createTwinRun } from './twinRun';

const sources = readShaderFiles();
const model = majorityWorld.build(majorityScenario({ seed: 11, agents: 4099, horizon: 50 }));
const options = { sources, submitMilliseconds: 100 };
let entry: GPU;
let gpu: Gpu;
beforeAll(async () => {
  entry = await openDawn();
  gpu = await openDevice(requirements({ buffers: [] }), { gpu: entry });
});
afterAll(() => gpu.dispose());

const open = (replicate = 0, stepsPerSubmit?: number) =>
  createGpuRun(gpu, majorityWorld, model, replicate, { ...options, stepsPerSubmit });

async function twinAt(step: number, replicate = 0) {
  const run = createTwinRun(majorityWorld, model, replicate);
  await run.advance(step);
  return run;
}

describe('gpu run', () => {
  it('holds the words of the twin after every step', async () => {
    const run = await open(2);
    const twin = createTwinRun(majorityWorld, model, 2);
    for (let step = 0; step <= 20; step++) {
      await run.advance(step);
      await twin.advance(step);
      expect(await run.checkpoint()).toEqual(await twin.checkpoint());
    }
    run.dispose();
  });

  it('gives the same rows for every split into submits and advances', async () => {
    const expected = (await twinAt(50)).rows();
    for (const stepsPerSubmit of [undefined, 1, 3, 7, 50]) {
      const run = await open(0, stepsPerSubmit);
      for (const to of [1, 2, 9, 50]) await run.advance(to);
      expect(run.rows()).toEqual(expected);
      run.dispose();
    }
  });

  it('resumes from checkpoints of both devices, also back to an earlier step', async () => {
    const expected = (await twinAt(50)).rows();
    const run = await open();
    await run.advance(30);
    const early = await (await twinAt(12)).checkpoint();
    await run.restore(early);
    expect(await run.checkpoint()).toEqual(early);
    await run.advance(50);
    expect(run.rows()).toEqual(expected);
    const late = await run.checkpoint();
    run.dispose();
    const twin = createTwinRun(majorityWorld, model, 0);
    await twin.restore(late);
    expect(twin.rows()).toEqual(expected);
  });

  it('reports every row once and in order, and checkpoints without stopping', async () => {
    const run = await open(0, 3);
    const seen: number[] = [];
    const checkpoints: Checkpoint[] = [];
    await run.advance(50, {
      onRows: (from, rows) => {
        expect(from * 2).toBe(seen.length);
        seen.push(...rows);
      },
      checkpointEvery: 20,
      onCheckpoint: (checkpoint) => checkpoints.push(checkpoint),
    });
    expect(seen).toEqual([...(await twinAt(50)).rows()]);
    expect(checkpoints[0]).toEqual(await (await twinAt(20)).checkpoint());
    run.dispose();
  });

  it('stops when cancelled, knows its rows, and goes on', async () => {
    const run = await open(0, 1);
    const controller = new AbortController();
    const stopped = run.advance(50, {
      signal: controller.signal,
      onRows: (from) => {
        if (from >= 4) controller.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(run.step).toBeLessThan(50);
    expect(run.rows()).toEqual((await twinAt(run.step)).rows());
    await run.advance(50);
    expect(run.rows()).toEqual((await twinAt(50)).rows());
    run.dispose();
  });

  it('gives all memory back after 20 loads and disposals', async () => {
    const [bytes, objects] = [gpu.pool.liveBytes, gpu.pool.liveObjects];
    for (let load = 0; load < 20; load++) {
      const run = await open(load);
      expect(gpu.pool.liveBytes).toBeGreaterThan(bytes);
      await run.advance(5);
      await run.checkpoint();
      run.dispose();
    }
    expect([gpu.pool.liveBytes, gpu.pool.liveObjects]).toEqual([bytes, objects]);
  });
});

describe('loss of the device', () => {
  /** A launcher on devices of its own, the first `losses` of which are lost at the row given. */
  async function runLosing(losses: readonly number[]) {
    const notices: DeviceNotice[] = [];
    const devices: Gpu[] = [];
    const launcher = createLauncher(majorityWorld, {
      device: 'gpu',
      backend: () =>
        createGpuBackend(majorityWorld, { ...options, gpu: entry, onDevice: (device) => devices.push(device) }),
      notify: (notice) => notices.push(notice),
      checkpointEvery: 10,
    });
    const run = await launcher.launch(model, 0);
    const seen: number[] = [];
    for (let step = 1; step <= 50; step++) {
      const loss = losses.indexOf(step);
      if (loss >= 0) devices[loss].loseForTest();
      await run.advance(step, { onRows: (_, rows) => seen.push(...rows) });
    }
    const result = { device: run.device, rows: run.rows(), seen, notices, opened: devices.length };
    run.dispose();
    launcher.dispose();
    return result;
  }

  it('resumes on a new device to the same rows', async () => {
    const { device, rows, seen, notices, opened } = await runLosing([24]);
    expect([device, opened]).toEqual(['gpu', 2]);
    expect(rows).toEqual((await twinAt(50)).rows());
    expect(seen).toEqual([...rows]);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({ kind: 'restarted', from: 20 });
  });

  it('resumes when the device goes in the middle of an advance', async () => {
    const devices: Gpu[] = [];
    const notices: DeviceNotice[] = [];
    const launcher = createLauncher(majorityWorld, {
      device: 'gpu',
      backend: () =>
        createGpuBackend(majorityWorld, {
          ...options,
          submitMilliseconds: 1,
          gpu: entry,
          onDevice: (device) => devices.push(device),
        }),
      notify: (notice) => notices.push(notice),
      checkpointEvery: 7,
    });
    const run = await launcher.launch(model, 0);
    const seen: number[] = [];
    await run.advance(50, {
      onRows: (from, rows) => {
        seen.push(...rows);
        if (from > 8 && devices.length === 1) devices[0].loseForTest();
      },
    });
    expect(seen).toEqual([...(await twinAt(50)).rows()]);
    expect(run.rows()).toEqual((await twinAt(50)).rows());
    expect(notices.map(({ kind }) => kind)).toEqual(['restarted']);
    run.dispose();
    launcher.dispose();
  });

  it('moves to the CPU at the second loss', async () => {
    const { device, rows, seen, notices, opened } = await runLosing([13, 31]);
    expect([device, opened]).toEqual(['twin', 2]);
    expect(rows).toEqual((await twinAt(50)).rows());
    expect(seen).toEqual([...rows]);
    expect(notices.map(({ kind }) => kind)).toEqual(['restarted', 'moved']);
  });
});
