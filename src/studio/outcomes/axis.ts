/** Where a vertical axis ends: round numbers, and a top that stands still while somebody drags. Pure. */

const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
/** Room above the highest line. */
const ROOM = 1.03;

/** A round number at or above `highest` with a little room, at least `least`. */
export function roundTop(highest: number, least: number): number {
  const wanted = Math.max(least, highest * ROOM);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = STEPS.find((one) => one * power >= wanted - 1e-9 * power) ?? 10;
  return Number((step * power).toPrecision(12));
}

/**
 * The top of the axis for the next drawing. While a slider is held it does not move, so that the effect is seen and not scaled
 * away; while the run catches up afterwards it may rise, since lines would be cut, but not fall.
 */
export function nextTop(
  before: number | null,
  wanted: number,
  { dragging, catchingUp }: { readonly dragging: boolean; readonly catchingUp: boolean },
): number {
  if (before === null) return wanted;
  if (dragging) return before;
  return catchingUp ? Math.max(before, wanted) : wanted;
}

/** Smallest value of a logarithmic axis: nothing below one person is counted. Shares go down to a thousandth of the top. */
export function logBottom(top: number): number {
  return top >= 10 ? 1 : top / 1000;
}

/** Places of labels, ascending, pushed apart to at least `room` and none beyond `end`: down from the first, then up from the last. */
export function apart(places: readonly number[], room: number, end: number): number[] {
  const down: number[] = [];
  for (const place of places) down.push(Math.max(place, (down.at(-1) ?? Number.NEGATIVE_INFINITY) + room));
  const up: number[] = [];
  for (const place of down.toReversed()) up.push(Math.min(place, (up.at(-1) ?? end + room) - room));
  return up.toReversed();
}
