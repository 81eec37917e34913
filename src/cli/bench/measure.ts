/** Medians, ratios and timed runs: the arithmetic of the bench, without a device. */
import { isAbortError } from '../../engine/abort';
import type { Run } from '../../engine/run';

/** Speed of one kind of run at one size. */
export interface Speed {
  readonly agentDaysPerSecond: number;
  readonly days: number;
  readonly repetitions: number;
}

/** The middle value, the mean of the two middle ones for an even number; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Rounded to four digits, so that results can be read. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/**
 * Median speed of runs from day 0 to `days`, each cut off after `seconds`; repeats only while the time lasts.
 *
 * @param open   a new run at step 0, counted by its owner
 */
export async function speedOf(
  open: () => Promise<Run>,
  { agents, days, seconds, repetitions }: { agents: number; days: number; seconds: number; repetitions: number },
): Promise<Speed> {
  const speeds: number[] = [];
  let made = 0;
  let left = seconds * 1000;
  // Again only if the time left is enough for it: half a run would measure other days than a whole one.
  for (let last = 0; speeds.length === 0 || (speeds.length < repetitions && left >= last); ) {
    const run = await open();
    const start = performance.now();
    await run.advance(days, { signal: AbortSignal.timeout(Math.ceil(seconds * 1000)) }).catch((error: unknown) => {
      if (!isAbortError(error)) throw error;
    });
    last = performance.now() - start;
    left -= last;
    made = run.step;
    run.dispose();
    speeds.push((agents * made * 1000) / last);
  }
  return { agentDaysPerSecond: rounded(median(speeds)), days: made, repetitions: speeds.length };
}
