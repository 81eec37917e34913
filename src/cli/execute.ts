/** A scenario built and its replicates run on a device, with times and progress. Reads no option and prints no result. */
import { type Replicate, replicates } from '../engine/ensemble';
import { createGpuBackend } from '../engine/gpuBackend';
import { createLauncher, type GpuBackend, type Launcher, noticeMessage } from '../engine/launch';
import { SUBMIT_MILLISECONDS } from '../engine/submitController';
import type { Scenario } from '../scenario/scenario';
import type { Inputs, Model, World } from '../worlds/world';
import type { Timing } from './result';
import { progressOf } from './statusLine';
import type { Surroundings } from './surroundings';

export const DEVICES = ['gpu', 'twin', 'auto'] as const;
export type Device = (typeof DEVICES)[number];

/** Opening Dawn and compiling the city's kernels: 2.2 to 3.7 s on SwiftShader and two cores (November 2026); drivers take about as long. */
const OPENING_MILLISECONDS = 2500;

/**
 * Builds the scenario and runs `count` replicates to the horizon.
 *
 * @throws AbortError when interrupted; what `World.build` and the devices throw
 */
export async function execute(
  world: World,
  scenario: Scenario,
  inputs: Inputs,
  count: number,
  device: Device,
  surroundings: Surroundings,
): Promise<{ model: Model; runs: Replicate[]; timing: Timing }> {
  const { now, status } = surroundings;
  const progress = progressOf(status);
  const start = now();
  const model = world.build(scenario, inputs, progress);
  const built = now();
  const launcher = openLauncher(world, device, surroundings);
  let launching = 0;
  const launch = async (replicate: number) => {
    const before = now();
    const run = await launcher.launch(model, replicate);
    launching += now() - before;
    return run;
  };
  try {
    const runs = await replicates(world, model, count, {
      launch: (_, replicate) => launch(replicate),
      signal: surroundings.interruption(),
      progress,
    });
    const running = now() - built - launching;
    return {
      model,
      runs,
      timing: {
        buildSeconds: (built - start) / 1000,
        launchSeconds: launching / 1000,
        runSeconds: running / 1000,
        agentDaysPerSecond: (model.agents * model.horizon * count * 1000) / (launching + running),
        gpuBytesPerAgent: runs[0].device === 'gpu' ? launcher.bytes() / model.agents : null,
        adapter: launcher.adapter(),
      },
    };
  } finally {
    status?.('');
    launcher.dispose();
  }
}

/** A launcher of the world's runs on a device, which says on standard error where they run. */
export function openLauncher(world: World, device: Device, surroundings: Surroundings): Launcher<Model> {
  return createLauncher(world, {
    device,
    backend: () => openBackend(world, surroundings),
    notify: (notice) => surroundings.message(noticeMessage(notice)),
    openingMilliseconds: OPENING_MILLISECONDS,
  });
}

/** The backend, or null after saying why there is none. */
async function openBackend(world: World, { openGpu, message }: Surroundings): Promise<GpuBackend<Model> | null> {
  try {
    return await createGpuBackend(world, { ...(await openGpu()), submitMilliseconds: SUBMIT_MILLISECONDS.headless });
  } catch (error) {
    message(error instanceof Error ? error.message : String(error));
    return null;
  }
}
