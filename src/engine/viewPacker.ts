/**
 * View words of a run on the GPU, packed there by the world's view kernel into a buffer that stays the same, so that a renderer may
 * hold on to it. Draws nothing; a run on the CPU needs none of this, its words are packed by `WorldView.pack`.
 */
import { compilePlan } from '../gpu/compiledPlan';
import type { ShaderSources } from '../gpu/link';
import type { LiveState } from '../gpu/liveState';
import { readBuffer } from '../gpu/readback';
import type { Model, World } from '../worlds/world';

export interface ViewPacker {
  /** u32[agents], for vertex stages and storage. */
  readonly target: GPUBuffer;
  /** Queues the packing of the state after `step` steps, behind everything submitted so far. */
  pack(step: number): void;
  /** Words as packed last. */
  read(): Promise<Uint32Array>;
  /** One agent's word as packed last. */
  readOne(agent: number): Promise<number>;
  dispose(): void;
}

/**
 * A packer over the buffers of one run.
 *
 * @param target  where the words go, of `allocateView` on the same device
 * @throws GpuFault when the kernel does not compile, RangeError for a world without a view
 */
export async function createViewPacker<M extends Model>(
  { gpu, buffer }: Extract<LiveState, { kind: 'gpu' }>,
  world: World<M>,
  model: M,
  sources: ShaderSources,
  target: GPUBuffer,
): Promise<ViewPacker> {
  const { view } = world;
  if (!view) throw new RangeError(`The world "${world.definition.id}" has no view; give it one in its descriptor.`);
  const { dispatch, uniforms } = view.plan(model);
  const given = new Map(view.reads.map((name) => [name, buffer(name)]));
  given.set('view', target);
  const plan = { buffers: [], uniforms, dispatches: () => [dispatch] };
  const compiled = await compilePlan(gpu, plan, sources, world.enums, {
    steps: 1,
    label: `${world.definition.id}/view`,
    given,
  });
  return {
    target,
    pack(step) {
      const encoder = gpu.device.createCommandEncoder({ label: 'view' });
      compiled.encodeStep(encoder, step);
      gpu.device.queue.submit([encoder.finish()]);
    },
    read: () => readBuffer(gpu, target),
    readOne: async (agent) => (await readBuffer(gpu, target, 4 * agent, 4))[0],
    dispose: () => compiled.dispose(),
  };
}
