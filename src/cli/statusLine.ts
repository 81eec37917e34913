/** One line of a terminal that is overwritten: progress that leaves nothing behind. */
import type { Progress } from '../worlds/world';

const INTERVAL_MILLISECONDS = 100;
const WIDTH = 79;

/** A function that shows its text in place of the last; the empty text clears the line. Draws at most ten times a second. */
export function createStatusLine(
  write: (text: string) => void,
  now: () => number = () => performance.now(),
): (text: string) => void {
  let shown = '';
  let last = Number.NEGATIVE_INFINITY;
  return (text) => {
    if (text === shown || (text !== '' && now() - last < INTERVAL_MILLISECONDS)) return;
    last = now();
    shown = text;
    write(`\r${text.slice(0, WIDTH).padEnd(WIDTH)}\r${text.slice(0, WIDTH)}`);
  };
}

/** Progress on a status line, undefined where there is none. */
export function progressOf(status: ((text: string) => void) | undefined): Progress | undefined {
  return status && ((fraction, what) => status(`${String(Math.floor(fraction * 100)).padStart(3)} % ${what}`));
}

/** The fraction in a line of `progressOf`, in whole percents; 0 in other lines. */
export function fractionIn(text: string): number {
  return (Number.parseInt(text, 10) || 0) / 100;
}
