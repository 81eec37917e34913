/** Runs of gradients on the page's graphics device, where it has room for their tapes. Decides that, and runs nothing itself. */
import { requirements } from '../../gpu/capacity';
import type { Gpu } from '../../gpu/device';
import type { ShaderSources } from '../../gpu/link';
import type { World } from '../../worlds/world';
import type { DeviceForward } from './learner';

/**
 * @param current  the device in use, null where there is none
 * @param shaders  text of the kernels
 */
export function deviceForward(
  world: World,
  current: () => Gpu | null,
  shaders: () => Promise<ShaderSources>,
): DeviceForward | null {
  const { adjointPlan, forward, rebuild } = world;
  if (!adjointPlan || !forward || !rebuild) return null;
  return (model, { scenario, replicate }, { signal, progress }) => {
    const gpu = current();
    const own = rebuild.call(world, model, scenario);
    if (!gpu || !own) return null;
    const { limits } = requirements(adjointPlan.call(world, own, replicate));
    if (limits.maxStorageBufferBindingSize > gpu.device.limits.maxStorageBufferBindingSize) return null;
    if (limits.maxBufferSize > gpu.device.limits.maxBufferSize) return null;
    // Half of the task; the other is the worker's.
    const share = (fraction: number) => progress?.(fraction / 2);
    const run = shaders().then((sources) =>
      forward.call(world, { gpu, sources }, own, replicate, { signal, progress: share }),
    );
    const lost = gpu.lost.then((fault) => {
      throw fault;
    });
    return Promise.race([run, lost]);
  };
}
