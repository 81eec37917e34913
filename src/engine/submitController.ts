/**
 * How many steps the next submit carries, so that one submit takes about the target time whatever the machine. Pure: it
 * sees measured times and encodes nothing. Reasons: watchdogs reset the device after long submits, and short ones waste
 * the fixed cost of a submit (engine notes, section 9).
 */

/** Milliseconds of one submit: a browser keeps painting between submits, a headless run only wants to stay interruptible. */
export const SUBMIT_MILLISECONDS = { browser: 30, headless: 100 } as const;

/** Submits encoded and not yet finished: one runs while the next is being encoded; more would only delay pausing. */
export const SUBMITS_IN_FLIGHT = 2;

/**
 * Steps of the next submit, at least 1 and at most twice those of the last.
 *
 * @param steps   steps of the last submit that finished
 * @param milliseconds   its time on the device; 0 or less where the clock was too coarse to tell
 * @param target   milliseconds wanted
 */
export function nextSubmitSteps(steps: number, milliseconds: number, target: number): number {
  const doubled = steps * 2;
  if (!(milliseconds > 0)) return doubled;
  return Math.max(1, Math.min(doubled, Math.floor((steps * target) / milliseconds)));
}
