/**
 * Dates as people and spreadsheets write them: ISO, day or month first, names of months in English and German, serial numbers
 * of Excel, ISO weeks. One order holds for a whole table; a single cell such as 03/04/2020 cannot tell.
 */
import { dayNumber } from '../dates';

export const DATE_ORDERS = ['ymd', 'dmy', 'mdy', 'serial'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** Day 0 of Excel's count, 1899-12-30, as a day number; right from March 1900 on. */
const SERIAL_ZERO = -25_569;
/** 1927 to 2119: smaller and larger numbers are counts. */
const SERIALS = { from: 10_000, to: 80_000 };
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const GERMAN: Readonly<Record<string, string>> = { mär: 'mar', mrz: 'mar', mai: 'may', okt: 'oct', dez: 'dec' };

const TIME = '(?:[T ,]+\\d{1,2}:.*)?$';
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.]?)(\\d{1,2})\\2(\\d{1,2})${TIME}`);
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/. ])(\\d{1,2})\\2(\\d{4}|\\d{2})${TIME}`);
const NAMED = new RegExp(`^(\\d{1,2})[-/. ]+(\\p{L}{3,9})[-/., ]+(\\d{4}|\\d{2})${TIME}`, 'u');
const NAMED_FIRST = new RegExp(`^(\\p{L}{3,9})[-/. ]+(\\d{1,2}),?[-/. ]+(\\d{4})${TIME}`, 'u');
const WEEK = /^(\d{4})-?W(\d{2})(?:-?([1-7]))?$/i;
const SERIAL = /^\d{5}(?:[.,]\d+)?$/;

/** Day number of the cell, null where it is no date in that order. Cells that leave no doubt are read in any order. */
export function parseDate(cell: string, order: DateOrder): number | null {
  const text = cell.trim();
  if (text.length > 40) return null;
  if (order === 'serial' && SERIAL.test(text)) {
    const serial = Math.floor(Number(text.replace(',', '.')));
    return serial >= SERIALS.from && serial <= SERIALS.to ? serial + SERIAL_ZERO : null;
  }
  const first = YEAR_FIRST.exec(text);
  if (first) {
    const bare = first[2] === '';
    if (bare && (first[3].length < 2 || first[4].length < 2)) return null;
    return day(first[1], first[3], first[4]);
  }
  const last = YEAR_LAST.exec(text);
  if (last)
    return order === 'mdy' ? day(last[4], last[1], last[3]) : order === 'dmy' ? day(last[4], last[3], last[1]) : null;
  const named = NAMED.exec(text);
  if (named) return day(named[3], monthOf(named[2]), named[1]);
  const american = NAMED_FIRST.exec(text);
  if (american) return day(american[3], monthOf(american[1]), american[2]);
  const week = WEEK.exec(text);
  return week ? weekDay(Number(week[1]), Number(week[2]), Number(week[3] ?? 1)) : null;
}

function monthOf(name: string): string {
  const short = name.toLowerCase().slice(0, 3);
  return String(MONTHS.indexOf(GERMAN[short] ?? short) + 1);
}

/** Years of two digits lie between 1970 and 2069. */
function day(year: string, month: string, date: string): number | null {
  const full = year.length === 2 ? String(Number(year) < 70 ? 2000 + Number(year) : 1900 + Number(year)) : year;
  return dayNumber(`${full}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}

/** Week 1 of ISO 8601 is the one with 4 January; weeks begin on Monday. */
function weekDay(year: number, week: number, weekday: number): number | null {
  if (week < 1 || week > 53) return null;
  const fourth = dayNumber(`${year}-01-04`);
  // Day 0, 1 January 1970, was a Thursday.
  return fourth === null ? null : fourth - ((((fourth + 3) % 7) + 7) % 7) + 7 * (week - 1) + weekday - 1;
}

/**
 * The order in which most cells of a column are dates. Where day and month could be either, the order under which more
 * neighbours are a day or a week apart; `certain` is false where that does not tell either.
 */
export function detectOrder(cells: readonly string[]): { order: DateOrder; count: number; certain: boolean } {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const tried = DATE_ORDERS.map((order) => {
    const days = filled.flatMap((cell) => parseDate(cell, order) ?? []);
    return { order, count: days.length, steps: steadySteps(days) };
  });
  const best = tried.reduce((a, b) => (b.count > a.count ? b : a));
  const [, dmy, mdy] = tried;
  if (best.count === 0 || dmy.count !== mdy.count || best.count !== dmy.count || best.order === 'ymd')
    return { order: best.order, count: best.count, certain: true };
  if (dmy.steps !== mdy.steps) {
    const steady = dmy.steps > mdy.steps ? dmy : mdy;
    return { order: steady.order, count: steady.count, certain: true };
  }
  const points = filled.some((cell) => /^\s*\d{1,2}\.\d{1,2}\./.test(cell));
  return { order: points ? 'dmy' : 'mdy', count: dmy.count, certain: points };
}

function steadySteps(days: readonly number[]): number {
  const gaps = days.slice(1).map((day, k) => Math.abs(day - days[k]));
  return gaps.filter((gap) => gap === 1 || gap === 7).length;
}
