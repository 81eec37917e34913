/** Runs that can be paused: a launcher whose runs stop at the gate of a job every fraction of a second. The counts are the same. */
import type { Launch, Run } from '../../engine';
import type { Model } from '../../worlds/world';
import type { JobContext } from './jobs';

/** Work between two looks at the gate: short enough to feel like a pause, long enough not to slow a device down. */
const GATE_MILLISECONDS = 250;
const FIRST_DAYS = 4;

/** `launch`, for runs that wait while the job is paused. */
export function gatedLaunch<M extends Model>(
  launch: Launch<M>,
  { paused }: Pick<JobContext, 'paused'>,
  now: () => number = () => performance.now(),
): Launch<M> {
  return async (model, replicate) => {
    await paused();
    return gated(await launch(model, replicate), paused, now);
  };
}

function gated(run: Run, paused: () => Promise<void>, now: () => number): Run {
  let days = FIRST_DAYS;
  return {
    replicate: run.replicate,
    horizon: run.horizon,
    get device() {
      return run.device;
    },
    get step() {
      return run.step;
    },
    async advance(to, options) {
      // A target that is out of bounds is the run's own to refuse.
      if (to <= run.step || to > run.horizon) await run.advance(to, options);
      while (run.step < to) {
        await paused();
        const start = now();
        const from = run.step;
        await run.advance(Math.min(to, from + days), options);
        const fit = ((run.step - from) * GATE_MILLISECONDS) / Math.max(1, now() - start);
        days = Math.max(1, Math.min(2 * days, Math.floor(fit)));
      }
    },
    rows: () => run.rows(),
    checkpoint: () => run.checkpoint(),
    restore: (checkpoint) => run.restore(checkpoint),
    view: () => run.view(),
    dispose: () => run.dispose(),
  };
}
