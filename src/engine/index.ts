/** What the engine offers to the layers above it. */

export type { ShaderSources } from '../gpu/link';
export { isAbortError } from './abort';
export { CheckpointError, decodeCheckpoint, encodeCheckpoint } from './checkpointFile';
export {
  type Comparison,
  type Difference,
  type EnsembleOptions,
  type Launch,
  paired,
  type Replicate,
  replicates,
  summarise,
} from './ensemble';
export { type BackendOptions, createGpuBackend } from './gpuBackend';
export { createGpuRun } from './gpuRun';
export { createLauncher, type DeviceNotice, type GpuBackend, type Launcher, noticeMessage } from './launch';
export { joinRows, seriesColumns } from './rows';
export type { AdvanceOptions, Checkpoint, DeviceKind, Run } from './run';
export { type Estimate, estimate, standardDeviation } from './statistics';
export { SUBMIT_MILLISECONDS } from './submitController';
export { createTwinRun } from './twinRun';
export type { ViewPacker } from './viewPacker';
export { openViewPacker, readViewWords, type ViewReader, viewReader } from './viewReader';
