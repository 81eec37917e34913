/**
 * Observed series from any CSV with a column of time and columns of numbers, for overlays and fits. Knows no epidemic; the
 * figures that come with the studio are in `observed.ts`.
 */
import { type CsvError, eachRow, Faults, fileFault, NUMBER_CELL, plainName } from './csv';
import { dayNumber, isoDate } from './dates';
import { show } from './words';

export interface ObservedSeries {
  readonly name: string;
  /** f64[times], missing values as NaN. */
  readonly values: Float64Array;
}

export interface Observations {
  readonly name: string;
  /** `calendar`: days since 1970-01-01; `relative`: days (or weeks times 7) as the file counts them. */
  readonly clock: 'calendar' | 'relative';
  /** f64[times], ascending, in days: the first day that a value stands for. */
  readonly days: Float64Array;
  /** ISO dates of `days`; empty for a relative clock. */
  readonly dates: readonly string[];
  /** From the commonest distance between rows. */
  readonly interval: 'daily' | 'weekly' | 'irregular';
  readonly series: readonly ObservedSeries[];
  /** Columns left out because they hold text. */
  readonly ignored: readonly string[];
}

export type ObservationsResult =
  | { readonly ok: true; readonly observations: Observations }
  | { readonly ok: false; readonly errors: readonly CsvError[] };

const TIME_NAMES = new Set([
  'date',
  'day',
  'days',
  'week',
  'time',
  't',
  'week_start',
  'week_beginning',
  'date_of_interest',
  'datum',
  'fecha',
]);

/**
 * Reads series over time. The time column is the one named date, day, week or time, else the first whose cells are dates.
 * Rows may come in any order; a column is a series when at least half of its filled cells are numbers.
 *
 * @param name what the errors call the file
 */
export function readObservations(text: string, name = 'observations'): ObservationsResult {
  const faults = new Faults(name);
  const whole = fileFault(text);
  if (whole !== null) return faults.add(0, '', whole).result();
  const rows: { readonly cells: readonly string[]; readonly row: number }[] = [];
  eachRow(text, (cells, row, quoteFault) => {
    if (quoteFault)
      faults.add(row, '', 'a double quote is not closed or stands inside a value. Example: "a ""quoted"" word"');
    rows.push({ cells, row });
    return !faults.full;
  });
  if (faults.some) return faults.result();
  const header = rows.length === 0 ? [] : rows[0].cells.map((cell) => cell.trim());
  const body = rows.slice(1);
  if (body.length === 0)
    return faults
      .add(0, '', 'no rows found; the file needs a header and at least one row. Example: date,cases')
      .result();
  const time = timeColumn(
    header,
    body.map(({ cells }) => cells),
  );
  if (time < 0) {
    return faults
      .add(
        1,
        '',
        `no column of time; name one date, day or week. The header has ${header.map(show).join(', ').slice(0, 120)}. Example: date,cases`,
      )
      .result();
  }
  const clock = readTimes(
    header[time],
    body.map(({ cells, row }) => ({ cell: (cells[time] ?? '').trim(), row })),
    faults,
  );
  if (clock === null || faults.some) return faults.result();
  const order = Array.from(clock.days.keys()).sort((a, b) => clock.days[a] - clock.days[b]);
  const days = Float64Array.from(order, (k) => clock.days[k]);
  days.forEach((day, k) => {
    if (k > 0 && day === days[k - 1])
      faults.add(
        body[order[k]].row,
        header[time],
        `${show(body[order[k]].cells[time].trim())} stands twice; give one row for each day or week.`,
      );
  });
  const { series, ignored } = readSeries(
    header,
    time,
    order.map((k) => body[k]),
    faults,
  );
  if (!faults.some && series.length === 0)
    faults.add(1, '', 'no column of numbers beside the time. Example: date,cases');
  if (faults.some) return faults.result();
  const calendar = clock.kind === 'calendar';
  return {
    ok: true,
    observations: {
      name,
      clock: clock.kind,
      days,
      dates: calendar ? Array.from(days, isoDate) : [],
      interval: intervalOf(days),
      series,
      ignored,
    },
  };
}

type Body = readonly { readonly cells: readonly string[]; readonly row: number }[];

function timeColumn(header: readonly string[], rows: readonly (readonly string[])[]): number {
  const named = header.findIndex((name) => TIME_NAMES.has(plainName(name)));
  if (named >= 0) return named;
  return header.findIndex((_, at) => rows.every((cells) => dayOf(cells[at] ?? '') !== null));
}

/** Day number of a date cell: ISO, `YYYY/MM/DD` or `YYYYMMDD`, with or without a time of day. */
function dayOf(cell: string): number | null {
  const match = /^(\d{4})([-/]?)(\d{2})\2(\d{2})([T ].*)?$/.exec(cell.trim());
  return match === null ? null : dayNumber(`${match[1]}-${match[3]}-${match[4]}`);
}

function readTimes(
  column: string,
  cells: readonly { readonly cell: string; readonly row: number }[],
  faults: Faults,
): { kind: 'calendar' | 'relative'; days: Float64Array } | null {
  const kind = /^[-+]?\d{1,6}(\.0*)?$/.test(cells[0].cell) ? 'relative' : 'calendar';
  const scale = plainName(column).startsWith('week') ? 7 : 1;
  const days = Float64Array.from(cells, ({ cell, row }) => {
    const day = kind === 'calendar' ? dayOf(cell) : NUMBER_CELL.test(cell) ? Number(cell) * scale : null;
    if (day !== null && Number.isInteger(day)) return day;
    const wanted =
      kind === 'calendar'
        ? 'a date. Expected an ISO date. Example: 2020-03-01'
        : 'a whole number of days or weeks. Example: 7';
    faults.add(row, column, `${cell === '' ? 'the cell is empty, it' : show(cell)} is not ${wanted}`);
    return Number.NaN;
  });
  return { kind, days };
}

function readSeries(
  header: readonly string[],
  time: number,
  rows: Body,
  faults: Faults,
): { series: ObservedSeries[]; ignored: string[] } {
  const series: ObservedSeries[] = [];
  const ignored: string[] = [];
  const names = header.map(plainName);
  header.forEach((name, at) => {
    if (at === time) return;
    const filled = rows.filter(({ cells }) => !isHole(cells[at]));
    const numeric = filled.filter(({ cells }) => NUMBER_CELL.test(cells[at].trim()));
    if (numeric.length === 0 || 2 * numeric.length < filled.length) {
      if (name !== '') ignored.push(name);
      return;
    }
    if (names.indexOf(names[at]) !== at)
      faults.add(1, name, 'the column stands twice in the header; keep one of them.');
    const values = Float64Array.from(rows, ({ cells, row }) => {
      if (isHole(cells[at])) return Number.NaN;
      const cell = cells[at].trim();
      if (!NUMBER_CELL.test(cell))
        faults.add(
          row,
          name,
          `${show(cell)} is not a number. Expected a number, or an empty cell where none is known. Example: 42`,
        );
      return Number(cell);
    });
    series.push({ name: name === '' ? `column ${at + 1}` : name, values });
  });
  return { series, ignored };
}

function isHole(cell: string | undefined): boolean {
  return cell === undefined || /^\s*(na|nan|null|-)?\s*$/i.test(cell);
}

function intervalOf(days: Float64Array): Observations['interval'] {
  const counts = new Map<number, number>();
  for (let k = 1; k < days.length; k++) counts.set(days[k] - days[k - 1], (counts.get(days[k] - days[k - 1]) ?? 0) + 1);
  for (const [gap, count] of counts) {
    if (2 * count > days.length - 1 && (gap === 1 || gap === 7)) return gap === 1 ? 'daily' : 'weekly';
  }
  return 'irregular';
}
