/** Who is drawn where not everybody can be: whole households, spread evenly over the city, and all that live where the camera looks. */
import type { Layout } from '../../worlds/view';
import { scatter } from '../../worlds/viewPath';
import { type Camera, type Size, toMap } from './camera';

/** Cells that the camera sees. */
export function cellsSeen(layout: Layout, camera: Camera, size: Size): number[] {
  const from = toMap(camera, size, 0, 0);
  const to = toMap(camera, size, size.width, size.height);
  const { cellRects } = layout;
  const seen: number[] = [];
  for (let cell = 0; cell < cellRects.length / 4; cell++) {
    const outside =
      cellRects[4 * cell] > to.x * 65535 ||
      cellRects[4 * cell + 1] > to.y * 65535 ||
      cellRects[4 * cell + 2] < from.x * 65535 ||
      cellRects[4 * cell + 3] < from.y * 65535;
    if (!outside) seen.push(cell);
  }
  return seen;
}

/**
 * At most about `most` agents, ascending, or null for everybody. The same camera gives the same agents.
 */
export function sampleOf(layout: Layout, camera: Camera, size: Size, most: number): Uint32Array | null {
  const { agents, cellAgents, plotAgents } = layout;
  if (agents <= most) return null;
  const seen = cellsSeen(layout, camera, size);
  const near = seen.reduce((sum, cell) => sum + cellAgents[cell + 1] - cellAgents[cell], 0);
  const whole = near <= most / 2;
  const share = (whole ? most - near : most) / agents;
  const bound = share * 2 ** 32;
  const chosen = new Uint8Array(agents);
  if (whole) for (const cell of seen) chosen.fill(1, cellAgents[cell], cellAgents[cell + 1]);
  for (let plot = 0; plot + 1 < plotAgents.length; plot++) {
    if (scatter(plot) < bound) chosen.fill(1, plotAgents[plot], plotAgents[plot + 1]);
  }
  let count = 0;
  for (const one of chosen) count += one;
  const drawn = new Uint32Array(count);
  let at = 0;
  for (let i = 0; i < agents; i++) if (chosen[i] === 1) drawn[at++] = i;
  return drawn;
}
