/** A host copy of several buffers as they are at one point of the queue, taken while later steps are being encoded. */
import type { Gpu } from './device';
import { awaitMap } from './firefoxMaps';

/**
 * Words of all buffers after everything submitted so far. The copies are submitted before this function returns, so work
 * submitted afterwards does not show in them; that is why `readBuffer`, which copies piece by piece, will not do. Costs
 * as much staging memory as the buffers have, until the promise settles.
 *
 * @param bytes   bytes to copy of each buffer by name, a positive multiple of 4
 * @throws DOMException when the device is lost
 */
export function snapshot(
  { device, pool }: Gpu,
  sources: readonly { readonly name: string; readonly buffer: GPUBuffer; readonly bytes: number }[],
): Promise<Record<string, Uint32Array>> {
  const encoder = device.createCommandEncoder({ label: 'snapshot' });
  const copies = sources.map(({ name, buffer, bytes }) => {
    const staging = pool.alloc({
      label: `${buffer.label}/snapshot`,
      bytes,
      usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ,
    });
    encoder.copyBufferToBuffer(buffer, 0, staging, 0, bytes);
    return { name, staging };
  });
  device.queue.submit([encoder.finish()]);
  const reads = copies.map(async ({ name, staging }) => {
    try {
      await awaitMap(device, staging.mapAsync(GPUMapMode.READ));
      return [name, new Uint32Array(staging.getMappedRange().slice(0))] as const;
    } finally {
      pool.free(staging);
    }
  });
  // All settled first, so that no staging buffer outlives the promise.
  return Promise.allSettled(reads).then(async () => Object.fromEntries(await Promise.all(reads)));
}
