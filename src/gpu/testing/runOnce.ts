/** Runs a list of dispatches once on fresh buffers and reads some of them: for tests of kernels, in Node and in a page. */
import { compilePlan, type GpuPlan } from '../compiledPlan';
import type { Gpu } from '../device';
import type { ShaderSources } from '../link';
import type { BufferPlan, Dispatch } from '../plan';
import { readBuffer } from '../readback';

/** A static buffer with the given contents; of one zero word where they are empty. */
export function input(name: string, initial: Uint32Array): BufferPlan {
  return { name, words: Math.max(1, initial.length), role: 'static', initial };
}

/** A zeroed buffer. */
export function output(name: string, words: number): BufferPlan {
  return { name, words: Math.max(1, words), role: 'scratch' };
}

/** The words of the buffers `wanted` after the dispatches, in the same order; everything allocated is freed. */
export async function runOnce(
  gpu: Gpu,
  sources: ShaderSources,
  buffers: readonly BufferPlan[],
  dispatches: readonly Dispatch[],
  wanted: readonly string[],
): Promise<Uint32Array[]> {
  const plan: GpuPlan = { buffers, uniforms: () => ({}), dispatches: () => dispatches };
  const compiled = await compilePlan(gpu, plan, sources, {}, { steps: 1, label: 'once' });
  try {
    const encoder = gpu.device.createCommandEncoder();
    compiled.encodeStep(encoder, 0);
    gpu.device.queue.submit([encoder.finish()]);
    const words: Uint32Array[] = [];
    for (const name of wanted) words.push(await readBuffer(gpu, compiled.buffer(name)));
    return words;
  } finally {
    compiled.dispose();
  }
}
