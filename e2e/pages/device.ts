/**
 * The page behind device.spec.ts: runs the tests' own small world on the browser's GPU, gives memory back and loses devices.
 * Losses are stamped in the session, as the studio does, so that a reload does not forget them.
 */
import { createGpuBackend, createGpuRun, createLauncher, createTwinRun, SUBMIT_MILLISECONDS } from '../../src/engine';
import { majorityScenario, majorityWorld } from '../../src/engine/testing/majority';
import { requirements } from '../../src/gpu/capacity';
import { type Gpu, openDevice } from '../../src/gpu/device';
import { shaderSources } from '../../src/gpu/sources.browser';
import { digestRows } from '../../src/scenario/digest';

const HORIZON = 40;
const model = majorityWorld.build(majorityScenario({ seed: 3, agents: 2000, horizon: HORIZON }));
const options = { sources: shaderSources, submitMilliseconds: SUBMIT_MILLISECONDS.browser };

const STAMP = 'last-loss';
const stamp = {
  read: () => {
    const text = sessionStorage.getItem(STAMP);
    return text === null ? null : Number(text);
  },
  write: (milliseconds: number) => sessionStorage.setItem(STAMP, String(milliseconds)),
};

const checks = {
  /** Live bytes and objects before, during and after 20 runs that were loaded and disposed of. */
  async cycles() {
    const gpu = await openDevice(requirements({ buffers: [] }));
    const live = () => [gpu.pool.liveBytes, gpu.pool.liveObjects];
    const before = live();
    let during = before;
    for (let load = 0; load < 20; load++) {
      const run = await createGpuRun(gpu, majorityWorld, model, load, options);
      await run.advance(3);
      during = live();
      run.dispose();
    }
    const after = live();
    gpu.dispose();
    return { before, during, after };
  },

  /** A whole run whose device is lost before step `at` (never where negative): its digest and the twin's, and what was said. */
  async run(at: number) {
    const devices: Gpu[] = [];
    const notices: string[] = [];
    const launcher = createLauncher(majorityWorld, {
      device: 'gpu',
      backend: () => createGpuBackend(majorityWorld, { ...options, onDevice: (device) => devices.push(device) }),
      notify: ({ kind }) => notices.push(kind),
      checkpointEvery: 10,
      stamp,
    });
    const run = await launcher.launch(model, 0);
    for (let step = 1; step <= HORIZON; step++) {
      if (step === at) devices[0].loseForTest();
      await run.advance(step);
    }
    const twin = createTwinRun(majorityWorld, model, 0);
    await twin.advance(HORIZON);
    const result = {
      device: run.device,
      devices: devices.length,
      notices,
      digest: digestRows(run.rows()),
      twinDigest: digestRows(twin.rows()),
    };
    run.dispose();
    launcher.dispose();
    return result;
  },
};

export type DeviceChecks = typeof checks;

Object.assign(window, { deviceChecks: checks });
