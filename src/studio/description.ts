/** What is to be seen, in words, for readers of the screen. Pure. */
import { column } from './columns';
import { apart, whole } from './format';
import { headlines } from './headlines';
import { words } from './language';
import type { Frame } from './session';
import type { Pair } from './spread';

const text = words({
  en: {
    nothing: 'Nothing is running yet.',
    day: (day: string) => `Day ${day}`,
    last: (day: string) => `Day ${day}, the last one`,
    infected: (count: string) => `${count} infected so far`,
    peak: 'peak passed',
  },
  de: {
    nothing: 'Noch läuft nichts.',
    day: (day: string) => `Tag ${day}`,
    last: (day: string) => `Tag ${day}, der letzte`,
    infected: (count: string) => `bisher ${count} angesteckt`,
    peak: 'Höhepunkt überschritten',
  },
});

/** `Day 43: 12,400 infected so far, peak passed, 31 % below baseline.` */
export function summary({ world, current, baseline, day, horizon }: Frame): string {
  const width = world.series.length;
  const infected = ({ model, rows }: Frame['current']) => world.outcomes(model, rows.subarray(0, day * width)).infected;
  const own = infected(current);
  const compared = baseline && day > 0 && baseline.rows.length >= day * width ? infected(baseline) : null;
  const { last, day: on, infected: said, peak } = text();
  const passed = peakPassed(column(world.series, current.rows, ['infections'], day));
  const parts = [said(whole(own)), ...(passed ? [peak] : []), ...(compared === null ? [] : [apart(own, compared)])];
  return `${(day >= horizon ? last : on)(whole(day))}: ${parts.join(', ')}.`;
}

/** The summary and the other tiles with their differences, intervals where pairs are known. */
export function description(frame: Frame | null, pairs: readonly Pair[] | null = null): string {
  if (!frame) return text().nothing;
  const { world, current, baseline, day } = frame;
  const tiles = headlines(world, current, baseline, day, pairs)
    // Said already, unless there is an interval to tell.
    .filter(({ id, interval }) => id !== 'infected' || interval)
    .map(({ label, value, change }) => `${label}: ${value}${change ? `, ${change}` : ''}`);
  return `${summary(frame)} ${tiles.join('. ')}.`;
}

const WEEK = 7;

/**
 * Whether the week with most new infections lies a whole week back, and the last one had less than three quarters of it: a dip by
 * chance is not called the other side.
 */
export function peakPassed(daily: readonly number[]): boolean {
  const weekly = daily.flatMap((_, day) =>
    day < WEEK - 1 ? [] : [daily.slice(day - WEEK + 1, day + 1).reduce((sum, count) => sum + count, 0)],
  );
  const most = Math.max(...weekly);
  const last = weekly.length - 1;
  return last >= WEEK && weekly.indexOf(most) <= last - WEEK && weekly[last] < 0.75 * most;
}
