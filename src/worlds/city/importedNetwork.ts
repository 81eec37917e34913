/** Networks in compressed rows from lists of undirected edges. Reading files is the business of `scenario/edges.ts`. */
import type { Network } from './people';

/** The weight 1 in the units of `Network.weight`, 2^-29. */
export const NETWORK_ONE = 0x20000000;

/** Undirected edges between persons; the first `count` entries hold. */
export interface Edges {
  readonly count: number;
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  /** Units of 2^-29. */
  readonly weight: Uint32Array;
}

/**
 * Both directions of every edge by target with neighbours ascending. A self-loop enters its own row twice, repeated edges
 * repeat; their weights thereby add up.
 */
export function networkOf(agents: number, edges: Edges): Network {
  const { count, source, target, weight } = edges;
  const start = new Uint32Array(agents + 1);
  for (let e = 0; e < count; e++) {
    start[source[e] + 1]++;
    start[target[e] + 1]++;
  }
  for (let i = 0; i < agents; i++) start[i + 1] += start[i];
  const rows = { index: new Uint32Array(2 * count), weight: new Uint32Array(2 * count) };
  const next = start.slice();
  for (let e = 0; e < count; e++) {
    const there = next[source[e]]++;
    rows.index[there] = target[e];
    rows.weight[there] = weight[e];
    const back = next[target[e]]++;
    rows.index[back] = source[e];
    rows.weight[back] = weight[e];
  }
  // The relation is symmetric, so its transpose is itself; transposing row by row leaves every row ascending.
  const index = new Uint32Array(2 * count);
  const weights = new Uint32Array(2 * count);
  next.set(start);
  for (let i = 0; i < agents; i++) {
    for (let at = start[i]; at < start[i + 1]; at++) {
      const to = next[rows.index[at]]++;
      index[to] = i;
      weights[to] = rows.weight[at];
    }
  }
  return { start, index, weight: weights.every((value) => value === NETWORK_ONE) ? null : weights };
}
