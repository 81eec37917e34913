/** What one gradient costs beside one run of the same agents and days on the same device, and what its buffers take. */
import { createGpuRun } from '../../engine/gpuRun';
import { createTwinRun } from '../../engine/twinRun';
import { requirements } from '../../gpu/capacity';
import { openDevice } from '../../gpu/device';
import type { Model, World } from '../../worlds/world';
import type { GpuEntry } from '../surroundings';
import { median, rounded } from './measure';

export interface GradientCost {
  /** Seconds of a gradient over those of a run, both made anew; null where there is no GPU. The rule without derivatives by parameter. */
  readonly overForward: { readonly gpu: number | null; readonly twin: number };
  readonly seconds: { readonly gpu: number | null; readonly twin: number };
  /** Buffers of the run with its tape; null where the world has no adjoint kernels. */
  readonly bytesPerAgent: number | null;
}

async function seconds(times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let k = 0; k < times; k++) {
    const start = performance.now();
    await work();
    taken.push((performance.now() - start) / 1000);
  }
  return median(taken);
}

/** Measures a world that has an adjoint; null where it has none. The objective is the sum of the first flow. */
export async function gradientCost(
  world: World,
  model: Model,
  entry: GpuEntry | null,
  times: number,
): Promise<GradientCost | null> {
  const { gradient } = world;
  if (!gradient) return null;
  const width = world.series.length;
  const flow = world.series.findIndex(({ kind }) => kind === 'flow');
  const cotangent = (rows: Uint32Array) => Float64Array.from(rows, (_, at) => (at % width === flow ? 1 : 0));
  const parameters: string[] = [];
  const run = await seconds(times, () => createTwinRun(world, model, 0).advance(model.horizon));
  const twin = await seconds(times, () => gradient(model, 0, cotangent, { parameters }));
  const plan = world.adjointPlan?.(model, 0);
  let onGpu: { readonly seconds: number; readonly over: number } | null = null;
  if (entry && plan) {
    const gpu = await openDevice(requirements(plan), { gpu: entry.gpu });
    const { sources } = entry;
    const forward = async () => {
      const one = await createGpuRun(gpu, world, model, 0, { sources, submitMilliseconds: 100 });
      await one.advance(model.horizon);
      one.dispose();
    };
    const whole = () => gradient(model, 0, cotangent, { parameters, device: { gpu, sources } });
    // Pipelines are compiled once a device.
    await forward();
    await whole();
    const base = await seconds(times, forward);
    const own = await seconds(times, whole);
    onGpu = { seconds: own, over: own / base };
    gpu.dispose();
  }
  return {
    overForward: { gpu: onGpu && rounded(onGpu.over), twin: rounded(twin / run) },
    seconds: { gpu: onGpu && rounded(onGpu.seconds), twin: rounded(twin) },
    bytesPerAgent: plan ? rounded(requirements(plan).bytes / model.agents) : null,
  };
}
