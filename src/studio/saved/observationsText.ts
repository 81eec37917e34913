/** Observations as text for keeping, and back. A missing value is null in the text and NaN in the program. Throws nothing. */
import { isoDate } from '../../scenario/dates';
import type { Observations } from '../../scenario/observations';

/** The text of observations, the same for the same ones. */
export function observationsText({ name, clock, days, interval, series, ignored }: Observations): string {
  const columns = series.map(({ name: column, values }) => ({ name: column, values: Array.from(values) }));
  // JSON writes NaN as null.
  return JSON.stringify({ name, clock, days: Array.from(days), interval, series: columns, ignored });
}

/** The observations of a text, null where it is none: cut short, changed, or from something else. */
export function observationsOf(text: string): Observations | null {
  const raw = parsed(text);
  if (!isObject(raw)) return null;
  const { name, clock, interval, ignored } = raw;
  const days = numbers(raw.days, false);
  if (typeof name !== 'string' || !days || days.length === 0 || days.some((day, k) => k > 0 && day <= days[k - 1]))
    return null;
  if (clock !== 'calendar' && clock !== 'relative') return null;
  if (interval !== 'daily' && interval !== 'weekly' && interval !== 'irregular') return null;
  if (!Array.isArray(raw.series) || raw.series.length === 0 || !isTexts(ignored)) return null;
  const series = raw.series.flatMap((column: unknown) => {
    const values = isObject(column) ? numbers(column.values, true) : null;
    const known = isObject(column) && typeof column.name === 'string' ? column.name : null;
    return values && known !== null && values.length === days.length ? [{ name: known, values }] : [];
  });
  if (series.length !== raw.series.length) return null;
  const dates = clock === 'calendar' ? Array.from(days, isoDate) : [];
  return { name, clock, days, dates, interval, series, ignored };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function numbers(value: unknown, holes: boolean): Float64Array | null {
  if (!Array.isArray(value)) return null;
  const all = value.map((one: unknown) => (holes && one === null ? Number.NaN : one));
  if (!all.every((one): one is number => typeof one === 'number')) return null;
  // Days are whole and within the years that dates can name.
  if (!holes && all.some((one) => !Number.isInteger(one) || Math.abs(one) > 1e6)) return null;
  return Float64Array.from(all);
}

/** An object of whatever members, no list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
