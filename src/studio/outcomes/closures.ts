/** Days of the run shown on which its trigger held something closed. Pure. */
import type { Frame } from '../session';

export interface Closure {
  /** Days of the run, counted from 1, both closed. */
  readonly from: number;
  readonly to: number;
}

/** Name of the counter that is 1 on such days; worlds without triggers have none. */
const COUNTER = 'closed';

/** Unbroken stretches up to the day shown. */
export function closuresOf({
  world,
  current,
  day,
}: {
  readonly world: Pick<Frame['world'], 'series'>;
  readonly current: { readonly rows: Uint32Array };
  readonly day: number;
}): Closure[] {
  const at = world.series.findIndex(({ name }) => name === COUNTER);
  const closures: Closure[] = [];
  for (let one = 1; at >= 0 && one <= day; one++) {
    if (current.rows[(one - 1) * world.series.length + at] === 0) continue;
    const last = closures.at(-1);
    if (last?.to === one - 1) closures[closures.length - 1] = { from: last.from, to: one };
    else closures.push({ from: one, to: one });
  }
  return closures;
}
