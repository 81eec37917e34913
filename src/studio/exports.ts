/** What leaves the page: files and the clipboard. The text of the CSV is pure. */
import { dayNumber, isoDate } from '../scenario/dates';
import type { Series } from '../worlds/world';

/** Daily counters as CSV: `date` and one column a counter, without comment lines, so that it reads back as observations. */
export function seriesCsv(series: readonly Series[], rows: Uint32Array, days: number, start: string): string {
  const first = dayNumber(start) ?? 0;
  const lines = [['date', ...series.map(({ name }) => name)].join(',')];
  for (let day = 0; day < days; day++) {
    const row = rows.subarray(day * series.length, (day + 1) * series.length);
    lines.push([isoDate(first + day), ...row].join(','));
  }
  return `${lines.join('\n')}\n`;
}

/** Hands a text or bytes to the user as a file. */
export function download(name: string, type: string, content: string | Uint8Array<ArrayBuffer>): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The browser has taken the blob by the next task.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Copies a text; false where the browser refuses. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
