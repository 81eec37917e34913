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
  /**
   * Runs another command line in a process of its own; undefined where there are no processes. The signal asks it to stop as an
   * interruption does; `status` gets the lines of its progress.
   */
  readonly fork?: (
    argv: readonly string[],
    signal: AbortSignal,
    status: (text: string) => void,
  ) => Promise<{ readonly status: number; readonly out: string; readonly messages: string }>;
  /** WebGPU with the best driver there is. @throws Error where there is none */
  openGpu(): Promise<GpuEntry>;
  /** Milliseconds of a monotonic clock. */
  now(): number;
}
