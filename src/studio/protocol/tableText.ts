/** Tables of numbers as text: what a spreadsheet copies and what people type into cells. Pure; the editor shows the faults. */
import { fieldText, readNumber } from './numbers';

/** A rectangle of pasted text as one list of cells: one row as it is, several rows by their last column that holds numbers. */
export function pastedCells(text: string): readonly string[] {
  const rows = text
    .replace(/(\r?\n)+$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim()));
  if (rows.length === 1) return rows[0];
  const width = Math.max(...rows.map((row) => row.length));
  for (let column = width - 1; column > 0; column--) {
    if (rows.some((row) => readNumber(row[column] ?? '') !== null)) return rows.map((row) => row[column] ?? '');
  }
  return rows.map((row) => row[0]);
}

/** `cells` with others put in from one cell on; what goes beyond the end is left out. */
export function withCells(cells: readonly string[], from: number, others: readonly string[]): readonly string[] {
  return cells.map((cell, k) => others[k - from] ?? cell);
}

export type Fault = { readonly entry: number; readonly kind: 'none' | 'below' | 'above'; readonly typed: string };

/** Numbers of the cells in shown units, or what is wrong with them. */
export function readCells(
  cells: readonly string[],
  min: number,
  max: number,
): { readonly values: readonly number[]; readonly faults: readonly Fault[] } {
  const values = cells.map(readNumber);
  const faults = values.flatMap((value, entry): readonly Fault[] => {
    const typed = cells[entry];
    if (value === null) return [{ entry, kind: 'none', typed }];
    if (value < min) return [{ entry, kind: 'below', typed }];
    return value > max ? [{ entry, kind: 'above', typed }] : [];
  });
  return { values: values.map((value) => value ?? Number.NaN), faults };
}

/** Labels and values with tabs and new lines, as a spreadsheet takes them. */
export function copiedTable(entries: readonly string[], values: readonly number[]): string {
  return values.map((value, k) => `${entries[k]}\t${fieldText(value)}`).join('\n');
}
