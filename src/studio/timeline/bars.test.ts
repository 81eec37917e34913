/** Bars stay inside the run, whatever is dragged or typed, and stack where they overlap. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DatedChange } from '../../scenario/scenario';
import { endOf, lanes, moved, ticks, withDay } from './bars';

const change = (from: number, to?: number, parameter = 'p'): DatedChange =>
  to === undefined ? { parameter, from, value: 1 } : { parameter, from, to, value: 1 };

describe('a bar', () => {
  it('moves whole, keeps its length and stops at the ends', () => {
    expect(moved(change(10, 30), 'whole', 5, 60)).toEqual(change(15, 35));
    expect(moved(change(10, 30), 'whole', -50, 60)).toEqual(change(0, 20));
    expect(moved(change(10, 30), 'whole', 50, 60)).toEqual(change(40, 60));
    expect(moved(change(10), 'whole', 5, 60)).toEqual(change(15));
  });

  it('is stretched at either end, at least a day long, and has no end at the end of the run', () => {
    expect(moved(change(10, 30), 'from', 50, 60)).toEqual(change(29, 30));
    expect(moved(change(10, 30), 'to', -50, 60)).toEqual(change(10, 11));
    expect(moved(change(10, 30), 'to', 50, 60)).toEqual(change(10));
    expect(moved(change(10), 'to', -20, 60)).toEqual(change(10, 40));
  });

  it('takes typed days, the other end giving way', () => {
    expect(withDay(change(10, 30), 'from', 40, 60)).toEqual(change(40, 41));
    expect(withDay(change(10, 30), 'to', 5, 60)).toEqual(change(4, 5));
    expect(withDay(change(10), 'to', 20, 60)).toEqual(change(10, 20));
  });

  it('is always inside the run and a day long', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }).chain((horizon) =>
          fc.record({
            horizon: fc.constant(horizon),
            from: fc.integer({ min: 0, max: horizon - 1 }),
            length: fc.option(fc.integer({ min: 1, max: 400 })),
            part: fc.constantFrom('whole' as const, 'from' as const, 'to' as const),
            days: fc.integer({ min: -500, max: 500 }),
          }),
        ),
        ({ horizon, from, length, part, days }) => {
          const start = length === null ? change(from) : change(from, Math.min(horizon, from + length));
          const results = [moved(start, part, days, horizon)];
          if (part !== 'whole') results.push(withDay(start, part, days, horizon));
          for (const result of results) {
            expect(result.from).toBeGreaterThanOrEqual(0);
            expect(endOf(result, horizon)).toBeGreaterThan(result.from);
            expect(endOf(result, horizon)).toBeLessThanOrEqual(horizon);
          }
        },
      ),
    );
  });
});

describe('lanes', () => {
  it('stack overlapping bars of one parameter, the later in the list below', () => {
    const [first, second] = lanes(
      [change(0, 20), change(0, 9, 'q'), change(10, 30), change(40, 50), change(15, 45)],
      60,
    );
    expect(first.bars.map(({ index, row, overruled }) => [index, row, overruled])).toEqual([
      [0, 0, true],
      [2, 1, true],
      [3, 0, true],
      [4, 2, false],
    ]);
    expect([first.rows, second.rows, second.parameter]).toEqual([3, 1, 'q']);
  });
});

describe('ticks', () => {
  it('are round and few', () => {
    expect(ticks(60, 6)).toEqual([0, 14, 28, 42, 56]);
    expect(ticks(180, 6)).toEqual([0, 30, 60, 90, 120, 150, 180]);
    expect(ticks(2000, 6)).toEqual([0, 365, 730, 1095, 1460, 1825]);
  });
});
