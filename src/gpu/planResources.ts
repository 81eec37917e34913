/** The GPU objects behind a plan: its buffers, and kernels bound to them by the names of shader variables. */
import type { Gpu } from './device';
import { scoped } from './errorScopes';
import { GpuFault } from './fault';
import { type Kernel, NOW } from './kernel';
import type { BufferPlan, Dispatch } from './plan';

export interface BoundKernel {
  readonly kernel: Kernel;
  /** Bind groups by number; `dynamic` where the group holds the uniform row of the step. */
  readonly groups: readonly { readonly group: GPUBindGroup; readonly dynamic: boolean }[];
}

/**
 * Buffers of a plan by name, zeroed. Each is also put into `owned`, at once, so that the caller can free what was made when
 * something fails.
 *
 * @throws GpuFault `out-of-memory`; RangeError when two buffers have one name
 */
export async function allocate(
  { device, pool }: Gpu,
  plans: readonly BufferPlan[],
  label: string,
  owned: GPUBuffer[],
): Promise<ReadonlyMap<string, GPUBuffer>> {
  const bytes = plans.reduce((sum, { words }) => sum + words * 4, 0);
  try {
    return await scoped(device, label, ['validation', 'out-of-memory'], () => {
      const buffers = new Map<string, GPUBuffer>();
      for (const { name, words, role, indirect } of plans) {
        if (buffers.has(name)) throw new RangeError(`${label}: two buffers of the plan are named "${name}"`);
        const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
        const buffer = pool.alloc({
          label: `${label}/${name}/${role}`,
          bytes: words * 4,
          usage: indirect ? usage | GPUBufferUsage.INDIRECT : usage,
        });
        owned.push(buffer);
        buffers.set(name, buffer);
      }
      return buffers;
    });
  } catch (error) {
    if (!(error instanceof GpuFault) || error.kind !== 'out-of-memory') throw error;
    throw new GpuFault(
      'out-of-memory',
      `The GPU has no room for ${Math.ceil(bytes / 2 ** 20)} MiB. Choose fewer agents, or close other pages that use the GPU.`,
      { cause: error },
    );
  }
}

/**
 * The bind groups of a dispatch: each variable of the kernel with the buffer of its name, or the one that `bind` names.
 *
 * @param now  the uniform row of a step
 * @throws RangeError when the plan lacks a buffer
 */
export function bindKernel(
  device: GPUDevice,
  kernel: Kernel,
  { bind = {} }: Dispatch,
  buffers: ReadonlyMap<string, GPUBuffer>,
  now: GPUBufferBinding | null,
): BoundKernel {
  const resource = (variable: string): GPUBufferBinding => {
    if (variable === NOW && now !== null) return now;
    const name = bind[variable] ?? variable;
    const buffer = buffers.get(name);
    if (buffer === undefined) {
      throw new RangeError(
        `${kernel.name}: variable "${variable}" wants the buffer "${name}", which the plan lacks. Buffers: ${[...buffers.keys()].join(', ')}`,
      );
    }
    return { buffer };
  };
  const groups = kernel.groups.map(({ layout, bindings }, index) => ({
    group: device.createBindGroup({
      label: `${kernel.name}/group ${index}`,
      layout,
      entries: bindings.map(({ binding, name }) => ({ binding, resource: resource(name) })),
    }),
    dynamic: bindings.some(({ name }) => name === NOW),
  }));
  return { kernel, groups };
}
