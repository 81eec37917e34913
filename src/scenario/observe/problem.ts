/** What can be wrong with a cell or a row, as data, and the English sentence for it. Other languages stand with the page. */
import { show } from '../words';
import { columnLetter } from './letters';

export const PROBLEM_KINDS = ['number', 'date', 'day', 'quote', 'width', 'twice', 'falls'] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

export interface Problem {
  readonly kind: ProblemKind;
  /** Row of the file, 1-based, as spreadsheets count. */
  readonly row: number;
  /** Index of the column; -1 where the whole row is meant. */
  readonly column: number;
  /** What the column is called. */
  readonly name: string;
  /** What stands there. */
  readonly value: string;
  /** What it is held against: the total before (`falls`), the cells expected (`width`). */
  readonly other?: string;
}

/** `Row 6, column F`. */
export function placeWords({ row, column }: Problem): string {
  return column < 0 ? `Row ${row}` : `Row ${row}, column ${columnLetter(column)}`;
}

/** What stands there, what was expected, an example: `'x' is not a number. Expected a number of deaths. Example: 42`. */
export function problemWords({ kind, name, value, other = '' }: Problem): string {
  const what = value.trim() === '' ? 'the empty cell' : show(value);
  const plain = name.replaceAll('_', ' ');
  switch (kind) {
    case 'number':
      return `${what} is not a number. Expected a number of ${plain}. Example: 42`;
    case 'date':
      return `${what} is not a date. Expected a date under ${show(plain)}. Example: 2020-03-01`;
    case 'day':
      return `${what} is not a whole number. Expected a number of days or weeks under ${show(plain)}. Example: 7`;
    case 'quote':
      return 'a double quote is not closed or stands inside a value. Expected quotes in pairs. Example: "a ""quoted"" word"';
    case 'width':
      return `there are ${value} cells where the table has ${other}. Expected double quotes around a value that holds a separator. Example: "Lee, Ann"`;
    case 'twice':
      return `${what} stands twice. Expected one row for each day or week. Example: 2020-03-01`;
    case 'falls':
      return `the running total of ${plain} falls from ${other} to ${value}. Expected a total that stays or grows. Example: ${other}`;
  }
}
