/** The devices of this page as the studio sees them. Made by the composition root; the studio opens none itself. */
import type { DeviceNotice, Launcher, ShaderSources } from '../engine';
import type { GraphicsStage, StageStyle } from '../worlds/stage';
import type { Model, World } from '../worlds/world';
import type { DeviceForward } from './learn/learner';

/** `opening`: not known yet; `software`: WebGPU answers, but by a program: correct, slow. */
export type MachineKind = 'opening' | 'gpu' | 'software' | 'no-webgpu' | 'no-adapter';

export interface Machine {
  readonly kind: MachineKind;
  /** The adapter in words, null where there is none. */
  readonly adapter: string | null;
  /** Agents that fit at so many bytes each. */
  largest(bytesPerAgent: number): number;
  /** One launcher a world, kept for the life of the page. */
  launcher(world: World): Launcher<Model>;
  /** Text of the kernels, read only where there is a GPU. */
  shaders(): Promise<ShaderSources>;
  /** A stage drawn by three, whose code is read now; on the device of the runs, or by WebGL 2. Throws where it cannot be drawn. */
  openStage(kind: 'webgpu' | 'webgl', style: StageStyle): Promise<GraphicsStage>;
  /** Runs of a world's gradients on the device of its runs; absent, or null, where it has no adjoint kernels. */
  forward?(world: World): DeviceForward | null;
  /** Receives what the launchers have to say. */
  onNotice(listener: (notice: DeviceNotice) => void): void;
}

/** Stands for the machine until it is open: the page is there before its devices are. */
export const OPENING: Machine = {
  kind: 'opening',
  adapter: null,
  largest: () => Number.POSITIVE_INFINITY,
  launcher() {
    throw new Error('The devices of the page are not open yet; wait for Studio.start.');
  },
  shaders: () => Promise.resolve({}),
  openStage: () => Promise.reject(new Error('The devices of the page are not open yet; wait for Studio.start.')),
  onNotice() {},
};
