/** The buffer of view words: written by a kernel, read by a vertex stage, and the same one for as long as a renderer lives. */
import type { Gpu } from './device';

/** A zeroed buffer of u32[agents], freed by its owner. */
export function allocateView({ pool }: Gpu, agents: number, label: string): GPUBuffer {
  return pool.alloc({
    label: `${label}/view/words`,
    bytes: agents * 4,
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.VERTEX | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
  });
}
