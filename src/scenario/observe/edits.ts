/** What a person decided about the problems of a table. Plain data; the file itself is never changed. */
import type { ProblemKind } from './problem';

export interface Edits {
  /** Other texts for cells, named `row:column`, rows 1-based and columns from 0. */
  readonly cells: Readonly<Record<string, string>>;
  /** Rows left out, 1-based. */
  readonly rows: readonly number[];
  /** Kinds of problems of which every cell or row is left out. */
  readonly kinds: readonly ProblemKind[];
}

export const NO_EDITS: Edits = { cells: {}, rows: [], kinds: [] };
