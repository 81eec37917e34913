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

/** Longest stretch of a measurement in steps: 1, 2, 4, … up to here. */
const LONGEST_STRETCH = 16;
/** A measurement that has taken this long ends with the stretch that it is in. */
const ENOUGH_MILLISECONDS = 250;

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

/**
 * Time per step in the quickest of a few stretches of steps, each twice as long as the one before: compilers warm up, and what else the
 * thread does (a page that parses a chart library) only ever slows a stretch. The run has gone on by as many steps.
 */
export async function millisecondsPerStep(run: Run, now: () => number = () => performance.now()): Promise<number> {
  let perStep = Number.POSITIVE_INFINITY;
  let spent = 0;
  for (let stretch = 1; stretch <= LONGEST_STRETCH && spent < ENOUGH_MILLISECONDS; stretch *= 2) {
    const steps = Math.min(stretch, run.horizon - run.step);
    if (steps === 0) break;
    const start = now();
    await run.advance(run.step + steps);
    const milliseconds = now() - start;
    perStep = Math.min(perStep, milliseconds / steps);
    spent += milliseconds;
  }
  return perStep;
}
