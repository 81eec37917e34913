/** Who stands nearest to a point of the stage. Looks at everybody, so it answers questions and is not asked in every frame. */
import type { Layout } from '../../worlds/view';
import { type Moment, placeOf } from '../../worlds/viewPath';

/**
 * The agent nearest to (x, y), fractions of the extent, within `reach`; null where nobody is.
 *
 * @param drawn  who is to be seen, null for everybody
 */
export function nearest(
  layout: Layout,
  words: Uint32Array,
  drawn: Uint32Array | null,
  moment: Moment,
  x: number,
  y: number,
  reach: number,
): number | null {
  const at = new Float64Array(2);
  const count = drawn?.length ?? layout.agents;
  let best: number | null = null;
  let least = reach * reach;
  for (let k = 0; k < count; k++) {
    const agent = drawn ? drawn[k] : k;
    placeOf(layout, agent, words[agent], moment, at, 0);
    const far = (at[0] - x) ** 2 + (at[1] - y) ** 2;
    if (far <= least) {
      least = far;
      best = agent;
    }
  }
  return best;
}

/** The plot on which an agent lives. */
export function plotOf({ plotAgents }: Layout, agent: number): number {
  let low = 0;
  let high = plotAgents.length - 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (plotAgents[middle + 1] > agent) high = middle;
    else low = middle + 1;
  }
  return low;
}
