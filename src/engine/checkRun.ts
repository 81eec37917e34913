/** Arguments of a run's methods checked the same way on every device. */
import type { Checkpoint, Run } from './run';

/** @throws RangeError when `to` is not a step between the present one and the horizon. */
export function checkTarget(run: Pick<Run, 'step' | 'horizon'>, to: number): void {
  if (!Number.isInteger(to) || to < run.step || to > run.horizon) {
    throw new RangeError(
      `A run at step ${run.step} of ${run.horizon} cannot advance to step ${to}. ` +
        `Give a whole step from ${run.step} to ${run.horizon}, for example ${run.horizon}.`,
    );
  }
}

/** @throws RangeError when the checkpoint is of another replicate, horizon or number of series than the run. */
export function checkCheckpoint(run: Pick<Run, 'replicate' | 'horizon'>, series: number, checkpoint: Checkpoint): void {
  if (checkpoint.replicate !== run.replicate) {
    throw new RangeError(
      `The checkpoint is of replicate ${checkpoint.replicate}, the run of replicate ${run.replicate}. ` +
        'Restore it into a run of the same replicate.',
    );
  }
  if (checkpoint.step > run.horizon || checkpoint.rows.length !== checkpoint.step * series) {
    throw new RangeError(
      `The checkpoint holds ${checkpoint.rows.length} counts for step ${checkpoint.step}; a run of ${run.horizon} steps ` +
        `with ${series} series needs ${series} for each step made. Use a checkpoint of the same model.`,
    );
  }
}
