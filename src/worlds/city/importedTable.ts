/**
 * A small CSV table as cells with their place in the file, for tables of people. Edge lists have millions of rows and are
 * read by `importedEdges.ts`.
 */

/** A table: trimmed lower-case names of the columns and the cells of every row. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Cells of one line; a cell in double quotes may hold commas and doubled quotes. */
function cells(line: string): string[] {
  if (!line.includes('"')) return line.split(',').map((cell) => cell.trim());
  const found: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quoted && c === '"' && line[i + 1] === '"') {
      cell += '"';
      i++;
    } else if (c === '"') quoted = !quoted;
    else if (c === ',' && !quoted) {
      found.push(cell.trim());
      cell = '';
    } else cell += c;
  }
  found.push(cell.trim());
  return found;
}

/** The line of the file that row `row` (from 0) of a table stands on, counted from 1 with the header. */
export const lineOf = (row: number): number => row + 2;

/**
 * Reads a table with a header. Byte order mark, CRLF and blank lines at the end are accepted.
 *
 * @param what  what the table is called in errors, with an example: the header and one row
 * @throws RangeError with a sentence that names the line
 */
export function readCsv(text: string, what: { readonly name: string; readonly example: string }): CsvTable {
  if (text.includes('\0'))
    throw new RangeError(`The ${what.name} is not a text file; give a CSV file such as ${what.example}.`);
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  while (lines.length > 0 && lines[lines.length - 1].trim() === '') lines.pop();
  if (lines.length < 2)
    throw new RangeError(`The ${what.name} has no rows; give a header and rows such as ${what.example}.`);
  const columns = cells(lines[0]).map((name) => name.toLowerCase());
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice !== undefined)
    throw new RangeError(`Column "${twice}" stands twice in the ${what.name}; keep one of the two.`);
  const rows = lines.slice(1).map((line, row) => {
    const found = cells(line);
    if (found.length !== columns.length) {
      const count =
        line.trim() === '' ? 'is empty' : `has ${found.length} cells where the header has ${columns.length}`;
      throw new RangeError(`Line ${lineOf(row)} of the ${what.name} ${count}; give rows such as ${what.example}.`);
    }
    return found;
  });
  return { columns, rows };
}
