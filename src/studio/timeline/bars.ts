/** Dated changes as bars over the days of a run: moving, stretching, stacking. Pure; every result is inside the run. */
import type { DatedChange } from '../../scenario/scenario';

/** Which part of a bar is taken: all of it, its first day, its end. */
export type Part = 'whole' | 'from' | 'to';

/** First day without the change: its end, or that of the run. */
export function endOf({ to }: DatedChange, horizon: number): number {
  return to ?? horizon;
}

/** The change with days from `from` on, `to` being the horizon or nothing where it lasts until the end of the run. */
export function between(change: DatedChange, from: number, to: number | undefined, horizon: number): DatedChange {
  const { to: _, ...rest } = change;
  return to === undefined ? { ...rest, from } : { ...rest, from, to: Math.min(to, horizon) };
}

/**
 * A part of the change some days later, or earlier where negative. Moved whole it keeps its length and stops at both ends of the run;
 * an end is kept at least a day away from the other. One without an end keeps having none, until its end is taken.
 */
export function moved(change: DatedChange, part: Part, days: number, horizon: number): DatedChange {
  const { from } = change;
  const end = endOf(change, horizon);
  if (part === 'from') return between(change, clamp(from + days, 0, end - 1), change.to, horizon);
  if (part === 'to') {
    const to = clamp(end + days, from + 1, horizon);
    // At the end of the run there is nothing to end.
    return between(change, from, to === horizon ? undefined : to, horizon);
  }
  if (change.to === undefined) return between(change, clamp(from + days, 0, horizon - 1), undefined, horizon);
  const shift = clamp(days, -from, horizon - end);
  return between(change, from + shift, end + shift, horizon);
}

/** Sets a day directly, as typed: the other end gives way so that the change lasts at least a day. */
export function withDay(change: DatedChange, part: 'from' | 'to', day: number, horizon: number): DatedChange {
  if (part === 'from') {
    const from = clamp(day, 0, horizon - 1);
    const to = change.to === undefined || change.to > from ? change.to : from + 1;
    return between(change, from, to, horizon);
  }
  const to = clamp(day, 1, horizon);
  return between(change, Math.min(change.from, to - 1), to, horizon);
}

/** A bar in its place. `row`: 0 for the first of overlapping ones of a parameter, the later in the list below. */
export interface Bar {
  /** Place in the list of changes. */
  readonly index: number;
  readonly change: DatedChange;
  readonly end: number;
  readonly row: number;
  /** Whether a later change of the same parameter overlaps it and wins on the days that both have. */
  readonly overruled: boolean;
}

/** One parameter's bars. */
export interface Lane {
  readonly parameter: string;
  readonly bars: readonly Bar[];
  readonly rows: number;
}

/** Lanes in the order in which their parameters first stand in the list. */
export function lanes(changes: readonly DatedChange[], horizon: number): readonly Lane[] {
  const ids = [...new Set(changes.map(({ parameter }) => parameter))];
  return ids.map((parameter) => {
    const own = changes.flatMap((change, index) =>
      change.parameter === parameter ? [{ index, change, end: endOf(change, horizon) }] : [],
    );
    const bars: Bar[] = [];
    for (const one of own) {
      const below = bars.filter((other) => overlap(one, other)).map(({ row }) => row + 1);
      const overruled = own.some((other) => other.index > one.index && overlap(one, other));
      bars.push({ ...one, row: Math.max(0, ...below), overruled });
    }
    return { parameter, bars, rows: Math.max(...bars.map(({ row }) => row)) + 1 };
  });
}

interface Stretch {
  readonly change: DatedChange;
  readonly end: number;
}

function overlap(a: Stretch, b: Stretch): boolean {
  return a.change.from < b.end && b.change.from < a.end;
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}

/** Days for the marks of a scale, round numbers, at most `most` of them besides day 0. */
export function ticks(horizon: number, most: number): readonly number[] {
  const step = [1, 2, 5, 7, 14, 30, 60, 90, 180, 365].find((days) => horizon / days <= most) ?? 730;
  return Array.from({ length: Math.floor(horizon / step) + 1 }, (_, k) => k * step);
}
