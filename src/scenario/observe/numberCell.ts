/** Numbers as people write them into tables: either decimal mark, thousands marked or not. */

export type DecimalMark = '.' | ',';

const EXPONENT = '([eE][-+]?\\d+)?';
/** Spaces (plain, no-break, narrow) and apostrophes part thousands in both notations. */
const SPACE = " \\u00a0\\u202f'’";
const POINT = new RegExp(`^[-+−]?(\\d{1,3}([,${SPACE}]\\d{3})+|\\d+)?(\\.\\d*)?${EXPONENT}$`);
const COMMA = new RegExp(`^[-+−]?(\\d{1,3}([.${SPACE}]\\d{3})+|\\d+)?(,\\d*)?${EXPONENT}$`);
const MARKS: Readonly<Record<DecimalMark, RegExp>> = {
  '.': new RegExp(`[,${SPACE}]`, 'g'),
  ',': new RegExp(`[.${SPACE}]`, 'g'),
};
/** What nearly every cell is, and reads without replacing anything. */
const PLAIN = /^-?\d+$/;

/** The number in a cell, NaN where it is none. */
export function parseNumber(cell: string, decimal: DecimalMark): number {
  if (PLAIN.test(cell)) return Number(cell);
  const text = cell.trim();
  if (!/\d/.test(text) || !(decimal === '.' ? POINT : COMMA).test(text)) return Number.NaN;
  const bare = text.replace(MARKS[decimal], '').replace('−', '-');
  return Number(decimal === ',' ? bare.replace(',', '.') : bare);
}

/** Words for "not known": an empty cell, NA, NaN, null, a dash. */
export function isHole(cell: string | undefined): boolean {
  return cell === undefined || cell === '' || /^\s*(n\/?a|nan|null|none|[-–—.])?\s*$/i.test(cell);
}

/**
 * The decimal mark of a table by its cells, and whether that is beyond doubt: `1,5` and `1.5` say it, `1,234` may be either.
 * Where all are silent it is a point.
 */
export function detectDecimal(cells: Iterable<string>, separator: string): { mark: DecimalMark; certain: boolean } {
  const votes = { ',': 0, '.': 0 };
  const either = { ',': 0, '.': 0 };
  for (const raw of cells) {
    const cell = raw.trim();
    if (Number.isNaN(parseNumber(cell, '.')) && Number.isNaN(parseNumber(cell, ','))) continue;
    const marks = cell.match(/[.,]/g) ?? [];
    const last = marks.at(-1);
    if (last !== ',' && last !== '.') continue;
    const other = last === ',' ? '.' : ',';
    const after = /\d*(?=[eE]|$)/.exec(cell.slice(cell.lastIndexOf(last) + 1))?.[0].length ?? 0;
    if (marks.length > 1 && marks.every((mark) => mark === last)) votes[other]++;
    else if (marks.length > 1 || after !== 3 || /^[-+−]?0[.,]/.test(cell)) votes[last]++;
    else either[last]++;
  }
  if (votes[','] !== votes['.']) return { mark: votes[','] > votes['.'] ? ',' : '.', certain: true };
  if (votes[','] > 0) return { mark: '.', certain: false };
  // Where commas do not part cells the writer's decimal mark is likely a comma: then 1.234 is a thousand.
  if (either['.'] > 0) return { mark: separator === ';' ? ',' : '.', certain: separator !== ';' };
  if (either[','] > 0) return { mark: '.', certain: false };
  return { mark: '.', certain: true };
}
