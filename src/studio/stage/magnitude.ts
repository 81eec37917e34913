/**
 * Magnitudes on the map: how densely infectious people live, and how many of a district were infected in the last week. Viridis, with
 * numbers beside it. Pure but for the painting.
 */
import { type Layout, Shown, View } from '../../worlds/view';
import { type Camera, type Size, scaleOf, toScreen } from './camera';

/** Squares along one side of the map of density. */
export const DENSITY_GRID = 72;

/** Anchors of viridis (van der Walt and Smith 2015, CC0), dark to light. */
const VIRIDIS = [
  '#440154',
  '#482878',
  '#3e4989',
  '#31688e',
  '#26828e',
  '#1f9e89',
  '#35b779',
  '#6ece58',
  '#b5de2b',
  '#fde725',
];

/** The colour of a share of the largest value, 0 to 1. */
export function viridis(share: number): string {
  const place = Math.min(1, Math.max(0, share)) * (VIRIDIS.length - 1);
  const k = Math.min(VIRIDIS.length - 2, Math.floor(place));
  const part = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => {
    const low = part(VIRIDIS[k], at);
    return Math.round(low + (part(VIRIDIS[k + 1], at) - low) * (place - k));
  });
  return `rgb(${mixed.join(' ')})`;
}

export interface Magnitude {
  readonly values: Float64Array;
  readonly largest: number;
}

const INFECTIOUS: ReadonlySet<number> = new Set([
  Shown.presymptomatic,
  Shown.asymptomatic,
  Shown.symptomatic,
  Shown.hospital,
  Shown.critical,
]);

function magnitude(values: Float64Array): Magnitude {
  return { values, largest: values.reduce((most, value) => Math.max(most, value), 0) };
}

/** Infectious people by square of the map, where they live: f64[DENSITY_GRID²]. */
export function densityOf({ places, agents }: Layout, words: Uint32Array): Magnitude {
  const values = new Float64Array(DENSITY_GRID ** 2);
  for (let i = 0; i < agents; i++) {
    if (!INFECTIOUS.has(words[i] & View.stateMask)) continue;
    const home = places[2 * i];
    const x = Math.floor(((home & 0xffff) * DENSITY_GRID) / 65536);
    const y = Math.floor(((home >>> 16) * DENSITY_GRID) / 65536);
    values[y * DENSITY_GRID + x]++;
  }
  return magnitude(values);
}

/** Infections of the last seven days per 1,000 residents of each district. */
export function incidenceOf({ districtCells, cellAgents }: Layout, words: Uint32Array): Magnitude {
  const values = new Float64Array(districtCells.length - 1);
  for (let d = 0; d < values.length; d++) {
    const from = cellAgents[districtCells[d]];
    const to = cellAgents[districtCells[d + 1]];
    let infected = 0;
    for (let i = from; i < to; i++) if ((words[i] & View.infectedWeek) !== 0) infected++;
    values[d] = (1000 * infected) / Math.max(1, to - from);
  }
  return magnitude(values);
}

/** Squares above this share of the largest value are hatched too, so that the highest are found without colour. */
const HATCHED = 0.66;

/** Paints magnitudes over the ground. `context` is in device pixels, `ratio` of them to a CSS pixel. */
export function paintMagnitude(
  context: CanvasRenderingContext2D,
  layout: Layout,
  layer: 'density' | 'incidence',
  { values, largest }: Magnitude,
  camera: Camera,
  size: Size,
  ratio: number,
): void {
  const origin = toScreen(camera, size, 0, 0);
  const scale = scaleOf(camera, size) * ratio;
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  if (largest === 0) return;
  const hatched = new Path2D();
  const fill = (x0: number, y0: number, x1: number, y1: number, value: number) => {
    const x = origin.x * ratio + x0 * scale;
    const y = origin.y * ratio + y0 * scale;
    const w = (x1 - x0) * scale;
    const h = (y1 - y0) * scale;
    context.fillStyle = viridis(value / largest);
    context.fillRect(x, y, w, h);
    if (value < HATCHED * largest) return;
    for (let at = 0; at < w + h; at += 6 * ratio) {
      hatched.moveTo(x + Math.max(0, at - h), y + Math.min(at, h));
      hatched.lineTo(x + Math.min(at, w), y + Math.max(0, at - w));
    }
  };
  context.globalAlpha = 0.86;
  if (layer === 'density') {
    values.forEach((value, k) => {
      if (value === 0) return;
      const x = k % DENSITY_GRID;
      const y = (k - x) / DENSITY_GRID;
      fill(x / DENSITY_GRID, y / DENSITY_GRID, (x + 1) / DENSITY_GRID, (y + 1) / DENSITY_GRID, value);
    });
  } else {
    values.forEach((value, d) => {
      for (let cell = layout.districtCells[d]; cell < layout.districtCells[d + 1]; cell++) {
        const [x0, y0, x1, y1] = layout.cellRects.subarray(4 * cell, 4 * cell + 4);
        fill(x0 / 65535, y0 / 65535, x1 / 65535, y1 / 65535, value);
      }
    });
  }
  context.globalAlpha = 1;
  context.strokeStyle = '#0b0f14';
  context.lineWidth = 1.2 * ratio;
  context.stroke(hatched);
}
