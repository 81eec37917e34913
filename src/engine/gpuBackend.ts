/**
 * The GPU as the launcher sees it: one device at a time, opened for the plan at hand, and a new one after a loss. Does not
 * decide what happens after a loss.
 */
import { adapterWords } from '../gpu/adapterInfo';
import { combine, type Requirements, requirements } from '../gpu/capacity';
import { type Gpu, openDevice } from '../gpu/device';
import { GpuFault } from '../gpu/fault';
import type { ShaderSources } from '../gpu/link';
import type { Model, World } from '../worlds/world';
import { createGpuRun } from './gpuRun';
import type { GpuBackend } from './launch';

export interface BackendOptions {
  /** The entry point: `navigator.gpu` in a page, Dawn's in Node. */
  readonly gpu?: GPU;
  readonly sources: ShaderSources;
  readonly submitMilliseconds: number;
  /** Called with each device opened: a page shows its memory, a test loses it. */
  readonly onDevice?: (device: Gpu) => void;
}

/** No plan: what the device that answers for the adapter is opened with. */
const NOTHING = requirements({ buffers: [] });

/**
 * A backend on the best adapter.
 *
 * @throws GpuFault `no-webgpu` or `no-adapter`
 */
export async function createGpuBackend<M extends Model>(
  world: World<M>,
  options: BackendOptions,
): Promise<GpuBackend<M>> {
  let needed: Requirements = NOTHING;
  let bytes = 0;
  let current = await open();

  async function open(): Promise<{ gpu: Gpu; has: Requirements; lost: boolean }> {
    const gpu = await openDevice(needed, { gpu: options.gpu });
    const opened = { gpu, has: needed, lost: false };
    void gpu.lost.then(() => {
      opened.lost = true;
    });
    options.onDevice?.(gpu);
    return opened;
  }

  const fits = ({ limits }: Requirements) =>
    limits.maxBufferSize <= current.has.limits.maxBufferSize &&
    limits.maxStorageBufferBindingSize <= current.has.limits.maxStorageBufferBindingSize;

  return {
    adapter: adapterWords(current.gpu.info),
    software: current.gpu.info.software,
    isLoss: (error) => error instanceof GpuFault && error.kind === 'lost',
    async open(model, replicate) {
      const plan = world.plan(model, replicate);
      const own = requirements(plan);
      bytes = own.bytes;
      needed = combine(needed, own);
      if (current.lost || !fits(needed)) {
        current.gpu.dispose();
        current = await open();
      }
      return createGpuRun(current.gpu, world, model, replicate, { ...options, plan });
    },
    bytes: () => bytes,
    dispose: () => current.gpu.dispose(),
  };
}
