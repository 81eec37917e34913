/**
 * Which infections hang on which: x dominates k if every chain of transmissions on the tape from outside to k passes through x, so
 * that without x nobody would have infected k. The nearest such x is k's immediate dominator; together they are a tree.
 *
 * Cooper, Harvey & Kennedy 2001, "A simple, fast dominance algorithm", started from the tree of those who did infect and raised until
 * nothing moves. Integers; no time and no value here.
 */
import { OUTSIDE, type Tape, WITNESSES } from './tape';

/** Nearest common ancestor of two nodes in a tree of nodes whose parents have smaller numbers; OUTSIDE where there is none. */
export function common(tree: Int32Array, a: number, b: number): number {
  let x = a;
  let y = b;
  while (x !== y) {
    if (x > y) x = tree[x];
    else y = tree[y];
  }
  return x;
}

/** Whether x is y or above it. */
export function dominates(tree: Int32Array, x: number, y: number): boolean {
  let at = y;
  while (at > x) at = tree[at];
  return at === x;
}

/** i32[nodes], the immediate dominator of every node, or OUTSIDE. Smaller than the node itself. */
export function dominators(tape: Tape): Int32Array {
  const { length, count, parent } = tape;
  const tree = new Int32Array(length);
  for (let node = 0; node < length; node++) tree[node] = parent[node * WITNESSES];
  for (let moved = true; moved; ) {
    moved = false;
    for (let node = 0; node < length; node++) {
      // From the parents and not from where it stood: what is above them has moved.
      let x = parent[node * WITNESSES];
      for (let k = 1; k < count[node]; k++) {
        const other = parent[node * WITNESSES + k];
        // A chain that comes through the node itself is none.
        if (!dominates(tree, node, other)) x = common(tree, x, other);
      }
      if (x !== tree[node]) {
        tree[node] = x;
        moved = true;
      }
    }
  }
  return tree;
}

/** Length of a delay that never ends. */
export const NEVER = 0x7fff;
/** Chains of delays are followed so far. */
const DEPTH = 6;

/**
 * Days by which node y would be infected later if node x were not: 0 where x is not among those who led to it, NEVER where nobody
 * else would have done it.
 */
export function delay(tape: Tape, y: number, x: number, depth = 0): number {
  if (y === x) return NEVER;
  if (y === OUTSIDE || !led(tape, x, y)) return 0;
  if (depth > DEPTH) return NEVER;
  const { day, count, parent, parentDay } = tape;
  let least = delay(tape, parent[y * WITNESSES], x, depth + 1);
  for (let k = 1; k < count[y]; k++) {
    const wait = parentDay[y * WITNESSES + k] - day[y];
    if (wait >= least) break;
    least = Math.min(least, wait + delay(tape, parent[y * WITNESSES + k], x, depth + 1));
  }
  return least;
}

/** Whether the chain of those who did infect leads from x to y. */
function led(tape: Tape, x: number, y: number): boolean {
  let at = y;
  while (at > x) at = tape.parent[at * WITNESSES];
  return at === x;
}

/**
 * The day on which node k would have been infected without node x (without the transmission that did happen, where x is k itself);
 * NEVER where it would not. `by` is the node that would have done it.
 */
export function without(tape: Tape, tree: Int32Array, k: number, x: number): { day: number; by: number } {
  const { count, parent, parentDay } = tape;
  let day = NEVER;
  let by = OUTSIDE;
  for (let e = 0; e < count[k]; e++) {
    const node = parent[k * WITNESSES + e];
    if (e === 0 && x === k) continue;
    if (node === OUTSIDE ? e > 0 : dominates(tree, x, node)) continue;
    const later = delay(tape, node, x);
    if (later >= NEVER) continue;
    const at = parentDay[k * WITNESSES + e] + later;
    if (at < day) {
      day = at;
      by = node;
    }
  }
  return { day, by };
}
