/**
 * Where a run runs: opens replicates on the GPU, on the twin, or on the faster of the two, and keeps them alive through
 * device losses. The one place that callers need; it holds no device itself but asks a `GpuBackend` for runs.
 */
import { GpuFault } from '../gpu/fault';
import type { Model, World } from '../worlds/world';
import { type ChoiceCache, choiceKey, chooseFaster, millisecondsPerStep } from './choose';
import type { Launch } from './ensemble';
import { createResilientRun, type LossNotice, type LossStamp, lossMessage } from './resilientRun';
import type { DeviceKind, Run } from './run';
import { createTwinRun } from './twinRun';

/** Runs on one graphics device after another: `open` asks for a new device when the last one was lost. */
export interface GpuBackend<M extends Model> {
  /** The adapter in words. */
  readonly adapter: string;
  /** Whether the adapter is a program: one step of a large population may then take minutes. */
  readonly software: boolean;
  open(model: M, replicate: number): Promise<Run>;
  isLoss(error: unknown): boolean;
  /** Bytes of GPU memory of the plan opened last; 0 before the first. */
  bytes(): number;
  dispose(): void;
}

/** Something that a user should know about where the run runs; results are not affected by any of it. */
export type DeviceNotice =
  | LossNotice
  | { readonly kind: 'no-gpu' }
  /** `part`: the kernel that the GPU could not run, where it was one. */
  | { readonly kind: 'refused'; readonly reason: string; readonly part?: string }
  | { readonly kind: 'short'; readonly milliseconds: number }
  | {
      readonly kind: 'chosen';
      readonly device: DeviceKind;
      readonly gpuMilliseconds: number;
      readonly twinMilliseconds: number;
    };

export interface LaunchOptions<M extends Model> {
  readonly device: DeviceKind | 'auto';
  /** Opens the backend at first use; null where there is no WebGPU or no adapter. Never called for `twin`. */
  readonly backend: () => Promise<GpuBackend<M> | null>;
  readonly notify?: (notice: DeviceNotice) => void;
  /**
   * What opening the GPU costs, in milliseconds, 0 where it is open anyway. `auto` stays on the twin until runs have spent as much there:
   * together they never take more than twice the better of the two.
   */
  readonly openingMilliseconds?: number;
  readonly cache?: ChoiceCache;
  readonly checkpointEvery?: number;
  readonly stamp?: LossStamp;
}

export interface Launcher<M extends Model> {
  readonly launch: Launch<M>;
  /** The adapter in words once a backend was opened, else null. */
  adapter(): string | null;
  /** Bytes of GPU memory of the plan opened last, 0 where none was. */
  bytes(): number;
  dispose(): void;
}

/**
 * On an adapter in software the time of a step is proportional to the agents, and one step of a million takes over ten
 * seconds (SwiftShader on two cores): there a sample of the population decides. On hardware it would not, since small
 * populations do not fill a device.
 */
const SAMPLE = 10_000;
const SAMPLE_ABOVE = 4 * SAMPLE;

/** Opens runs of `world` as the options say. `dispose` gives the device back; runs are disposed of by their owners. */
export function createLauncher<M extends Model>(world: World<M>, options: LaunchOptions<M>): Launcher<M> {
  const { device, notify, cache = new Map() } = options;
  let opened: Promise<GpuBackend<M> | null> | null = null;
  let current: GpuBackend<M> | null = null;
  const backend = () => {
    opened ??= options.backend().then((found) => {
      current = found;
      if (!found) notify?.({ kind: 'no-gpu' });
      return found;
    });
    return opened;
  };

  const onTwin = (model: M, replicate: number) => createTwinRun(world, model, replicate);
  const onGpu = (gpu: GpuBackend<M>, model: M, replicate: number) =>
    createResilientRun({
      series: world.series.length,
      openGpu: () => gpu.open(model, replicate),
      openTwin: () => onTwin(model, replicate),
      isLoss: (error) => gpu.isLoss(error),
      notify,
      checkpointEvery: options.checkpointEvery,
      stamp: options.stamp,
    });

  const onFaster = async (gpu: GpuBackend<M>, model: M, replicate: number): Promise<Run> => {
    const key = choiceKey(gpu.adapter, world.definition, model.agents);
    const known = cache.get(key);
    try {
      if (known === 'gpu') return await onGpu(gpu, model, replicate);
      if (known === 'twin') return onTwin(model, replicate);
      const sample = gpu.software && model.agents > SAMPLE_ABOVE ? sampleOf(world, model) : null;
      const measured = sample ?? model;
      const { run, gpuMilliseconds, twinMilliseconds } = await chooseFaster(
        () => onGpu(gpu, measured, replicate),
        () => onTwin(measured, replicate),
      );
      cache.set(key, run.device);
      const scale = model.agents / measured.agents;
      notify?.({
        kind: 'chosen',
        device: run.device,
        gpuMilliseconds: gpuMilliseconds * scale,
        twinMilliseconds: twinMilliseconds * scale,
      });
      if (sample) {
        run.dispose();
        return run.device === 'gpu' ? await onGpu(gpu, model, replicate) : onTwin(model, replicate);
      }
      return run;
    } catch (error) {
      // A device that is too small or cannot compile the model must not keep the model from running: the twin is complete.
      notify?.({
        kind: 'refused',
        reason: error instanceof Error ? error.message : String(error),
        part: error instanceof GpuFault ? error.part : undefined,
      });
      cache.set(key, 'twin');
      return onTwin(model, replicate);
    }
  };

  let spent = 0;
  /** The run on the twin where it is likely over before the GPU would be open, else null. */
  const ifShort = async (model: M, replicate: number): Promise<Run | null> => {
    if (opened || !options.openingMilliseconds) return null;
    const run = onTwin(model, replicate);
    const milliseconds = (await millisecondsPerStep(run)) * run.horizon;
    if (spent + milliseconds > options.openingMilliseconds) {
      run.dispose();
      return null;
    }
    if (spent === 0) notify?.({ kind: 'short', milliseconds });
    spent += milliseconds;
    return run;
  };

  return {
    async launch(model, replicate) {
      if (device === 'twin') return onTwin(model, replicate);
      const short = device === 'auto' ? await ifShort(model, replicate) : null;
      if (short) return short;
      const gpu = await backend();
      if (gpu) return device === 'gpu' ? onGpu(gpu, model, replicate) : onFaster(gpu, model, replicate);
      if (device === 'gpu') {
        throw new Error(
          'No graphics adapter was found, so nothing can run on the GPU. Run on the CPU instead: --device twin.',
        );
      }
      return onTwin(model, replicate);
    },
    adapter: () => current?.adapter ?? null,
    bytes: () => current?.bytes() ?? 0,
    dispose() {
      current?.dispose();
      current = null;
    },
  };
}

/** The same scenario with fewer agents, or null where it cannot be built so, as with people from a file. */
function sampleOf<M extends Model>(world: World<M>, { scenario }: M): M | null {
  try {
    return world.build({ ...scenario, agents: SAMPLE });
  } catch {
    return null;
  }
}

/** The notice as a sentence for the user; `stepName` is what the world calls a step. */
export function noticeMessage(notice: DeviceNotice, stepName = 'day'): string {
  switch (notice.kind) {
    case 'no-gpu':
      return 'No graphics adapter was found. Running on the CPU.';
    case 'refused':
      return notice.part === undefined
        ? `This GPU could not run the model (${notice.reason}). Running on the CPU.`
        : `This GPU could not run part of the model ('${notice.part.split('/').at(-1)}'). Running on the CPU.`;
    case 'short':
      return `Running on the CPU: the run takes about ${(notice.milliseconds / 1000).toFixed(1)} s there, less than opening the GPU.`;
    case 'chosen':
      return (
        `Running on the ${notice.device === 'gpu' ? 'GPU' : 'CPU'}: a ${stepName} takes ${notice.gpuMilliseconds.toFixed(1)} ms ` +
        `on the GPU and ${notice.twinMilliseconds.toFixed(1)} ms on the CPU.`
      );
    default:
      return lossMessage(notice, stepName);
  }
}
