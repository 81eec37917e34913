/**
 * What a plan asks of a device and how many agents a device can hold. Pure arithmetic on sizes: neither asks a GPU.
 */
import type { BufferPlan } from './plan';

/** Limits that plans can exceed; all others stay at the defaults of WebGPU, so that no device surprises us. */
export interface Limits {
  readonly maxBufferSize: number;
  readonly maxStorageBufferBindingSize: number;
}

/** Core defaults of the WebGPU specification: 256 MiB and 128 MiB. */
export const DEFAULT_LIMITS: Limits = { maxBufferSize: 2 ** 28, maxStorageBufferBindingSize: 2 ** 27 };

/** GPU memory used unless said otherwise: what nearly every desktop and laptop can give. Phones: 384 MiB. */
export const DEFAULT_BUDGET = 2 ** 30;

export interface Requirements {
  /** Exactly what the plan needs, never less than the defaults. */
  readonly limits: Limits;
  /** Bytes of all buffers of the plan. */
  readonly bytes: number;
}

/** Limits and bytes that the buffers of a plan need. */
export function requirements(plan: { readonly buffers: readonly BufferPlan[] }): Requirements {
  const sizes = plan.buffers.map((buffer) => buffer.words * 4);
  const widest = sizes.reduce((most, size) => Math.max(most, size), 0);
  return {
    limits: {
      maxBufferSize: Math.max(widest, DEFAULT_LIMITS.maxBufferSize),
      maxStorageBufferBindingSize: Math.max(widest, DEFAULT_LIMITS.maxStorageBufferBindingSize),
    },
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}

/** The larger of two requirements limit by limit, for a device that serves several plans one after the other. */
export function combine(a: Requirements, b: Requirements): Requirements {
  return {
    limits: {
      maxBufferSize: Math.max(a.limits.maxBufferSize, b.limits.maxBufferSize),
      maxStorageBufferBindingSize: Math.max(a.limits.maxStorageBufferBindingSize, b.limits.maxStorageBufferBindingSize),
    },
    bytes: Math.max(a.bytes, b.bytes),
  };
}

/**
 * The largest number of agents that fits.
 *
 * @param bytesPerAgent  bytes of all buffers per agent
 * @param limits         limits of the adapter, not of the device
 * @param budget         bytes of GPU memory to use at most
 * @param widest         bytes per agent of the widest single buffer, 8 in a city (two words)
 * @throws RangeError when bytesPerAgent or widest is not positive
 */
export function capacity(bytesPerAgent: number, limits: Limits, budget: number = DEFAULT_BUDGET, widest = 8): number {
  if (!(bytesPerAgent > 0) || !(widest > 0)) {
    throw new RangeError(
      `capacity: ${bytesPerAgent} bytes per agent, ${widest} in one buffer; both must be positive. Example: 40, 8`,
    );
  }
  const binding = Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize);
  return Math.max(0, Math.floor(Math.min(budget / bytesPerAgent, binding / widest)));
}
