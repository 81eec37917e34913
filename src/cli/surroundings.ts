/** Everything a command touches outside its arguments, as one value: Node in `main.ts`, plain objects in tests. */
import type { ShaderSources } from '../gpu/link';
import type { World } from '../worlds/world';

/** WebGPU and what runs on it. */
export interface GpuEntry {
  readonly gpu: GPU;
  readonly sources: ShaderSources;
}

export interface Surroundings {
  readonly worlds: readonly World[];
  /** Standard output: results only. */
  out(text: string): void;
  /** Standard error: messages, one line each. */
  message(text: string): void;
  /** Overwrites one line of a terminal; undefined where standard error is none. */
  readonly status?: (text: string) => void;
  /** @throws the file system's errors */
  readFile(path: string): Uint8Array;
  exists(path: string): boolean;
  /** Writes the whole file or, on failure, leaves what was there. */
  writeFile(path: string, content: string): void;
  /** Fires when the user interrupts; listening begins with the first call. */
  interruption(): AbortSignal;
  /** WebGPU with the best driver there is. @throws Error where there is none */
  openGpu(): Promise<GpuEntry>;
  /** Milliseconds of a monotonic clock. */
  now(): number;
}
