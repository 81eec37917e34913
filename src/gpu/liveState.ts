/**
 * The state of a run where it lies, without a copy: for what looks at it while it runs, such as the stage. Reading is all that is
 * allowed. Whoever asks does so again for every look, since a run may move to another device.
 */
import type { Gpu } from './device';

export type LiveState =
  | {
      readonly kind: 'cpu';
      /** State buffers by name, as u32 words; they change with every step. */
      readonly state: Readonly<Record<string, Uint32Array>>;
    }
  | {
      readonly kind: 'gpu';
      readonly gpu: Gpu;
      /** A buffer of the plan, static ones too. Throws RangeError for a name that the plan lacks. */
      readonly buffer: (name: string) => GPUBuffer;
    };
