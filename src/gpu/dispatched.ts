/** How often each kernel was encoded on a device: what a test asks to see that work was done there, and by which pipelines. */

const counts = new WeakMap<GPUDevice, Map<string, number>>();

/** Counts one dispatch of a kernel. */
export function countDispatch(device: GPUDevice, kernel: string): void {
  const own = counts.get(device) ?? new Map<string, number>();
  counts.set(device, own);
  own.set(kernel, (own.get(kernel) ?? 0) + 1);
}

/** Dispatches so far by kernel, as in `Dispatch.kernel`; of kernels whose name begins with `prefix`. */
export function dispatched(device: GPUDevice, prefix = ''): Readonly<Record<string, number>> {
  return Object.fromEntries([...(counts.get(device) ?? [])].filter(([kernel]) => kernel.startsWith(prefix)));
}
