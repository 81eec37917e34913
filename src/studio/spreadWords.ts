/** What the line under the tiles says about the spread. Pure. */
import { duration } from './format';
import { PAIRS, type SpreadState } from './spread';

/** Said by a difference of single runs. */
export const SINGLE_RUNS = "One run of each on the same random numbers; press 'How sure?' for an interval.";

/** Label of the one button of the line. */
export function spreadLabel({ running, paired, done, goal, seconds }: SpreadState): string {
  if (running) return 'Stop';
  const what = paired ? 'pairs' : 'runs';
  const cost = seconds === null ? '' : ` (${duration(seconds)})`;
  if (done === 1) return `How sure? Run ${PAIRS} ${what}${cost}`;
  return done < goal ? `Run the other ${goal - done}${cost}` : `Run ${PAIRS} more${cost}`;
}

/** The sentence beside it. `seed` is that of the scenario shown. */
export function spreadText({ ready, running, paired, done, goal }: SpreadState, seed: number): string {
  const what = paired ? 'pairs' : 'runs';
  if (running) return `${done} of ${goal} ${what}`;
  if (done === 1) {
    if (!ready) return 'Single runs have no interval yet; ready when the run is finished.';
    return paired
      ? 'The tiles show one run of each, without an interval.'
      : 'The tiles show one run, without an interval.';
  }
  if (done < goal) return `Partial: ${done} of ${goal} ${what}. The interval is wider.`;
  const runs = paired ? `${done} paired runs on common random numbers` : `${done} runs`;
  return `95 % intervals of the mean, ${runs}, seed ${seed}.`;
}
