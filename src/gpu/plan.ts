/**
 * Plain data that describes GPU work: buffers and dispatches. Made by worlds without a device, turned into GPU objects by
 * `kernel.ts`, `pool.ts` and the engine.
 */

/** `static`: written once before the run; `state`: part of a checkpoint; `scratch`: recomputed within a step; `series`: one row per step. */
export type BufferRole = 'static' | 'state' | 'scratch' | 'series';

export interface BufferPlan {
  readonly name: string;
  /** Length in u32 words, at least 1. */
  readonly words: number;
  readonly role: BufferRole;
  /** First contents (zero where absent); at most `words` long. */
  readonly initial?: Uint32Array;
  /** Additional usage, for indirect arguments. */
  readonly indirect?: boolean;
}

/** Field name -> value of the uniform struct `Now` (lib/now.wgsl or the world's types.wgsl); layouts come from the WGSL. */
export type UniformRow = Readonly<Record<string, number | readonly number[]>>;

/**
 * One dispatch of one kernel. Each storage variable of the shader is bound to the buffer of the same name unless `bind`
 * renames it; the uniform `now` is bound with a dynamic offset to the row of the step.
 */
export interface Dispatch {
  /** Shader file relative to shaders/, without extension: `city/contact`. Entry point = file name. */
  readonly kernel: string;
  /** Number of invocations wanted; ignored where `indirect` is set. */
  readonly items: number;
  /** Most neighbours or members that one invocation visits, 1 unless stated; bounds the time of a dispatch (`checkWork`). */
  readonly work?: number;
  /** Workgroup size of the kernel's entry point, 64 unless stated. */
  readonly size?: number;
  /** Shader variable -> buffer name, for primitives that serve several buffers. */
  readonly bind?: Readonly<Record<string, string>>;
  /** Values of WGSL `override` constants. */
  readonly constants?: Readonly<Record<string, number>>;
  /** Buffer with the three workgroup counts, and its byte offset. */
  readonly indirect?: { readonly buffer: string; readonly offset: number };
}
