/** Bars from the side as SVG, a name and a number each, with intervals: the print of a tornado. Light, its caption and document as `chartSvg`. */
import { type ChartTable, limitOf, numbersOf } from './chartTable';
import { type ChartTexts, FAINT, INK, paper, QUIET, round, text, WIDTH } from './paper';
import { ticks } from './ticks';

const ROW = 44;
const LEFT = 460;
const RIGHT = 40;
const TOP = 104;
const DOWN = '#0072b2';
const UP = '#d55e00';

/** The whole document, 1200 wide and as high as its bars. @throws RangeError for a table without a `bar` column */
export function barsSvg(table: ChartTable, texts: ChartTexts): string {
  const { title, caption, language } = texts;
  const { columns, rows, unit } = table;
  const bar = columns.find(({ role }) => role === 'bar');
  if (!bar) throw new RangeError(`The chart "${title}" has no column with the role bar. Give one, for example effect.`);
  const values = numbersOf(table, bar);
  const limit = (role: 'lower' | 'upper') => limitOf(table, role, bar.name) ?? values.map(() => Number.NaN);
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
      `<path d="M${round(at(value))} ${TOP}V${bottom}" stroke="${value === 0 ? QUIET : FAINT}"/>${text(at(value), bottom + 24, number.format(value), { size: 16, fill: QUIET, anchor: 'middle' })}`,
  );
  const bars = rows.map((cells, k) => {
    const y = TOP + ROW * k;
    const [from, to] = [at(Math.min(0, values[k])), at(Math.max(0, values[k]))];
    const interval =
      Number.isFinite(lower[k]) && Number.isFinite(upper[k])
        ? `<path d="M${round(at(lower[k]))} ${y + 22}H${round(at(upper[k]))}M${round(at(lower[k]))} ${y + 16}v12M${round(at(upper[k]))} ${y + 16}v12" stroke="${INK}" stroke-width="1.5"/>`
        : '';
    const words = `${text(LEFT - 14, y + 20, String(cells[name]), { size: 16, fill: INK, anchor: 'end' })}${note < 0 ? '' : text(LEFT - 14, y + 37, String(cells[note]), { size: 13, fill: QUIET, anchor: 'end' })}`;
    return `${words}<rect data-bar="${k}" x="${round(from)}" y="${y + 10}" width="${round(to - from)}" height="24" fill="${values[k] < 0 ? DOWN : UP}"/>${interval}`;
  });
  const drawing = `${text(24, 76, unit, { size: 16, fill: QUIET })}
${grid.join('\n')}
${bars.join('\n')}`;
  return paper(texts, height, 24, drawing);
}
