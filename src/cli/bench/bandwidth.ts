/** Copy bandwidth of a device and of the host, measured in this process: what a kernel's traffic is held against. */
import type { Gpu } from '../../gpu/device';
import { median, rounded } from './measure';

const REPETITIONS = 7;

/**
 * Bytes a second that the device moves when it copies a buffer: each byte counts twice, once read and once written.
 *
 * @param bytes   length of the copy, large beside the caches; a multiple of 4
 */
export async function deviceCopyBandwidth({ device, pool }: Gpu, bytes: number): Promise<number> {
  const usage = GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  const [from, to] = ['from', 'to'].map((name) => pool.alloc({ label: `bench/copy/${name}`, bytes, usage }));
  const copies = 4;
  const speeds: number[] = [];
  for (let repetition = 0; repetition <= REPETITIONS; repetition++) {
    const encoder = device.createCommandEncoder({ label: 'bench/copy' });
    for (let copy = 0; copy < copies; copy++) encoder.copyBufferToBuffer(from, 0, to, 0, bytes);
    const start = performance.now();
    device.queue.submit([encoder.finish()]);
    await device.queue.onSubmittedWorkDone();
    // The first repetition touches the memory for the first time.
    if (repetition > 0) speeds.push((copies * 2 * bytes * 1000) / (performance.now() - start));
  }
  pool.free(from);
  pool.free(to);
  return rounded(median(speeds));
}

/** The same for one core of the host copying one typed array into another. */
export function hostCopyBandwidth(bytes: number): number {
  const from = new Uint32Array(bytes / 4).fill(1);
  const to = new Uint32Array(bytes / 4);
  const speeds: number[] = [];
  for (let repetition = 0; repetition <= REPETITIONS; repetition++) {
    const start = performance.now();
    to.set(from);
    if (repetition > 0) speeds.push((2 * bytes * 1000) / (performance.now() - start));
  }
  return rounded(median(speeds));
}
