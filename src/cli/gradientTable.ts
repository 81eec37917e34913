/** Tables of derivatives for people. Pure text. */
/** "12.34 ± 0.56": the error with two digits, the mean as far as the error goes; "-" where there is none. */
export function plusMinus(mean: number | null, se: number | null): string {
  if (mean === null) return '-';
  if (se === null || !(se > 0)) return short(mean);
  const decimals = 1 - Math.floor(Math.log10(se));
  if (decimals >= 0 && decimals <= 6 && Math.abs(mean) < 1e6)
    return `${mean.toFixed(decimals)} ± ${se.toFixed(decimals)}`;
  return `${short(mean)} ± ${Number(se.toPrecision(2))}`;
}

/** Columns side by side, the first two spaces apart, each as wide as its widest cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) =>
    rows.reduce((most, row) => Math.max(most, row[column].length), name.length),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd();
  return `${[head, ...rows].map(line).join('\n')}\n`;
}

/** Five digits. */
export function short(value: number): string {
  return String(Number(value.toPrecision(5)));
}
