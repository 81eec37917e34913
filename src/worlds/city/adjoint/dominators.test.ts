/** The tree of what hangs on what, against the plain definition: take a node out and see who is still reached. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delay, dominates, dominators, NEVER, without } from './dominators';
import { OUTSIDE, type Tape, WITNESSES } from './tape';

/** A tape of chains only: node k on day `days[k]`, with parents and the days of their transmissions. */
function tapeOf(nodes: readonly { readonly day: number; readonly by: readonly (readonly [number, number])[] }[]): Tape {
  const parent = new Int32Array(nodes.length * WITNESSES);
  const parentDay = new Int16Array(nodes.length * WITNESSES);
  nodes.forEach(({ by }, node) => {
    by.forEach(([from, day], k) => {
      parent[node * WITNESSES + k] = from;
      parentDay[node * WITNESSES + k] = day;
    });
  });
  return {
    length: nodes.length,
    day: Int16Array.from(nodes, ({ day }) => day),
    count: Uint8Array.from(nodes, ({ by }) => by.length),
    parent,
    parentDay,
  } as unknown as Tape;
}

/** Nodes that are reached from outside without node x. */
function reached(tape: Tape, x: number): Set<number> {
  const found = new Set<number>();
  for (let more = true; more; ) {
    more = false;
    for (let node = 0; node < tape.length; node++) {
      if (node === x || found.has(node)) continue;
      for (let k = 0; k < tape.count[node]; k++) {
        const from = tape.parent[node * WITNESSES + k];
        if (from !== OUTSIDE && !found.has(from)) continue;
        found.add(node);
        more = true;
        break;
      }
    }
  }
  return found;
}

/** Tapes of up to 24 nodes on days 0, 2, 4, …: who did infect came before, witnesses may be anybody, from that day on. */
const tapes = fc
  .array(fc.array(fc.nat(999), { minLength: 1, maxLength: WITNESSES }), { minLength: 1, maxLength: 24 })
  .map((rows) =>
    tapeOf(
      rows.map((row, node) => ({
        day: 2 * node,
        by: row.map((draw, k) => {
          const from = k === 0 ? (draw % (node + 1)) - 1 : draw % rows.length;
          return [from, 2 * Math.max(node, from) + k] as const;
        }),
      })),
    ),
  );

describe('dominators', () => {
  it('are the nodes without which a node is not reached', () => {
    fc.assert(
      fc.property(tapes, (tape) => {
        const tree = dominators(tape);
        for (let x = 0; x < tape.length; x++) {
          const left = reached(tape, x);
          for (let y = 0; y < tape.length; y++) expect(dominates(tree, x, y)).toBe(!left.has(y));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are who did infect where there is no witness', () => {
    const tape = tapeOf([
      { day: -1, by: [[OUTSIDE, -1]] },
      { day: 3, by: [[0, 3]] },
      { day: 5, by: [[1, 5]] },
    ]);
    expect([...dominators(tape)]).toEqual([OUTSIDE, 0, 1]);
  });

  it('pass over whoever a witness makes up for', () => {
    // 3 is infected by 1 on day 6 and would have been by 2 on day 9; both hang on 0.
    const tape = tapeOf([
      { day: -1, by: [[OUTSIDE, -1]] },
      { day: 3, by: [[0, 3]] },
      { day: 4, by: [[0, 4]] },
      {
        day: 6,
        by: [
          [1, 6],
          [2, 9],
        ],
      },
      { day: 8, by: [[3, 8]] },
    ]);
    const tree = dominators(tape);
    expect([...tree]).toEqual([OUTSIDE, 0, 0, 0, 3]);
    expect(without(tape, tree, 3, 1)).toEqual({ day: 9, by: 2 });
    expect(without(tape, tree, 3, 0).day).toBe(NEVER);
    // Who was infected by 3 two days later would be so three days later than it was.
    expect(delay(tape, 4, 1)).toBe(3);
    expect(delay(tape, 4, 2)).toBe(0);
    expect(delay(tape, 4, 3)).toBe(NEVER);
  });

  it('take a person infected by those whom it infected for no way round', () => {
    const tape = tapeOf([
      { day: -1, by: [[OUTSIDE, -1]] },
      {
        day: 2,
        by: [
          [0, 2],
          [2, 9],
        ],
      },
      { day: 6, by: [[1, 6]] },
    ]);
    const tree = dominators(tape);
    expect([...tree]).toEqual([OUTSIDE, 0, 1]);
    expect(without(tape, tree, 1, 1).day).toBe(NEVER);
  });
});
