/**
 * A line chart as SVG for papers and slides: light, with dashes and labels at the ends of the lines, so that it survives grey
 * print and colour-blindness, and with the caption that every exported figure carries. Pure text; the page's own charts are drawn
 * elsewhere.
 */
import { escapeXml } from '../../scenario/xml';
import { type ChartColumn, type ChartTable, limitOf, numbersOf } from './chartTable';
import { type ChartTexts, FAINT, INK, paper, QUIET, round, text, WIDTH } from './paper';
import { ticks } from './ticks';

/** Hues on white in the order of use: distances and contrasts are those of the design's section 7. */
export const EXPORT_HUES = ['#d55e00', '#0072b2', '#009e73', '#332288', '#5a6570', '#cc79a7'] as const;
const DASHES = ['solid', 'dash', 'dot', 'dashdot'] as const;
const DASH_ARRAYS = { solid: '', dash: '10 5', dot: '2 4', dashdot: '10 4 2 4' } as const;

/** With a caption, and without. */
const HEIGHT = { caption: 675, bare: 620 };
const PLOT = { left: 84, bottom: 566 };
/** Top of the plot, alone and under a row of facts. */
const TOP = { alone: 104, facts: 196 };
/** Mean width of a letter of a sans-serif, in em; there is no text to measure without a page. */
const LETTER = 0.56;

interface Line {
  readonly column: ChartColumn;
  readonly values: readonly number[];
  readonly colour: string;
  readonly dash: keyof typeof DASH_ARRAYS;
  readonly lower: readonly number[] | null;
  readonly upper: readonly number[] | null;
}

/** The whole SVG document, 1200 x 675, lower without a caption. @throws RangeError for a table without an `x` column */
export function chartSvg(table: ChartTable, texts: ChartTexts): string {
  const { title, caption, language, facts = [] } = texts;
  const axis = table.columns.find(({ role }) => role === 'x');
  if (!axis) throw new RangeError(`The chart "${title}" has no column with the role x. Give one, for example day.`);
  const x = numbersOf(table, axis);
  const height = caption.length > 0 ? HEIGHT.caption : HEIGHT.bare;
  const top = facts.length > 0 ? TOP.facts : TOP.alone;
  const lines = linesOf(table);
  const all = lines.flatMap(({ values, lower, upper }) => [...values, ...(lower ?? []), ...(upper ?? [])]);
  const [lowest, highest] = limits(all);
  const steps = ticks(Math.min(0, lowest), Math.max(1, highest), 5);
  const [least, most] = [steps[0], steps[steps.length - 1]];
  const [from, to] = limits(x);
  const right = WIDTH - 40 - Math.min(340, Math.max(80, ...lines.map(({ column }) => letters(column.label, 17) + 64)));
  const atX = (value: number) => PLOT.left + ((value - from) / Math.max(1e-9, to - from)) * (right - PLOT.left);
  const atY = (value: number) => PLOT.bottom - ((value - least) / (most - least)) * (PLOT.bottom - top);
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 6 });

  const grid = steps.map((value) => {
    const y = round(atY(value));
    return `<path d="M${PLOT.left} ${y}H${round(right)}" stroke="${FAINT}"/>${text(PLOT.left - 12, y + 5, number.format(value), { size: 16, fill: QUIET, anchor: 'end' })}`;
  });
  const marks = ticks(from, to, 8)
    .filter((value) => value >= from && value <= to)
    .map((value) => {
      const at = round(atX(value));
      return `<path d="M${at} ${PLOT.bottom}v6" stroke="${QUIET}"/>${text(at, PLOT.bottom + 26, number.format(value), { size: 16, fill: QUIET, anchor: 'middle' })}`;
    });
  const drawn = lines.map((line) => drawLine(line, x, atX, atY));
  const ends = spread(
    lines.map(({ values }) => atY(lastOf(values) ?? 0)),
    22,
    top,
    PLOT.bottom,
  );
  const labels = lines.map((line, k) => label(line, right + 14, round(ends[k])));
  const drawing = `${facts.map(({ label: name, value }, k) => fact(name, value, PLOT.left - 60 + k * ((WIDTH - 48) / Math.max(4, facts.length)))).join('\n')}
${text(PLOT.left - 60, top - 28, table.unit, { size: 16, fill: QUIET })}
${grid.join('\n')}
${marks.join('\n')}
${text(right, PLOT.bottom + 26 + 24, axis.label, { size: 16, fill: QUIET, anchor: 'end' })}
<g fill="none" stroke-width="3" stroke-linejoin="round">
${drawn.join('\n')}
</g>
${labels.join('\n')}`;
  return paper(texts, height, PLOT.left - 60, drawing);
}

function linesOf(table: ChartTable): Line[] {
  const { columns } = table;
  return columns
    .filter(({ role }) => role === 'line' || role === 'points')
    .map((column, k) => ({
      column,
      values: numbersOf(table, column),
      colour: column.colour ?? EXPORT_HUES[k % EXPORT_HUES.length],
      dash: column.dash ?? DASHES[k % DASHES.length],
      lower: limitOf(table, 'lower', column.name),
      upper: limitOf(table, 'upper', column.name),
    }));
}

function drawLine(
  { column, values, colour, dash, lower, upper }: Line,
  x: readonly number[],
  atX: (value: number) => number,
  atY: (value: number) => number,
): string {
  const at = (k: number, value: number) => `${round(atX(x[k]))} ${round(atY(value))}`;
  const known = x.flatMap((_, k) => (Number.isFinite(values[k]) ? [k] : []));
  const name = escapeXml(column.name);
  if (column.role === 'points') {
    const dots = known.map((k) => `<circle cx="${round(atX(x[k]))}" cy="${round(atY(values[k]))}" r="4"/>`);
    return `<g data-series="${name}" stroke="${colour}" stroke-width="2">${dots.join('')}</g>`;
  }
  // A hole lifts the pen.
  const path = known.map((k) => `${known.includes(k - 1) ? 'L' : 'M'}${at(k, values[k])}`).join('');
  const line = `<path data-series="${name}" d="${path}" stroke="${colour}"${DASH_ARRAYS[dash] ? ` stroke-dasharray="${DASH_ARRAYS[dash]}"` : ''}/>`;
  if (!lower || !upper) return line;
  const inside = known.filter((k) => Number.isFinite(lower[k]) && Number.isFinite(upper[k]));
  if (inside.length === 0) return line;
  const there = inside.map((k) => at(k, upper[k])).join('L');
  const back = [...inside].reverse().map((k) => at(k, lower[k]));
  return `<path data-band="${name}" d="M${there}L${back.join('L')}Z" fill="${colour}" fill-opacity="0.18" stroke="none"/>${line}`;
}

function fact(name: string, value: string, x: number): string {
  return `${text(x, 86, name, { size: 15, fill: QUIET })}${text(x, 116, value, { size: 24, fill: INK, weight: 600 })}`;
}

/** Name of a line beside its end, with a sample: where lines end together, hue and dash still tell which is which. */
function label({ column, colour, dash }: Line, x: number, y: number): string {
  const dashes = DASH_ARRAYS[dash] ? ` stroke-dasharray="${DASH_ARRAYS[dash]}"` : '';
  const sample =
    column.role === 'points'
      ? `<circle cx="${round(x + 17)}" cy="${y}" r="4" fill="none" stroke="${colour}" stroke-width="2"/>`
      : `<path d="M${round(x)} ${y}h34" stroke="${colour}" stroke-width="3"${dashes}/>`;
  return `${sample}${text(x + 44, y + 6, column.label, { size: 17, fill: colour, weight: 600 })}`;
}

/** Moves labels apart until they are `gap` from each other, in their order, inside the limits where there is room. */
export function spread(wanted: readonly number[], gap: number, from: number, to: number): number[] {
  const order = wanted.map((_, k) => k).sort((a, b) => wanted[a] - wanted[b]);
  const placed = [...wanted];
  let floor = from;
  for (const k of order) {
    placed[k] = Math.max(placed[k], floor);
    floor = placed[k] + gap;
  }
  let ceiling = to;
  for (const k of order.reverse()) {
    placed[k] = Math.min(placed[k], ceiling);
    ceiling = placed[k] - gap;
  }
  return placed;
}

function letters(words: string, size: number): number {
  return words.length * size * LETTER;
}

/** Lowest and highest, without spreading long lists into arguments; 0 and 0 for none. */
function limits(values: readonly number[]): [number, number] {
  const known = values.filter(Number.isFinite);
  return known.length === 0 ? [0, 0] : [known.reduce((a, b) => Math.min(a, b)), known.reduce((a, b) => Math.max(a, b))];
}

function lastOf(values: readonly number[]): number | undefined {
  return values.findLast(Number.isFinite);
}
