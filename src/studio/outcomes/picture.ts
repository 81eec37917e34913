/**
 * A live chart as data: days or weeks along the bottom, lines with their looks, and what is said of them. Pure; draws nothing and
 * knows no library.
 */
import type { Dash } from '../palette';

export interface Line {
  /** Names the column in files: `reported_cases`. */
  readonly name: string;
  /** In words, for legend and table. */
  readonly label: string;
  /** Letter at the end of the line, where lines are runs. */
  readonly letter?: string;
  /** Hash of a run whose settings the line leads to; none for the run shown. */
  readonly run?: string;
  readonly colour: string;
  /** On white, for exports. */
  readonly print: string;
  readonly dash: Dash;
  /** CSS pixels. */
  readonly width: number;
  /** Drawn as rings instead of a line. */
  readonly rings?: boolean;
  /** One a place of `x`, null where nothing is known. */
  readonly values: readonly (number | null)[];
}

/** Something that happened outside of the run. */
export interface Mark {
  /** Day of the run, counted from 1. */
  readonly day: number;
  readonly label: string;
}

export interface Picture {
  /** What is drawn: `daily`. Another one has another axis. */
  readonly id: string;
  /** Days of the run, counted from 1, ascending: what stands at 1 happened on the first day. */
  readonly x: readonly number[];
  /** The last day of the run. */
  readonly horizon: number;
  /** The day shown. */
  readonly day: number;
  readonly lines: readonly Line[];
  /** In the order of days; drawn as numbers, which the key explains. */
  readonly marks?: readonly Mark[];
  /** Title of the vertical axis: `People per day`. */
  readonly unit: string;
  /** The axis reaches at least this far, so that a handful of people do not fill it. */
  readonly least: number;
  /** Values in words. */
  readonly text: (value: number) => string;
}

/** The largest value of any line, 0 where there is none. */
export function highest({ lines }: Picture): number {
  return lines.reduce((most, { values }) => values.reduce<number>((top, value) => Math.max(top, value ?? 0), most), 0);
}

/** What makes two pictures need another drawing rather than other numbers: their lines and looks. */
export function looksOf({ id, lines, marks, horizon }: Picture): string {
  return JSON.stringify([id, horizon, marks, lines.map(({ values: _, ...look }) => look)]);
}

/** The last value of a line at or before a day with the day it is of, null where there is none. */
export function valueAt({ x }: Picture, { values }: Line, day: number): { day: number; value: number } | null {
  for (let at = x.length - 1; at >= 0; at--) {
    const value = values[at];
    if (x[at] <= day && value !== null) return { day: x[at], value };
  }
  return null;
}

/** The first of the largest values of a line with its day, null where there is none. */
export function peakOf({ x }: Picture, { values }: Line): { day: number; value: number } | null {
  let best: { day: number; value: number } | null = null;
  for (const [at, value] of values.entries()) {
    if (value !== null && (!best || value > best.value)) best = { day: x[at], value };
  }
  return best;
}

/** Lines of different days on one axis: the days of all, and each line's values or null on them. */
export function aligned(
  lines: readonly (Omit<Line, 'values'> & { readonly points: readonly { day: number; value: number }[] })[],
): { readonly x: number[]; readonly lines: Line[] } {
  const x = [...new Set(lines.flatMap(({ points }) => points.map(({ day }) => day)))].sort((a, b) => a - b);
  const place = new Map(x.map((day, at) => [day, at]));
  return {
    x,
    lines: lines.map(({ points, ...line }) => {
      const values = new Array<number | null>(x.length).fill(null);
      for (const { day, value } of points) values[place.get(day) ?? 0] = value;
      return { ...line, values };
    }),
  };
}
