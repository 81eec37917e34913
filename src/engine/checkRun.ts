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

/**
 * @param series   counts in a row
 * @param words   lengths of the run's state buffers by name
 * @throws RangeError when the checkpoint is of another replicate, horizon, number of series or state than the run
 */
export function checkCheckpoint(
  run: Pick<Run, 'replicate' | 'horizon'>,
  series: number,
  words: Readonly<Record<string, number>>,
  checkpoint: Checkpoint,
): void {
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
  for (const [name, length] of Object.entries(words)) {
    const found = Object.hasOwn(checkpoint.state, name) ? checkpoint.state[name].length : 0;
    if (found !== length) {
      throw new RangeError(
        `The checkpoint holds ${found} words of the state '${name}'; the run has ${length}. ` +
          'Use a checkpoint of the same model and population.',
      );
    }
  }
}
