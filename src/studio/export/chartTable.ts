/** The numbers behind a chart, for its exports: what every chart gives and every writer takes. Draws nothing. */
import { csvText } from './csvText';

export interface ChartColumn {
  /** Heads the column in files: no spaces, `reported_cases`. */
  readonly name: string;
  /** In words, for the legend. */
  readonly label: string;
  /**
   * `x`: the horizontal axis, exactly one; `text`: beside it in the CSV only, as the date; `line` and `points`: drawn;
   * `lower`, `upper`: limits of the line named by `of`.
   */
  readonly role: 'x' | 'text' | 'line' | 'points' | 'lower' | 'upper';
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
