/** Every shipped world through the engine: a loss in mid-run, a checkpoint of the twin resumed on the GPU, memory given back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGpuBackend } from '../engine/gpuBackend';
import { createLauncher, type DeviceNotice } from '../engine/launch';
import { createTwinRun } from '../engine/twinRun';
import type { Gpu } from '../gpu/device';
import { worlds } from '../worlds';
import { presetScenario } from '../worlds/preset';
import { openDawn } from './dawn';
import { readShaderFiles } from './shaderFiles';

const HORIZON = 60;

describe.each(worlds.map((world) => ({ id: world.definition.id, world })))('$id', ({ world }) => {
  const [preset] = Object.values(world.presets);
  const model = world.build({ ...presetScenario(world, preset), agents: 2000, horizon: HORIZON });
  const sources = readShaderFiles();
  const devices: Gpu[] = [];
  const notices: DeviceNotice[] = [];
  let gpu: GPU;
  beforeAll(async () => {
    gpu = await openDawn();
  });
  const launcher = createLauncher(world, {
    device: 'gpu',
    backend: () =>
      createGpuBackend(world, { gpu, sources, submitMilliseconds: 100, onDevice: (device) => devices.push(device) }),
    notify: (notice) => notices.push(notice),
    checkpointEvery: 10,
  });
  afterAll(() => launcher.dispose());

  it('returns to the baseline of memory after 20 loads and disposals', async () => {
    for (let load = 0; load < 20; load++) {
      const run = await launcher.launch(model, load);
      expect(devices[0].pool.liveBytes).toBeGreaterThan(0);
      run.dispose();
      expect([devices[0].pool.liveBytes, devices[0].pool.liveObjects]).toEqual([0, 0]);
    }
  });

  it('resumes a checkpoint of the twin on the GPU, and ends in the same words', async () => {
    const twin = createTwinRun(world, model, 0);
    await twin.advance(13);
    const checkpoint = await twin.checkpoint();
    await twin.advance(HORIZON);
    const run = await launcher.launch(model, 0);
    await run.restore(checkpoint);
    await run.advance(HORIZON);
    expect(await run.checkpoint()).toEqual(await twin.checkpoint());
    run.dispose();
  });

  it('survives the loss of its device with the same rows', async () => {
    const run = await launcher.launch(model, 0);
    await run.advance(HORIZON, {
      onRows: (from) => {
        if (from >= 10 && devices.length === 1) devices[0].loseForTest();
      },
    });
    const twin = createTwinRun(world, model, 0);
    await twin.advance(HORIZON);
    expect(notices).toHaveLength(1);
    // From which checkpoint depends on the device's speed; gpuRun.gpu.test.ts pins it.
    expect(notices[0]).toMatchObject({ kind: 'restarted' });
    expect(run.device).toBe('gpu');
    expect(run.rows()).toEqual(twin.rows());
    run.dispose();
  });
});
