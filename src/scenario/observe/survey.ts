/** What is in a table before anything is read from it: its dialect, its first rows, its columns and their kinds. */
import { eachRow, plainName } from '../csv';
import { detectOrder, parseDate } from './dateCell';
import { commonest, type DetectedDialect, type Dialect, detectDialect, type Row, sampleRows } from './dialect';
import { columnLetter } from './letters';
import { isHole, parseNumber } from './numberCell';

export interface ColumnFacts {
  readonly index: number;
  /** As in the header; the letter of the column where it has none. */
  readonly name: string;
  readonly kind: 'date' | 'number' | 'text' | 'empty';
  /** First filled cell. */
  readonly example: string;
  /** Different values in the order of the file, `null` where there are more than `MOST_DISTINCT`. */
  readonly distinct: readonly string[] | null;
}

export interface Survey extends DetectedDialect {
  /** Header and first rows. */
  readonly head: readonly Row[];
  readonly columns: readonly ColumnFacts[];
  /** Rows below the header that are not blank. */
  readonly rows: number;
}

export const PREVIEW_ROWS = 10;
/** Places and targets to choose from; a column with more values than this names neither. */
export const MOST_DISTINCT = 400;
/** Rows between two reports of progress. */
const REPORT_ROWS = 20_000;

/** Columns that hold time, the likeliest first. */
export const TIME_NAMES = [
  'target_end_date',
  'date',
  'date_of_interest',
  'week_start',
  'week_beginning',
  'week_end',
  'week_ending',
  'datum',
  'fecha',
  'meldedatum',
  'time_value',
  'day',
  'days',
  'tag',
  'week',
  'woche',
  'time',
  't',
];

/**
 * Reads through the whole text once.
 *
 * @param known what the person has settled about the dialect
 * @param progress called with the share of the text that is read, 0 to 1
 */
export function surveyTable(text: string, known: Partial<Dialect> = {}, progress?: (share: number) => void): Survey {
  const detected = detectDialect(text, known);
  const { dialect } = detected;
  const sample = sampleRows(text, dialect.delimiter);
  const header = sample.find(({ row }) => row === dialect.header)?.cells ?? [];
  const body = sample.filter(({ row }) => row > dialect.header);
  // A row with more cells than most is a fault, told when it is read.
  const width = Math.max(header.length, commonest(body.map(({ cells }) => cells.length)));
  const seen = Array.from({ length: width }, (): Set<string> | null => new Set());
  let rows = 0;
  eachRow(
    text,
    (cells, row, _, end) => {
      if (row <= dialect.header) return true;
      rows++;
      for (let at = 0; at < width; at++) {
        const set = seen[at];
        if (!set) continue;
        set.add((cells[at] ?? '').trim());
        if (set.size > MOST_DISTINCT) seen[at] = null;
      }
      if (rows % REPORT_ROWS === 0) progress?.(end / text.length);
      return true;
    },
    dialect.delimiter,
  );
  const names = uniqueNames(Array.from({ length: width }, (_, at) => (header[at] ?? '').trim()));
  const columns = seen.map((set, index): ColumnFacts => {
    const name = names[index];
    const cells = body.map((row) => row.cells[index] ?? '');
    return {
      index,
      name,
      kind: kindOf(name, cells, dialect),
      example: cells.find((cell) => !isHole(cell))?.trim() ?? '',
      distinct: set && [...set].filter((value) => value !== ''),
    };
  });
  return {
    ...detected,
    head: sample.filter(({ row }) => row >= dialect.header).slice(0, PREVIEW_ROWS + (dialect.header > 0 ? 1 : 0)),
    columns,
    rows,
  };
}

/** A column without a name is called by its letter; a name that stands twice gets its letter added. */
function uniqueNames(names: readonly string[]): string[] {
  return names.map((name, at) => {
    if (name === '') return columnLetter(at);
    return names.indexOf(name) === at ? name : `${name} (${columnLetter(at)})`;
  });
}

/** A kind that at least half of the filled cells have. Five digits are a date of Excel only under a name of time. */
function kindOf(name: string, cells: readonly string[], { dates, decimal }: Dialect): ColumnFacts['kind'] {
  const filled = cells.filter((cell) => !isHole(cell));
  if (filled.length === 0) return 'empty';
  const most = (test: (cell: string) => boolean) => 2 * filled.filter(test).length >= filled.length;
  const serial = detectOrder(filled).order === 'serial';
  if ((!serial || isTimeName(name)) && most((cell) => parseDate(cell, dates) !== null)) return 'date';
  return most((cell) => !Number.isNaN(parseNumber(cell, decimal))) ? 'number' : 'text';
}

export function isTimeName(name: string): boolean {
  return TIME_NAMES.includes(plainName(name));
}
