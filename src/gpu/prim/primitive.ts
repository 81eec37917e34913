/** What a primitive plans: pure data that a world splices into its own plan. */
import type { BufferPlan, Dispatch } from '../plan';

export interface PrimitivePlan {
  /** Scratch buffers of the primitive; inputs and outputs belong to the caller. */
  readonly buffers: readonly BufferPlan[];
  /** In order; nothing may come between two of them that writes the same buffers. */
  readonly dispatches: readonly Dispatch[];
}

/** A scratch buffer of at least one word. */
export function scratch(name: string, words: number): BufferPlan {
  return { name, words: Math.max(1, words), role: 'scratch' };
}

/**
 * Refuses lengths that the shaders' 32-bit indices cannot address.
 *
 * @throws RangeError
 */
export function checkLength(what: string, n: number): void {
  if (!Number.isInteger(n) || n < 0 || n > 2 ** 28) {
    throw new RangeError(`${what}: the length is ${n}; it must be a whole number from 0 to 2^28. Example: 1000`);
  }
}
