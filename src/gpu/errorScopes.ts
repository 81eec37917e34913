/** Error scopes of WebGPU, used so that scopes of concurrent work never interleave. */
import { type FaultKind, GpuFault } from './fault';

const KIND: Readonly<Record<GPUErrorFilter, FaultKind>> = {
  'out-of-memory': 'out-of-memory',
  validation: 'validation',
  internal: 'validation',
};

/**
 * Runs `create` inside error scopes and waits for their verdict. Scopes are a stack per device, so `create` is synchronous
 * and the scopes are popped before anything is awaited.
 *
 * @returns what `create` returned, once the device found no error in it
 * @throws GpuFault of the first error, its message led by `what`
 */
export async function scoped<T>(
  device: GPUDevice,
  what: string,
  filters: readonly GPUErrorFilter[],
  create: () => T,
): Promise<T> {
  for (const filter of filters) device.pushErrorScope(filter);
  const pop = () =>
    [...filters].reverse().map((filter) => {
      const error = device.popErrorScope();
      // Awaited below, one after the other; a lost device may reject the later ones meanwhile.
      error.catch(() => {});
      return { filter, error };
    });
  let result: T;
  try {
    result = create();
  } catch (error) {
    pop();
    throw error;
  }
  for (const { filter, error } of pop()) {
    const found = await error;
    if (found !== null) throw new GpuFault(KIND[filter], `${what}: ${found.message}`);
  }
  return result;
}
