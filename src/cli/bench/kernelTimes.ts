/** Time of each kernel of a plan by timestamps, where the device has them. */
import { compilePlan } from '../../gpu/compiledPlan';
import type { Gpu } from '../../gpu/device';
import type { ShaderEnums, ShaderSources } from '../../gpu/link';
import { createTimer } from '../../gpu/timing';
import type { Plan } from '../../worlds/world';
import { median, rounded } from './measure';

/** Milliseconds per step by kernel, medians over `steps` steps; null where the device has no timestamps. */
export async function kernelTimes(
  gpu: Gpu,
  plan: Plan,
  sources: ShaderSources,
  enums: ShaderEnums,
  steps: number,
): Promise<Record<string, number> | null> {
  const dispatches = Math.max(...Array.from({ length: steps }, (_, step) => plan.dispatches(step).length));
  const timer = createTimer(gpu, dispatches);
  if (!timer) return null;
  const compiled = await compilePlan(gpu, plan, sources, enums, { steps, label: 'bench' });
  const perStep: Record<string, number>[] = [];
  for (let step = 0; step < steps; step++) {
    const encoder = gpu.device.createCommandEncoder({ label: 'bench/kernels' });
    compiled.encodeSteps(encoder, step, 1, timer);
    timer.resolve(encoder);
    gpu.device.queue.submit([encoder.finish()]);
    const sums: Record<string, number> = {};
    for (const { label, milliseconds } of await timer.read()) sums[label] = (sums[label] ?? 0) + milliseconds;
    perStep.push(sums);
  }
  compiled.dispose();
  timer.dispose();
  const names = [...new Set(perStep.flatMap(Object.keys))];
  return Object.fromEntries(names.map((name) => [name, rounded(median(perStep.map((sums) => sums[name] ?? 0)))]));
}
