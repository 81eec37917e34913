/** Which dated change holds on a day. Reads changes that are valid; `changes.ts` is what checks them. */
import type { DatedChange } from './scenario';

export function holdsOn({ from, to }: DatedChange, day: number): boolean {
  return from <= day && (to === undefined || day < to);
}

/** The change of a parameter in force on a day, undefined where the value of the whole run is: where two overlap, the later in the list wins. */
export function changeOn(changes: readonly DatedChange[], id: string, day: number): DatedChange | undefined {
  return changes.findLast((change) => change.parameter === id && holdsOn(change, day));
}
