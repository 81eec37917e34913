/** What can go wrong between a page and its GPU, as one typed error: a sentence for the user and the facts for a developer. */

/**
 * `no-webgpu`: the browser has none; `no-adapter`: it has, but no GPU answers; `too-small`: the GPU's limits cannot hold
 * the plan; `out-of-memory`: an allocation failed; `compile`: a shader is wrong; `lost`: the device went away; `validation`:
 * a command broke a rule of WebGPU, which is our mistake.
 */
export type FaultKind = 'no-webgpu' | 'no-adapter' | 'too-small' | 'out-of-memory' | 'compile' | 'lost' | 'validation';

export class GpuFault extends Error {
  override readonly name = 'GpuFault';

  constructor(
    readonly kind: FaultKind,
    message: string,
    options?: ErrorOptions,
    /** The kernel that it is about, for `compile`: `city/contact`. */
    readonly part?: string,
  ) {
    super(message, options);
  }
}
