/** One GPU in Node: Dawn's entry point and a device on it. Used by the command line and by the tests that run WGSL in Node. */
import './nodeGlobals';
import { type Requirements, requirements } from '../gpu/capacity';
import { type Gpu, type OpenOptions, openDevice } from '../gpu/device';
import { openDawn } from './dawn';

const NOTHING = requirements({ buffers: [] });

/** A device that can hold `required`; with default limits where absent. Dispose it, or Node does not exit. */
export async function openNodeGpu(
  required: Requirements = NOTHING,
  options: Omit<OpenOptions, 'gpu'> = {},
): Promise<Gpu> {
  return openDevice(required, { ...options, gpu: await openDawn() });
}
