/**
 * The page behind parity.spec.ts and worlds.spec.ts: runs scenarios of the shipped worlds through the engine, on the browser's GPU and
 * on the twin, and gives digests of rows and of state words. It decides nothing; the specs compare.
 */
import {
  createGpuBackend,
  createGpuRun,
  createLauncher,
  createTwinRun,
  type Run,
  SUBMIT_MILLISECONDS,
} from '../../src/engine';
import { requirements } from '../../src/gpu/capacity';
import { type Gpu, openDevice } from '../../src/gpu/device';
import { shaderSources } from '../../src/gpu/sources.browser';
import { digestRows } from '../../src/scenario/digest';
import type { Scenario } from '../../src/scenario/scenario';
import { worldById } from '../../src/worlds';
import type { World } from '../../src/worlds/world';

const options = { sources: shaderSources, submitMilliseconds: SUBMIT_MILLISECONDS.browser };

function worldOf(scenario: Scenario): World {
  const world = worldById(scenario.model.id);
  if (world === undefined) throw new RangeError(`This version has no world "${scenario.model.id}".`);
  return world;
}

/** Digests of the rows, and of each state buffer at the end. */
async function digests(run: Run) {
  const { rows, state } = await run.checkpoint();
  const words = Object.entries(state).map(([name, buffer]) => [name, digestRows(buffer)] as const);
  return { device: run.device, rows: digestRows(rows), state: Object.fromEntries(words) };
}

const checks = {
  /** One replicate to its end on the GPU and on the twin. */
  async both(scenario: Scenario, replicate: number) {
    const world = worldOf(scenario);
    const model = world.build(scenario);
    const gpu = await openDevice(requirements(world.plan(model, replicate)));
    const run = await createGpuRun(gpu, world, model, replicate, options);
    await run.advance(run.horizon);
    const onGpu = await digests(run);
    run.dispose();
    gpu.dispose();
    const twin = createTwinRun(world, model, replicate);
    await twin.advance(twin.horizon);
    return { onGpu, onTwin: await digests(twin) };
  },

  /** A run whose devices are lost, one after the other, once rows of these days are known; all in one call of `advance`. */
  async losing(scenario: Scenario, losses: readonly number[]) {
    const world = worldOf(scenario);
    const model = world.build(scenario);
    const devices: Gpu[] = [];
    const notices: string[] = [];
    const launcher = createLauncher(world, {
      device: 'gpu',
      backend: () => createGpuBackend(world, { ...options, onDevice: (device) => devices.push(device) }),
      notify: ({ kind }) => notices.push(kind),
      checkpointEvery: 7,
    });
    const run = await launcher.launch(model, 0);
    let lost = 0;
    await run.advance(run.horizon, {
      onRows: (from) => {
        if (lost < losses.length && from >= losses[lost] && devices.length === lost + 1) devices[lost++].loseForTest();
      },
    });
    const result = { device: run.device, notices, lost, digest: digestRows(run.rows()) };
    run.dispose();
    launcher.dispose();
    return result;
  },

  /** Live bytes and objects before, during and after 20 runs that were loaded and disposed of. */
  async cycles(scenario: Scenario) {
    const world = worldOf(scenario);
    const model = world.build(scenario);
    const gpu = await openDevice(requirements(world.plan(model, 0)));
    const live = () => [gpu.pool.liveBytes, gpu.pool.liveObjects];
    const before = live();
    let during = before;
    for (let load = 0; load < 20; load++) {
      const run = await createGpuRun(gpu, world, model, load, options);
      await run.advance(2);
      during = live();
      run.dispose();
    }
    const after = live();
    gpu.dispose();
    return { before, during, after };
  },
};

export type ParityChecks = typeof checks;

Object.assign(window, { parityChecks: checks });
