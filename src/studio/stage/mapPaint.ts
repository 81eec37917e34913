/** The ground of the stage on a 2D canvas: districts, plots where they are large enough to be seen, buildings, parks, water. */
import type { Layout } from '../../worlds/view';
import { Ground } from '../../worlds/view';
import { type Camera, type Size, scaleOf, toScreen } from './camera';
import { DISTRICT_SHADES, GROUND, STAGE_COLOUR } from './look';
import { plotsSeen } from './renderer';

/** The district of each cell. */
function shades(layout: Layout): Uint8Array {
  const { districtCells, cellAgents } = layout;
  const shade = new Uint8Array(cellAgents.length - 1);
  for (let d = 0; d + 1 < districtCells.length; d++)
    shade.fill(d % DISTRICT_SHADES.length, districtCells[d], districtCells[d + 1]);
  return shade;
}

/** Paints what the camera sees; `context` is in device pixels, `ratio` of them to a CSS pixel. */
export function paintMap(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  layout: Layout,
  camera: Camera,
  size: Size,
  ratio: number,
): void {
  const scale = (scaleOf(camera, size) * ratio) / 65535;
  const origin = toScreen(camera, size, 0, 0);
  const left = origin.x * ratio;
  const top = origin.y * ratio;
  const width = size.width * ratio;
  const height = size.height * ratio;
  context.fillStyle = STAGE_COLOUR;
  context.fillRect(0, 0, width, height);
  const fill = (rects: Uint16Array, k: number): boolean => {
    const x = left + rects[4 * k] * scale;
    const y = top + rects[4 * k + 1] * scale;
    const w = (rects[4 * k + 2] - rects[4 * k]) * scale;
    const h = (rects[4 * k + 3] - rects[4 * k + 1]) * scale;
    if (x > width || y > height || x + w < 0 || y + h < 0) return false;
    context.fillRect(x, y, w, h);
    return true;
  };
  const shade = shades(layout);
  const seen: number[] = [];
  for (let cell = 0; cell < shade.length; cell++) {
    context.fillStyle = DISTRICT_SHADES[shade[cell]];
    if (fill(layout.cellRects, cell)) seen.push(cell);
  }
  if (plotsSeen(layout, scaleOf(camera, size))) {
    context.fillStyle = GROUND[Ground.plot];
    for (const cell of seen) {
      for (let plot = layout.cellPlots[cell]; plot < layout.cellPlots[cell + 1]; plot++) fill(layout.plotRects, plot);
    }
  }
  let kind = -1;
  for (let site = 0; site < layout.siteKinds.length; site++) {
    if (layout.siteKinds[site] !== kind) {
      kind = layout.siteKinds[site];
      context.fillStyle = GROUND[kind];
    }
    fill(layout.siteRects, site);
  }
}
