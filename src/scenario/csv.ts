/**
 * Tables from CSV files of strangers: columns by name, every cell checked, every fault with its row and column. What the
 * columns mean is the caller's business.
 */
import Papa from 'papaparse';
import { dayNumber } from './dates';
import { show } from './words';

export interface ColumnSpec {
  readonly name: string;
  /** Other names of the column; '' is a column without a name. Case, spaces and `_` do not count. */
  readonly aliases?: readonly string[];
  readonly kind: 'number' | 'integer' | 'date' | 'text';
  /** The column must be there and have no holes. */
  readonly required: boolean;
  readonly min?: number;
  readonly max?: number;
}

export interface CsvError {
  /** Row of the file, the header being row 1; 0 where the whole file is meant. */
  readonly row: number;
  /** Name of the column, '' where the whole row is meant. */
  readonly column: string;
  /** One sentence: file, row, column, what stands there, what was expected, an example. */
  readonly message: string;
}

export interface Table {
  /** Rows of data, blank lines not counted. */
  readonly rows: number;
  /** Columns of numbers and integers by the spec's name, f64[rows], holes as NaN. Absent optional columns are absent here. */
  readonly numbers: Readonly<Record<string, Float64Array>>;
  /** Columns of dates (ISO) and texts by the spec's name, holes as ''. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  /** Names in the file's header that no spec asked for. */
  readonly ignored: readonly string[];
}

export type CsvResult =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly errors: readonly CsvError[] };

/** Reading stops after so many errors. */
export const MAX_ERRORS = 20;
export const NUMBER_CELL = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/;

/**
 * Reads a table with a header row. Byte order mark, CRLF, quotes, blank lines and the separators `,` `;` tab and `|` are
 * understood; decimal marks are points.
 *
 * @param spec.name what the errors call the file, "people.csv"
 */
export function readTable(
  text: string,
  spec: { readonly columns: readonly ColumnSpec[]; readonly name: string },
): CsvResult {
  const faults = new Faults(spec.name);
  const head = fileFault(text);
  if (head !== null) return faults.add(0, '', head).result();
  const readers: Reader[] = [];
  let ignored: readonly string[] = [];
  let width = 0;
  let rows = 0;
  eachRow(text, (cells, row, quoteFault) => {
    if (width === 0) {
      width = cells.length;
      ignored = bind(cells, spec.columns, readers, faults);
      return !faults.some;
    }
    if (quoteFault)
      faults.add(row, '', 'a double quote is not closed or stands inside a value. Example: "a ""quoted"" word"');
    else if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) {
      faults.add(
        row,
        '',
        `${cells.length} cells where the header has ${width}; a separator inside a value needs double quotes. Example: "Lee, Ann"`,
      );
    } else for (const reader of readers) reader.take(cells[reader.at], row, faults);
    rows++;
    return !faults.full;
  });
  if (!faults.some && rows === 0) faults.add(0, '', NO_ROWS);
  if (faults.some) return faults.result();
  const numeric = readers.filter((reader) => isNumeric(reader.column));
  const textual = readers.filter((reader) => !isNumeric(reader.column));
  return {
    ok: true,
    table: {
      rows,
      numbers: Object.fromEntries(numeric.map((reader) => [reader.column.name, Float64Array.from(reader.numbers)])),
      texts: Object.fromEntries(textual.map((reader) => [reader.column.name, reader.texts])),
      ignored,
    },
  };
}

const NO_ROWS = 'no rows found; the file needs a header and at least one row. Example: date,cases';

/** What is wrong with the file as a whole, or null. */
export function fileFault(text: string): string | null {
  const start = text.slice(0, 4096);
  if (/[\0\ufffd]/.test(start)) return 'this is not a text file; save the table as CSV (UTF-8). Example: date,cases';
  return text.trim() === '' || start === '\ufeff' ? NO_ROWS : null;
}

/**
 * Calls `take` for every row that is not blank, with its number in the file (the first row is 1), whether its quotes are
 * broken, and the place in the text where it ends. Stops when `take` returns false.
 */
export function eachRow(
  text: string,
  take: (cells: string[], row: number, quoteFault: boolean, end: number) => boolean,
  separator = separatorOf(text),
): void {
  let row = 0;
  Papa.parse<string[]>(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, {
    delimiter: separator,
    step: ({ data, errors, meta }, parser) => {
      row++;
      if (data.length === 1 && data[0].trim() === '' && errors.length === 0) return;
      if (!take(data, row, errors.length > 0, meta.cursor)) parser.abort();
    },
  });
}

/** The separator that the header row has most of; a comma where it has none. */
function separatorOf(text: string): string {
  const header = /^\ufeff?\s*([^\r\n]*)/.exec(text)?.[1].replace(/"[^"]*"/g, '') ?? '';
  const counts = [',', ';', '\t', '|'].map((mark): [string, number] => [mark, header.split(mark).length]);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** Errors of one file, up to the limit, with the sentence around each. */
export class Faults {
  private readonly list: CsvError[] = [];

  constructor(private readonly name: string) {}

  get some(): boolean {
    return this.list.length > 0;
  }

  get full(): boolean {
    return this.list.length >= MAX_ERRORS;
  }

  add(row: number, column: string, what: string): this {
    const place = [...(row > 0 ? [`row ${row}`] : []), ...(column !== '' ? [`column ${column}`] : [])].join(', ');
    if (!this.full)
      this.list.push({ row, column, message: `${this.name}${place === '' ? '' : `, ${place}`}: ${what}` });
    return this;
  }

  result(): { ok: false; errors: readonly CsvError[] } {
    return { ok: false, errors: this.list };
  }
}

const isNumeric = (column: ColumnSpec) => column.kind === 'number' || column.kind === 'integer';

/** Name of a column for comparison. */
export const plainName = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');

/** One reader for each column that the header has; faults for those that it lacks or has twice. Returns the names left over. */
function bind(header: readonly string[], columns: readonly ColumnSpec[], readers: Reader[], faults: Faults): string[] {
  const names = header.map(plainName);
  const used = new Set<number>();
  for (const column of columns) {
    const wanted = [column.name, ...(column.aliases ?? [])].map(plainName);
    const found = names.flatMap((name, at) => (wanted.includes(name) ? [at] : []));
    for (const at of found) used.add(at);
    if (found.length > 1) {
      faults.add(1, column.name, `the column stands ${found.length} times in the header; keep one of them.`);
    } else if (found.length === 1) readers.push(new Reader(column, found[0]));
    else if (column.required) {
      const has = header
        .map((name) => show(name))
        .join(', ')
        .slice(0, 120);
      faults.add(
        1,
        column.name,
        `the column is missing; the header has ${has}. Example of a header: ${columns.map(({ name }) => name).join(',')}`,
      );
    }
  }
  return header.filter((name, at) => !used.has(at) && name.trim() !== '');
}

class Reader {
  readonly numbers: number[] = [];
  readonly texts: string[] = [];

  constructor(
    readonly column: ColumnSpec,
    readonly at: number,
  ) {}

  take(raw: string | undefined, row: number, faults: Faults): void {
    const cell = raw === undefined ? '' : raw.trim();
    const { column } = this;
    if (cell === '') {
      if (column.required) faults.add(row, column.name, `the cell is empty. Expected ${expected(column)}`);
      if (isNumeric(column)) this.numbers.push(Number.NaN);
      else this.texts.push('');
    } else if (isNumeric(column)) {
      const value = NUMBER_CELL.test(cell) ? Number(cell) : Number.NaN;
      if (!fits(value, column)) faults.add(row, column.name, `${show(cell)} is not ${expected(column)}`);
      this.numbers.push(value);
    } else {
      if (column.kind === 'date' && dayNumber(cell) === null)
        faults.add(row, column.name, `${show(cell)} is not ${expected(column)}`);
      this.texts.push(cell);
    }
  }
}

function fits(value: number, { kind, min, max }: ColumnSpec): boolean {
  if (!Number.isFinite(value) || (kind === 'integer' && !Number.isInteger(value))) return false;
  return (min === undefined || value >= min) && (max === undefined || value <= max);
}

function expected({ kind, min, max }: ColumnSpec): string {
  if (kind === 'text') return 'a text. Example: school';
  if (kind === 'date') return 'an ISO date. Example: 2020-03-01';
  const what = kind === 'integer' ? 'a whole number' : 'a number';
  const range =
    min !== undefined && max !== undefined
      ? ` between ${min} and ${max}`
      : min !== undefined
        ? ` of at least ${min}`
        : max !== undefined
          ? ` of at most ${max}`
          : '';
  return `${what}${range}. Example: ${Math.min(max ?? 42, Math.max(min ?? 42, 42))}`;
}
