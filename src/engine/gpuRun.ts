/**
 * A run on the GPU: drives a world's plan in submits of about equal time. Nothing in the step loop waits for a readback;
 * rows come from copies of the series buffer that trail behind. Contains no model, and gives up when the device is lost:
 * recovering is resilientRun.ts.
 */
import { compilePlan } from '../gpu/compiledPlan';
import type { Gpu } from '../gpu/device';
import type { ShaderSources } from '../gpu/link';
import { createReadbackRing } from '../gpu/readback';
import { snapshot } from '../gpu/snapshot';
import type { Model, Plan, World } from '../worlds/world';
import { abortError } from './abort';
import { checkCheckpoint, checkTarget } from './checkRun';
import { RowStore } from './rows';
import type { AdvanceOptions, Checkpoint, Run } from './run';
import { createSubmitQueue } from './submitQueue';

export interface GpuRunOptions {
  readonly sources: ShaderSources;
  /** Time of one submit that the run steers to; see `SUBMIT_MILLISECONDS`. */
  readonly submitMilliseconds: number;
  /** Steps of every submit, in place of steering: for tests that splits do not matter. */
  readonly stepsPerSubmit?: number;
  /** The plan of the replicate where the caller has it already; made from the model otherwise. */
  readonly plan?: Plan;
}

/** What a lost device leaves to a mapping or a promise of the queue: time for `gpu.lost` to say that it was the loss. */
const LOSS_REPORT_MILLISECONDS = 500;

/**
 * Compiles and fills the plan of one replicate on a device.
 *
 * @throws GpuFault when the plan does not compile or fit
 */
export async function createGpuRun<M extends Model>(
  gpu: Gpu,
  world: World<M>,
  model: M,
  replicate: number,
  { sources, submitMilliseconds, stepsPerSubmit, plan = world.plan(model, replicate) }: GpuRunOptions,
): Promise<Run> {
  const { horizon } = model;
  const width = world.series.length;
  const label = world.definition.id;
  const compiled = await compilePlan(gpu, plan, sources, world.enums, { steps: horizon, label });
  const seriesBuffer = compiled.buffer(plan.seriesBuffer);
  const stateBuffers = plan.buffers
    .filter(({ role }) => role === 'state')
    .map(({ name, words }) => ({ name, buffer: compiled.buffer(name), bytes: words * 4 }));
  const ring = createReadbackRing(gpu, horizon * width * 4, `${label}/series`);
  const rows = new RowStore(width, horizon);
  const queue = createSubmitQueue(gpu.device, submitMilliseconds, stepsPerSubmit);
  let step = 0;
  /** Rows whose copies are on their way or known. */
  let copied = 0;
  let reads: Promise<void>[] = [];
  let fault: unknown = null;

  const lost = gpu.lost.then((reason) => {
    fault = reason;
    throw reason;
  });
  lost.catch(() => {});

  /** The promise, or the loss of the device, whichever comes first. */
  const orLoss = async <T>(promise: Promise<T>): Promise<T> => {
    try {
      const result = await Promise.race([promise, lost]);
      if (fault) throw fault;
      return result;
    } catch (error) {
      if (fault) throw fault;
      // A lost device also rejects maps, with an AbortError that would pass for a cancelled run.
      const silence = new Promise<never>((_, reject) => setTimeout(() => reject(error), LOSS_REPORT_MILLISECONDS));
      return await Promise.race([lost, silence]);
    }
  };

  /** Encodes a copy of the rows up to `step` if a staging buffer is free; the rows stay on the device otherwise. */
  const copyRows = (encoder: GPUCommandEncoder): ReturnType<typeof ring.tryAcquire> => {
    const slot = copied < step ? ring.tryAcquire() : null;
    slot?.copy(encoder, seriesBuffer, copied * width * 4, (step - copied) * width * 4);
    if (slot) copied = step;
    return slot;
  };

  const takeRows = (slot: ReturnType<typeof ring.tryAcquire>, onRows: AdvanceOptions['onRows']) => {
    if (!slot) return;
    const read = slot.read().then((words) => {
      rows.append(words);
      rows.report(onRows);
    });
    read.catch(() => {});
    reads.push(read);
  };

  const submitSteps = (count: number, onRows: AdvanceOptions['onRows']) => {
    const encoder = gpu.device.createCommandEncoder({ label: `${label}/steps` });
    compiled.encodeSteps(encoder, step, count);
    step += count;
    const slot = copyRows(encoder);
    queue.submit(encoder.finish(), count);
    takeRows(slot, onRows);
  };

  /** Waits until every row made is known. */
  const settleRows = async (onRows: AdvanceOptions['onRows']) => {
    while (rows.length < step) {
      const waiting = reads;
      reads = [];
      await orLoss(Promise.all(waiting));
      if (copied === step) continue;
      const encoder = gpu.device.createCommandEncoder({ label: `${label}/rows` });
      const slot = copyRows(encoder);
      gpu.device.queue.submit([encoder.finish()]);
      takeRows(slot, onRows);
    }
    reads = [];
    rows.report(onRows);
  };

  const readCheckpoint = async (): Promise<Checkpoint> => {
    const at = step;
    const seriesBytes = at * width * 4;
    const series = seriesBytes > 0 ? [{ name: plan.seriesBuffer, buffer: seriesBuffer, bytes: seriesBytes }] : [];
    const words = await snapshot(gpu, [...stateBuffers, ...series]);
    const { [plan.seriesBuffer]: seriesRows = new Uint32Array(0), ...state } = words;
    return { step: at, replicate, state, rows: seriesRows };
  };

  return {
    device: 'gpu',
    replicate,
    horizon,
    get step() {
      return step;
    },
    async advance(to: number, options: AdvanceOptions = {}) {
      checkTarget({ step, horizon }, to);
      const { signal, onRows, checkpointEvery, onCheckpoint } = options;
      let saving: Promise<void> | null = null;
      while (step < to && !signal?.aborted) {
        await orLoss(queue.room());
        const nextCheckpoint = onCheckpoint && checkpointEvery ? checkpointEvery - (step % checkpointEvery) : to - step;
        submitSteps(Math.min(queue.steps, compiled.maxSteps, to - step, nextCheckpoint), onRows);
        if (onCheckpoint && checkpointEvery && step % checkpointEvery === 0 && !saving) {
          saving = readCheckpoint().then((checkpoint) => {
            saving = null;
            onCheckpoint(checkpoint);
          });
          saving.catch(() => {});
        }
      }
      await settleRows(onRows);
      if (saving) await orLoss(saving);
      if (step < to) throw abortError();
    },
    rows: () => rows.slice(),
    checkpoint: () => orLoss(readCheckpoint()),
    async restore(checkpoint: Checkpoint) {
      const words = Object.fromEntries(stateBuffers.map(({ name, bytes }) => [name, bytes / 4]));
      checkCheckpoint({ replicate, horizon }, width, words, checkpoint);
      await settleRows(undefined);
      for (const { name } of stateBuffers) compiled.write(name, checkpoint.state[name]);
      // Kernels count into rows of zeros, so what a longer run left behind must go.
      const series = new Uint32Array(horizon * width);
      series.set(checkpoint.rows);
      compiled.write(plan.seriesBuffer, series);
      step = checkpoint.step;
      copied = checkpoint.step;
      rows.reset(checkpoint.rows);
    },
    view: () => ({ kind: 'gpu', gpu, buffer: compiled.buffer }),
    dispose() {
      ring.dispose();
      compiled.dispose();
    },
  };
}
