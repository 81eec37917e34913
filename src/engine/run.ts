/**
 * One replicate of a world, running somewhere. The same interface for the GPU and for the TypeScript twin, so that callers
 * cannot tell the two apart but by the clock.
 */
import type { LiveState } from '../gpu/liveState';

export type DeviceKind = 'gpu' | 'twin';

/** State after `step` steps, complete: restoring it and advancing gives the same rows as never having stopped. */
export interface Checkpoint {
  readonly step: number;
  readonly replicate: number;
  /** State buffers by name, u32 words as the plan lays them out. */
  readonly state: Readonly<Record<string, Uint32Array>>;
  /** u32[step * series], one row per step made so far. */
  readonly rows: Uint32Array;
}

export interface AdvanceOptions {
  readonly signal?: AbortSignal;
  /** Rows not reported before, as they become known: steps `from` .. `from + rows.length / series - 1`. May lag behind the device. */
  readonly onRows?: (from: number, rows: Uint32Array) => void;
  /** Calls `onCheckpoint` with a host copy after every so many steps; the steps do not wait for the copy, and a late one is skipped. */
  readonly checkpointEvery?: number;
  readonly onCheckpoint?: (checkpoint: Checkpoint) => void;
}

export interface Run {
  readonly device: DeviceKind;
  readonly replicate: number;
  /** Steps made so far. */
  readonly step: number;
  readonly horizon: number;
  /** Steps until `step === to`; resolves when their rows are known. Rejects with an `AbortError` when the signal fires (the run stays usable). */
  advance(to: number, options?: AdvanceOptions): Promise<void>;
  /** All rows known so far, u32[step * series]. */
  rows(): Uint32Array;
  /** State buffers at the present step, for checkpoints and for word-for-word comparison. */
  checkpoint(): Promise<Checkpoint>;
  restore(checkpoint: Checkpoint): Promise<void>;
  /** The state at the present step where it lies, to be read at once and asked for again: a run may move to another device. */
  view(): LiveState;
  dispose(): void;
}
