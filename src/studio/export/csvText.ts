/** CSV as RFC 4180 has it, with line feeds. Knows no columns. */

export type Cell = string | number | boolean | null;

/** Rows as text; null is an empty cell, quotes only where a cell needs them. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return `${rows.map((cells) => cells.map(cellText).join(',')).join('\n')}\n`;
}

function cellText(cell: Cell): string {
  if (cell === null || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
  const text = String(cell);
  return /[",\n\r]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
