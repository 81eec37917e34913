import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, advances, schedule } from './checkpoints';

/** Carries the actions out on numbers: a state is the count of steps made. Fails on every action that could not be carried out. */
function execute(actions: Iterable<Action>, slots: number): { reversed: number[]; advanced: number; saves: number } {
  const stored = new Map<number, number>();
  let working: number | null = 0;
  let advanced = 0;
  let saves = 0;
  const reversed: number[] = [];
  for (const action of actions) {
    switch (action.kind) {
      case 'save':
        expect(working).toBe(action.step);
        expect(stored.has(action.slot)).toBe(false);
        expect(action.slot).toBeLessThan(slots);
        stored.set(action.slot, action.step);
        expect(stored.size).toBeLessThanOrEqual(slots);
        saves++;
        break;
      case 'restore':
        expect(stored.get(action.slot)).toBe(action.step);
        working = action.step;
        break;
      case 'free':
        expect(stored.get(action.slot)).toBe(action.step);
        stored.delete(action.slot);
        break;
      case 'advance':
        expect(working).toBe(action.from);
        expect(action.to).toBeGreaterThan(action.from);
        advanced += action.to - action.from;
        working = action.to;
        break;
      case 'reverse':
        expect(working).toBe(action.step);
        reversed.push(action.step);
        working = null;
        break;
    }
  }
  expect(stored.size).toBe(0);
  return { reversed, advanced, saves };
}

/** Fewest advances by dynamic programming: store after k steps, reverse what is ahead in a slot less, then what is behind. */
function fewest(most: number, slots: number): number[][] {
  const table = Array.from({ length: slots + 1 }, () => new Array<number>(most + 1).fill(0));
  for (let s = 1; s <= slots; s++) {
    for (let length = 2; length <= most; length++) {
      let best = s === 1 ? (length * (length - 1)) / 2 : Number.POSITIVE_INFINITY;
      for (let k = 1; s > 1 && k < length; k++) best = Math.min(best, k + table[s - 1][length - k] + table[s][k]);
      table[s][length] = best;
    }
  }
  return table;
}

const backwards = (steps: number) => Array.from({ length: steps }, (_, k) => steps - 1 - k);

describe('the schedule of checkpoints', () => {
  it('writes out the smallest cases', () => {
    expect([...schedule(1, 1)]).toEqual([{ kind: 'reverse', step: 0 }]);
    expect([...schedule(2, 1)]).toEqual([
      { kind: 'save', step: 0, slot: 0 },
      { kind: 'advance', from: 0, to: 1 },
      { kind: 'reverse', step: 1 },
      { kind: 'restore', step: 0, slot: 0 },
      { kind: 'free', step: 0, slot: 0 },
      { kind: 'reverse', step: 0 },
    ]);
  });

  it.each([
    [180, 8, 500],
    [180, 16, 369],
    [365, 20, 842],
    [1000, 32, 2405],
  ])('advances %i steps with %i slots in %i', (steps, slots, expected) => {
    const { reversed, advanced } = execute(schedule(steps, slots), slots);
    expect(reversed).toEqual(backwards(steps));
    expect([advanced, advances(steps, slots)]).toEqual([expected, expected]);
  });

  it('advances as little as dynamic programming for fewer than 8 slots and 120 steps', () => {
    const table = fewest(119, 7);
    for (let slots = 1; slots < 8; slots++) {
      for (let steps = 1; steps < 120; steps++) expect(advances(steps, slots)).toBe(table[slots][steps]);
      for (let steps = 1; steps < 120; steps += 7) {
        expect(execute(schedule(steps, slots), slots).advanced).toBe(table[slots][steps]);
      }
    }
  });

  it('stores every state once where there is room for all', () => {
    expect(execute(schedule(50, 49), 49)).toEqual({ reversed: backwards(50), advanced: 49, saves: 49 });
    expect(execute(schedule(50, 1000), 1000)).toEqual({ reversed: backwards(50), advanced: 49, saves: 49 });
  });

  it('reverses any number of steps in any number of slots as cheaply as promised', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 40 }), (steps, slots) => {
        // One slot is quadratic; the small cases above hold it.
        fc.pre(slots > 1 || steps < 60);
        const { reversed, advanced } = execute(schedule(steps, slots), slots);
        expect(reversed).toEqual(backwards(steps));
        expect(advanced).toBe(advances(steps, slots));
      }),
      { numRuns: 60 },
    );
  });

  it('can be walked twice', () => {
    const actions = schedule(20, 3);
    expect([...actions]).toEqual([...actions]);
  });

  it.each([
    [0, 3, '0 steps cannot be reversed'],
    [2.5, 3, '2.5 steps cannot be reversed'],
    [Number.NaN, 3, 'NaN steps cannot be reversed'],
    [10, 0, '0 slots cannot hold the initial state'],
    [10, -1, '-1 slots'],
    [10, 1.5, '1.5 slots'],
  ])('refuses %d steps in %d slots', (steps, slots, message) => {
    expect(() => schedule(steps, slots)).toThrow(RangeError);
    expect(() => schedule(steps, slots)).toThrow(message);
    expect(() => advances(steps, slots)).toThrow('Example: schedule(180, 8)');
  });
});
