/** The device on which a command takes its gradients: opened for the world's adjoint plan, and closed again. */
import { requirements } from '../gpu/capacity';
import { openDevice } from '../gpu/device';
import type { GradientDevice, Model, World } from '../worlds/world';
import type { Words } from './options';
import { readDevice } from './scenarioOptions';
import type { Surroundings } from './surroundings';

/** Whether `--device gpu` was given. Gradients are those of the twin, to the last bit, wherever they are taken. */
export const onDevice = (words: Words): boolean => words.text('device') !== undefined && readDevice(words) === 'gpu';

/**
 * Does the work with a device, or without one where none is wanted.
 *
 * @throws RangeError where the world has no adjoint kernels; GpuFault where no device answers or it is too small
 */
export async function withGradientDevice<T>(
  world: World,
  model: Model,
  wanted: boolean,
  surroundings: Surroundings,
  work: (device: GradientDevice | undefined) => Promise<T>,
): Promise<T> {
  if (!wanted) return work(undefined);
  if (!world.adjointPlan) {
    throw new RangeError(
      `The model '${world.definition.id}' has no adjoint kernels; leave --device out, and its gradient is taken on the CPU.`,
    );
  }
  const { gpu: entry, sources } = await surroundings.openGpu();
  const gpu = await openDevice(requirements(world.adjointPlan(model, 0)), { gpu: entry });
  try {
    surroundings.message(`gradients on ${gpu.info.description || gpu.info.architecture || gpu.info.vendor}`);
    return await work({ gpu, sources });
  } finally {
    gpu.dispose();
  }
}
