/**
 * One uPlot drawing of a picture in an element: made again when lines or looks change, else only its numbers. Knows no React and no
 * session. Crosshairs of all drawings move together.
 */
import type uPlot from 'uplot';
import { compactFine } from '../format';
import { apart, logBottom, nextTop, roundTop } from './axis';
import type { Closure } from './closures';
import type { Look } from './look';
import { highest, type Line, looksOf, type Picture } from './picture';

type UPlot = typeof import('./uplotCode')['UPlot'];

export interface PlotState {
  readonly look: Look;
  readonly log: boolean;
  readonly dragging: boolean;
  readonly catchingUp: boolean;
  /** Hatched. */
  readonly closures: readonly Closure[];
}

export interface LivePlot {
  draw(picture: Picture, state: PlotState): void;
  resize(): void;
  dispose(): void;
}

export interface PlotEvents {
  /** Words for the canvas, which is the image of the chart. */
  readonly label: () => string;
  /** A day under the pointer, in this chart or in another; null when it left. */
  readonly onHover: (day: number | null) => void;
  readonly onSeek: (day: number) => void;
  /** The line of another run was clicked. */
  readonly onPick: (run: string) => void;
}

const SYNC = 'outcomes';
const FONT = '11px system-ui, sans-serif';
const LETTER_FONT = 'bold 12px system-ui, sans-serif';
const AXIS_WIDTH = 44;
const AXIS_HEIGHT = 24;
/** Room at the right for letters at the ends of lines. */
const LETTER_ROOM = 18;
/** Half of the last number of the days, which may stand at the very end. */
const NUMBER_ROOM = 13;
const LETTER_HEIGHT = 13;
/** CSS pixels within which a line is meant by a click. */
const NEAR = 7;

/** Makes the drawing; it fills `holder`, whose size must not depend on it. */
export function createLivePlot(Plot: UPlot, holder: HTMLElement, events: PlotEvents): LivePlot {
  let plot: uPlot | null = null;
  let key = '';
  let top: number | null = null;
  let picture: Picture | null = null;
  let state: PlotState | null = null;

  const bottom = () => (state?.log ? logBottom(top ?? 1) : 0);

  /** Canvas pixels a CSS pixel. */
  const ratio = (of: uPlot) => of.ctx.canvas.width / of.width;

  const mark = (of: uPlot) => {
    if (!picture || !state) return;
    const { ctx, bbox } = of;
    const { palette, ink } = state.look;
    const scale = ratio(of);
    ctx.save();
    for (const { from, to } of state.closures) {
      const [left, right] = [from - 1, Math.min(to, picture.horizon)].map((day) => of.valToPos(day, 'x', true));
      hatch(ctx, left, bbox.top, right - left, bbox.height, ink(palette.muted), scale);
    }
    // The day shown, on every chart.
    const x = Math.round(of.valToPos(picture.day, 'x', true)) + 0.5;
    ctx.strokeStyle = ink(palette.muted);
    ctx.lineWidth = scale;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    letters(of, picture, scale);
    numbers(of, picture, ink(palette.muted), scale);
    ctx.restore();
  };

  const build = () => {
    plot?.destroy();
    if (!picture || !state) return;
    const { palette, ink } = state.look;
    const { lines, horizon } = picture;
    const axis = {
      stroke: ink(palette.muted),
      font: FONT,
      grid: { stroke: ink(palette.grid), width: 1 },
      ticks: { stroke: ink(palette.grid), width: 1, size: 4 },
      gap: 3,
    };
    const lettered = lines.some(({ letter }) => letter);
    plot = new Plot(
      {
        width: Math.max(1, holder.clientWidth),
        height: Math.max(1, holder.clientHeight),
        legend: { show: false },
        padding: [8, lettered ? LETTER_ROOM : NUMBER_ROOM, 0, 0],
        scales: {
          x: { time: false, range: () => [0, horizon] },
          y: {
            distr: state.log ? 3 : 1,
            range: () => [bottom(), top ?? 1],
          },
        },
        axes: [
          { ...axis, size: AXIS_HEIGHT, space: 44 },
          {
            ...axis,
            size: AXIS_WIDTH,
            space: 26,
            values: (_, splits) => splits.map((value) => (value === null ? '' : compactFine(value))),
          },
        ],
        cursor: {
          y: false,
          drag: { x: false, y: false, setScale: false },
          points: { size: 7 },
          sync: { key: SYNC, scales: ['x', null] },
        },
        series: [{}, ...lines.map(seriesOf)],
        hooks: {
          draw: [mark],
          setCursor: [
            (of) => {
              const { idx } = of.cursor;
              of.over.style.cursor = picture && runUnder(of, picture) ? 'pointer' : '';
              events.onHover(idx === null || idx === undefined ? null : of.data[0][idx]);
            },
          ],
        },
      },
      dataOf(picture, state.log),
      holder,
    );
    const { canvas } = plot.ctx;
    canvas.setAttribute('role', 'img');
    plot.over.addEventListener('click', () => {
      const { left } = plot?.cursor ?? {};
      if (!plot || !picture || left === undefined || left < 0) return;
      const run = runUnder(plot, picture);
      if (run) events.onPick(run);
      else events.onSeek(Math.round(plot.posToVal(left, 'x')));
    });
  };

  return {
    draw(next, how) {
      // Another curve has another axis; a run that joins while a slider is held does not.
      if (picture?.id !== next.id) top = null;
      picture = next;
      const asked = JSON.stringify([looksOf(next), how.log, how.look.palette, how.look.bold]);
      state = how;
      top = nextTop(top, roundTop(highest(next), next.least), how);
      if (asked === key && plot) plot.setData(dataOf(next, how.log));
      else {
        key = asked;
        build();
      }
      holder.dataset.yMax = String(top);
      holder.dataset.scale = how.log ? 'log' : 'linear';
      plot?.ctx.canvas.setAttribute('aria-label', events.label());
    },
    resize() {
      const { clientWidth: width, clientHeight: height } = holder;
      if (plot && width > 0 && height > 0 && (plot.width !== width || plot.height !== height)) {
        plot.setSize({ width, height });
      }
    },
    dispose() {
      plot?.destroy();
      plot = null;
    },
  };
}

function seriesOf({ label, colour, dash, width, rings }: Line): uPlot.Series {
  return {
    label,
    stroke: colour,
    width: rings ? 0 : width,
    dash: [...dash],
    // Observed weeks stand on days of their own.
    spanGaps: true,
    points: rings
      ? { show: true, size: 7, width: 1.75, stroke: colour, fill: 'transparent', space: 0 }
      : { show: false, fill: colour },
  };
}

/** Nothing is drawn at zero of a logarithmic axis, which has none. */
function dataOf({ x, lines }: Picture, log: boolean): uPlot.AlignedData {
  const values = lines.map((line) => (log ? line.values.map((value) => (value === 0 ? null : value)) : line.values));
  return [x, ...values] as uPlot.AlignedData;
}

/** The run of the nearest line under the pointer, if that is another than the one shown. */
function runUnder(of: uPlot, { lines }: Picture): string | null {
  const { idx, top } = of.cursor;
  if (idx === null || idx === undefined || top === undefined || top < 0) return null;
  let best: { readonly run: string | null; readonly far: number } = { run: null, far: NEAR };
  for (const { run = null, values } of lines) {
    const value = values[idx];
    if (value === null || value === undefined) continue;
    const far = Math.abs(of.valToPos(value, 'y') - top);
    if (far < best.far) best = { run, far };
  }
  return best.run;
}

/** Letters of runs at the ends of their lines, pushed apart where these meet. */
function letters(of: uPlot, { x, lines }: Picture, scale: number): void {
  const { ctx, bbox } = of;
  const ends = lines.flatMap(({ letter, colour, values }) => {
    const at = values.findLastIndex((value) => value !== null);
    if (!letter || at < 0) return [];
    const value = values[at] ?? 0;
    const y = Math.min(Math.max(of.valToPos(value, 'y', true), bbox.top), bbox.top + bbox.height);
    return [{ letter, colour, x: of.valToPos(x[at], 'x', true), y }];
  });
  ends.sort((a, b) => a.y - b.y);
  ctx.font = LETTER_FONT.replace('12px', `${12 * scale}px`);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  const places = apart(
    ends.map(({ y }) => y),
    LETTER_HEIGHT * scale,
    bbox.top + bbox.height - 2 * scale,
  );
  for (const [at, end] of ends.entries()) {
    ctx.fillStyle = end.colour;
    ctx.fillText(end.letter, end.x + 5 * scale, places[at]);
  }
}

/** Numbers of marks along the top, each with a stroke down to its day; a row lower where two would touch. */
function numbers(of: uPlot, { marks = [] }: Picture, colour: string, scale: number): void {
  const { ctx, bbox } = of;
  ctx.font = FONT.replace('11px', `${10 * scale}px`);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  ctx.fillStyle = colour;
  ctx.strokeStyle = colour;
  ctx.setLineDash([2 * scale, 3 * scale]);
  let last = Number.NEGATIVE_INFINITY;
  let row = 0;
  for (const [at, { day }] of marks.entries()) {
    const x = of.valToPos(day, 'x', true);
    row = x - last < 9 * scale ? row + 1 : 0;
    last = x;
    const y = bbox.top + 10 * row * scale;
    ctx.fillText(String(at + 1), x, y);
    ctx.beginPath();
    ctx.moveTo(x, y + 11 * scale);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
}

/** Slanted strokes over a part of the drawing. */
function hatch(
  ctx: CanvasRenderingContext2D,
  left: number,
  top: number,
  width: number,
  height: number,
  colour: string,
  scale: number,
): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  ctx.globalAlpha = 0.35;
  ctx.strokeStyle = colour;
  ctx.lineWidth = scale;
  ctx.beginPath();
  for (let x = left - height; x < left + width; x += 7 * scale) {
    ctx.moveTo(x, top + height);
    ctx.lineTo(x + height, top);
  }
  ctx.stroke();
  ctx.restore();
}
