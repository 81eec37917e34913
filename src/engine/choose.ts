/**
 * Takes the faster of two runs of the same model by measuring both for a few steps at the start. The winner goes on from
 * where the measurement left it; nothing is run twice. Caches nothing itself: the caller keeps the `ChoiceCache`.
 */
import type { DeviceKind, Run } from './run';

/** Remembered choices by `choiceKey`; a `Map` will do, a page may store it. */
export interface ChoiceCache {
  get(key: string): DeviceKind | undefined;
  set(key: string, device: DeviceKind): unknown;
}

/** The faster run, some steps on, and the milliseconds per step of both as measured. */
export interface Choice {
  readonly run: Run;
  readonly gpuMilliseconds: number;
  readonly twinMilliseconds: number;
}

/** Steps of a measurement that is not cut short: enough to make the cost of one readback small. */
const STEPS = 8;
/** A device slower than this per step is measured by that one step. */
const LONG_STEP_MILLISECONDS = 250;

/** What a choice depends on: the machine's adapter, the model, and the power of two of its population. */
export function choiceKey(
  adapter: string,
  model: { readonly id: string; readonly version: number },
  agents: number,
): string {
  return `${adapter}|${model.id}@${model.version}|2^${Math.floor(Math.log2(agents))}`;
}

/**
 * Opens both runs, measures each, disposes of the slower.
 *
 * @param openGpu   run on the GPU at step 0, pipelines ready
 * @param openTwin   the same replicate on the CPU
 * @param now   clock in milliseconds
 */
export async function chooseFaster(
  openGpu: () => Promise<Run>,
  openTwin: () => Run,
  now: () => number = () => performance.now(),
): Promise<Choice> {
  const twin = openTwin();
  const twinMilliseconds = await millisecondsPerStep(twin, now);
  const gpu = await openGpu();
  const gpuMilliseconds = await millisecondsPerStep(gpu, now);
  const [run, slower] = gpuMilliseconds < twinMilliseconds ? [gpu, twin] : [twin, gpu];
  slower.dispose();
  return { run, gpuMilliseconds, twinMilliseconds };
}

/** Time per step after the first one, which pays for warming up and counts only when it is long or the run is over. */
async function millisecondsPerStep(run: Run, now: () => number): Promise<number> {
  const start = now();
  await run.advance(Math.min(run.step + 1, run.horizon));
  const first = now() - start;
  const steps = Math.min(STEPS, run.horizon - run.step);
  if (steps === 0 || first > LONG_STEP_MILLISECONDS) return first;
  const again = now();
  await run.advance(run.step + steps);
  return (now() - again) / steps;
}
