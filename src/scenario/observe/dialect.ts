/** How a table of a stranger is written: separator, decimal mark, order of dates, row of names. Guesses, each to be overruled. */
import { eachRow } from '../csv';
import { type DateOrder, detectOrder, parseDate } from './dateCell';
import { type DecimalMark, detectDecimal, parseNumber } from './numberCell';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface Dialect {
  readonly delimiter: Delimiter;
  readonly decimal: DecimalMark;
  readonly dates: DateOrder;
  /** Row of the file that names the columns, 1-based; 0 where none does. */
  readonly header: number;
}

export interface DetectedDialect {
  readonly dialect: Dialect;
  /** Guesses that the cells do not settle: the person should look at them. */
  readonly doubts: readonly ('decimal' | 'dates')[];
}

/** Row of a file as it stands there. */
export interface Row {
  /** 1-based. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** What guesses look at: enough for daily rows of a year and small enough to be read three times unnoticed. */
const SAMPLE_CHARACTERS = 200_000;
const SAMPLE_ROWS = 1000;
/** Titles and remarks above the names of columns. */
const MOST_HEADER_ROW = 10;

/** The beginning of a text as rows; the last one may be cut off and is left out where the text goes on. */
export function sampleRows(text: string, delimiter: Delimiter, most = SAMPLE_ROWS): Row[] {
  const rows: Row[] = [];
  const cut = text.length > SAMPLE_CHARACTERS;
  eachRow(
    cut ? text.slice(0, SAMPLE_CHARACTERS) : text,
    (cells, row) => {
      rows.push({ cells, row });
      return rows.length < most;
    },
    delimiter,
  );
  if (cut && rows.length < most && rows.length > 1) rows.pop();
  return rows;
}

/** Guesses what `known` leaves open. */
export function detectDialect(text: string, known: Partial<Dialect> = {}): DetectedDialect {
  const delimiter = known.delimiter ?? detectDelimiter(text);
  const rows = sampleRows(text, delimiter);
  const header = known.header ?? detectHeader(rows);
  const body = rows.filter(({ row }) => row > header).map(({ cells }) => cells);
  const width = body.reduce((most, cells) => Math.max(most, cells.length), 0);
  const columns = Array.from({ length: width }, (_, at) => body.map((cells) => cells[at] ?? ''));
  const order = columns.map(detectOrder).reduce((best, next) => (next.count > best.count ? next : best), {
    order: 'ymd',
    count: 0,
    certain: true,
  });
  const decimal = detectDecimal(numberCells(body, order.order), delimiter);
  return {
    dialect: {
      delimiter,
      decimal: known.decimal ?? decimal.mark,
      dates: known.dates ?? order.order,
      header,
    },
    doubts: [
      ...(known.decimal || decimal.certain ? [] : (['decimal'] as const)),
      ...(known.dates || order.certain ? [] : (['dates'] as const)),
    ],
  };
}

function* numberCells(body: readonly (readonly string[])[], order: DateOrder): Generator<string> {
  for (const cells of body) {
    for (const cell of cells) if (order === 'serial' || parseDate(cell, order) === null) yield cell;
  }
}

/** The separator under which most rows have as many cells as most others; the wider table where several do. */
function detectDelimiter(text: string): Delimiter {
  const named = /^\ufeff?sep=(.)\r?\n/.exec(text)?.[1];
  const told = DELIMITERS.find((mark) => mark === named);
  if (told) return told;
  let best: { mark: Delimiter; even: number; width: number } = { mark: ',', even: 0, width: 1 };
  for (const mark of DELIMITERS) {
    const widths = sampleRows(text, mark, 50).map(({ cells }) => cells.length);
    const width = commonest(widths);
    if (width < 2) continue;
    const even = widths.filter((one) => one === width).length / widths.length;
    // Commas that split as well as another mark are decimal commas: figures of one column are `3,5` in every row.
    const decimals = best.mark === ',' && width === best.width && even >= best.even;
    // A tenth: rows with a stray separator must not hand the table to a mark that splits less.
    const wider = even > best.even - 0.1 && width > best.width;
    if (even > best.even + 0.1 || wider || decimals) best = { mark, even, width };
  }
  return best.mark;
}

/** The value that stands most often, the first of several; 0 of none. */
export function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}

/** The first row as wide as most whose cells are all names: no number, no date. 0 where the table begins with figures. */
function detectHeader(rows: readonly Row[]): number {
  const width = commonest(rows.map(({ cells }) => cells.length));
  for (const { cells, row } of rows.slice(0, MOST_HEADER_ROW)) {
    if (cells.length < width || /^sep=/.test(cells[0])) continue;
    const named = cells.filter((cell) => cell.trim() !== '');
    const figures = named.filter((cell) => isFigure(cell.trim()));
    if (figures.length === 0 && named.length > 0) return row;
    // 01, 02 … as names of columns stand among others that are words; a row of figures has its date first.
    return isFigure(cells[0].trim()) || 2 * figures.length > named.length ? 0 : row;
  }
  return rows.length > 0 ? rows[0].row : 0;
}

function isFigure(cell: string): boolean {
  return !Number.isNaN(parseNumber(cell, '.')) || parseDate(cell, 'dmy') !== null || parseDate(cell, 'mdy') !== null;
}
