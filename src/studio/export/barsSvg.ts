/** Bars from the side as SVG, a name and a number each, with intervals: the print of a tornado. Light, its caption and document as `chartSvg`. */
import { svgMetadata } from '../../scenario/picture';
import { escapeXml } from '../../scenario/xml';
import type { ChartTexts } from './chartSvg';
import { type ChartTable, numbersOf } from './chartTable';
import { ticks } from './ticks';

const WIDTH = 1200;
const ROW = 44;
const LEFT = 460;
const RIGHT = 40;
const TOP = 104;
const DOWN = '#0072b2';
const UP = '#d55e00';
const INK = '#14202b';
const QUIET = '#4f5d6b';
const FAINT = '#d5dce3';

/** The whole document, 1200 wide and as high as its bars. @throws RangeError for a table without a `bar` column */
export function barsSvg(table: ChartTable, { title, caption, document, language }: ChartTexts): string {
  const { columns, rows, unit } = table;
  const bar = columns.find(({ role }) => role === 'bar');
  if (!bar) throw new RangeError(`The chart "${title}" has no column with the role bar. Give one, for example effect.`);
  const values = numbersOf(table, bar);
  const limit = (role: 'lower' | 'upper') => {
    const found = columns.find((column) => column.role === role && column.of === bar.name);
    return found ? numbersOf(table, found) : values.map(() => Number.NaN);
  };
  const [lower, upper] = [limit('lower'), limit('upper')];
  const all = [0, ...values, ...lower, ...upper].filter(Number.isFinite);
  const steps = ticks(Math.min(...all), Math.max(...all), 5);
  const [least, most] = [steps[0], steps[steps.length - 1]];
  const bottom = TOP + ROW * rows.length;
  const height = bottom + 80 + 20 * caption.length;
  const at = (value: number) => LEFT + ((value - least) / Math.max(1e-12, most - least)) * (WIDTH - LEFT - RIGHT);
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 4 });
  const name = columns.findIndex(({ role }) => role === 'x');
  const note = columns.findIndex(({ role }) => role === 'text');
  const grid = steps.map(
    (value) =>
      `<path d="M${px(at(value))} ${TOP}V${bottom}" stroke="${value === 0 ? QUIET : FAINT}"/>${write(at(value), bottom + 24, number.format(value), 16, QUIET, 'middle')}`,
  );
  const bars = rows.map((cells, k) => {
    const y = TOP + ROW * k;
    const [from, to] = [at(Math.min(0, values[k])), at(Math.max(0, values[k]))];
    const interval =
      Number.isFinite(lower[k]) && Number.isFinite(upper[k])
        ? `<path d="M${px(at(lower[k]))} ${y + 22}H${px(at(upper[k]))}M${px(at(lower[k]))} ${y + 16}v12M${px(at(upper[k]))} ${y + 16}v12" stroke="${INK}" stroke-width="1.5"/>`
        : '';
    const words = `${write(LEFT - 14, y + 20, String(cells[name]), 16, INK, 'end')}${note < 0 ? '' : write(LEFT - 14, y + 37, String(cells[note]), 13, QUIET, 'end')}`;
    return `${words}<rect data-bar="${k}" x="${px(from)}" y="${y + 10}" width="${px(to - from)}" height="24" fill="${values[k] < 0 ? DOWN : UP}"/>${interval}`;
  });
  const foot = caption.map((line, k) => write(24, height - 24 - 20 * (caption.length - 1 - k), line, 14, QUIET));
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" lang="${escapeXml(language)}" font-family="system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif">
<title>${escapeXml(title)}</title>
<desc>${escapeXml(caption.join(' '))}</desc>
${svgMetadata(document)}
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
${write(24, 44, title, 25, INK)}
${write(24, 76, unit, 16, QUIET)}
${grid.join('\n')}
${bars.join('\n')}
${foot.join('\n')}
</svg>
`;
}

function write(x: number, y: number, words: string, size: number, fill: string, anchor?: 'middle' | 'end'): string {
  return `<text x="${px(x)}" y="${px(y)}" font-size="${size}" fill="${fill}"${anchor ? ` text-anchor="${anchor}"` : ''}>${escapeXml(words)}</text>`;
}

function px(value: number): number {
  return Math.round(100 * value) / 100;
}
