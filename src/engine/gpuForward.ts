/** Runs of gradients on the device of a page's runs, where it has room for their tapes. Decides that; what runs is the world's. */
import { requirements } from '../gpu/capacity';
import type { Gpu } from '../gpu/device';
import type { ShaderSources } from '../gpu/link';
import type { Scenario } from '../scenario/scenario';
import type { Model, World } from '../worlds/world';

/**
 * A run of a scenario of the model's people, as `World.forward` gives it; null where the device cannot hold it or the people are others.
 */
export type Forward = (
  model: Model,
  asked: { readonly scenario: Scenario; readonly replicate: number },
  options: { readonly signal?: AbortSignal; readonly progress?: (fraction: number) => void },
) => Promise<unknown> | null;

/**
 * @param current  the device in use, null where there is none
 * @param shaders  text of the kernels
 * @returns null where the world has no adjoint kernels
 */
export function gpuForward(
  world: World,
  current: () => Gpu | null,
  shaders: () => Promise<ShaderSources>,
): Forward | null {
  if (!world.adjointPlan || !world.forward) return null;
  return (model, { scenario, replicate }, { signal, progress }) => {
    const gpu = current();
    const own = world.rebuild?.(model, scenario);
    const plan = own && world.adjointPlan?.(own, replicate);
    if (!gpu || !own || !plan || !fits(gpu, requirements(plan).limits)) return null;
    // Half of the task; the other is the walk backward.
    const share = (fraction: number) => progress?.(fraction / 2);
    const run = shaders().then((sources) =>
      world.forward?.({ gpu, sources }, own, replicate, { signal, progress: share }),
    );
    const lost = gpu.lost.then((fault) => {
      throw fault;
    });
    return Promise.race([run, lost]);
  };
}

type Needed = ReturnType<typeof requirements>['limits'];

function fits({ device: { limits } }: Gpu, needed: Needed): boolean {
  return (
    needed.maxBufferSize <= limits.maxBufferSize &&
    needed.maxStorageBufferBindingSize <= limits.maxStorageBufferBindingSize
  );
}
