/** The numbers behind a chart, for its exports: what every chart gives and every writer takes. Draws nothing. */
import type { Scenario } from '../../scenario/scenario';
import { csvText } from './csvText';

export interface ChartColumn {
  /** Heads the column in files: no spaces, `reported_cases`. */
  readonly name: string;
  /** In words, for the legend. */
  readonly label: string;
  /**
   * `x`: the horizontal axis, exactly one; `text`: beside it in the CSV only, as the date; `line` and `points`: drawn; `bar`: drawn from the
   * side, one a row, `x` being its name; `lower`, `upper`: limits of the line named by `of`.
   */
  readonly role: 'x' | 'text' | 'line' | 'points' | 'bar' | 'lower' | 'upper';
  /** Name of the line that a limit belongs to. */
  readonly of?: string;
  /** Colour on white and dash; the next of the palette where absent. */
  readonly colour?: string;
  readonly dash?: 'solid' | 'dash' | 'dot' | 'dashdot';
}

export interface ChartTable {
  readonly columns: readonly ChartColumn[];
  /** Cells in the order of the columns; null is a hole. */
  readonly rows: readonly (readonly (number | string | null)[])[];
  /** Title of the vertical axis with its unit. */
  readonly unit: string;
  /** What the numbers are of, where that is not the run shown with its pairs. */
  readonly of?: { readonly scenario: Scenario; readonly runs: number };
}

/** The table as CSV: one row a point, names in the first row, no comment lines. */
export function tableCsv({ columns, rows }: ChartTable): string {
  return csvText([columns.map(({ name }) => name), ...rows]);
}

/** The column as numbers, holes and texts as NaN. */
export function numbersOf({ columns, rows }: ChartTable, column: ChartColumn): number[] {
  const at = columns.indexOf(column);
  return rows.map((cells) => (typeof cells[at] === 'number' ? cells[at] : Number.NaN));
}

/** Ends of the intervals of a column as numbers; null where it has none. */
export function limitOf(table: ChartTable, role: 'lower' | 'upper', name: string): number[] | null {
  const found = table.columns.find((column) => column.role === role && column.of === name);
  return found ? numbersOf(table, found) : null;
}
