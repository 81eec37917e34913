/**
 * View words of a run on the CPU's side, wherever the run is: packed from the twin's arrays, or packed on the GPU and read back. For
 * renderers without the run's device, for picking a person, and for maps of density.
 */
import type { ShaderSources } from '../gpu/link';
import type { LiveState } from '../gpu/liveState';
import { allocateView } from '../gpu/viewBuffer';
import type { Model, World } from '../worlds/world';
import type { ViewPacker } from './viewPacker';

export interface ViewReader {
  /** u32[agents] of the state after `step` steps, a new array; `live` is the run's at that step. */
  read(live: LiveState, step: number): Promise<Uint32Array>;
  dispose(): void;
}

/** Words from state buffers of the CPU. */
export function readViewWords<M extends Model>(
  world: World<M>,
  model: M,
  state: Readonly<Record<string, Uint32Array>>,
  step: number,
): Uint32Array {
  const out = new Uint32Array(model.agents);
  world.view?.pack(model, state, step, out);
  return out;
}

/**
 * The packer of `viewPacker.ts`, whose code is read when a run on the GPU is first shown.
 *
 * @throws what `createViewPacker` throws
 */
export async function openViewPacker<M extends Model>(
  live: Extract<LiveState, { kind: 'gpu' }>,
  world: World<M>,
  model: M,
  sources: () => Promise<ShaderSources>,
  target: GPUBuffer,
): Promise<ViewPacker> {
  const [{ createViewPacker }, files] = await Promise.all([import('./viewPacker'), sources()]);
  return createViewPacker(live, world, model, files, target);
}

/** A reader for the runs of one model; it keeps a packer for the run read last. */
export function viewReader<M extends Model>(
  world: World<M>,
  model: M,
  sources: () => Promise<ShaderSources>,
): ViewReader {
  let known: { readonly key: GPUBuffer; readonly packer: Promise<ViewPacker>; free(): void } | null = null;

  const packerOf = (live: Extract<LiveState, { kind: 'gpu' }>): Promise<ViewPacker> => {
    const key = live.buffer(world.view?.reads[0] ?? '');
    if (known?.key === key) return known.packer;
    known?.free();
    const target = allocateView(live.gpu, model.agents, world.definition.id);
    const packer = openViewPacker(live, world, model, sources, target);
    packer.catch(() => {});
    const free = () => {
      void packer.then((one) => one.dispose()).catch(() => {});
      live.gpu.pool.free(target);
    };
    known = { key, packer, free };
    return packer;
  };

  return {
    async read(live, step) {
      if (live.kind === 'cpu') return readViewWords(world, model, live.state, step);
      const packer = await packerOf(live);
      packer.pack(step);
      return packer.read();
    },
    dispose() {
      known?.free();
      known = null;
    },
  };
}
