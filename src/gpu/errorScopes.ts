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
  const verdicts: { readonly filter: GPUErrorFilter; readonly error: Promise<GPUError | null> }[] = [];
  let result: T;
  try {
    result = create();
  } finally {
    for (const filter of [...filters].reverse()) verdicts.push({ filter, error: device.popErrorScope() });
  }
  for (const { filter, error } of verdicts) {
    const found = await error;
    if (found !== null) throw new GpuFault(KIND[filter], `${what}: ${found.message}`);
  }
  return result;
}
