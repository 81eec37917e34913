import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Checkpoint } from '../engine';
import { bytesOf, KEPT_EVERY, KeptDays } from './keptDays';

const checkpoint = (step: number, words = 100): Checkpoint => ({
  step,
  replicate: 0,
  state: { people: new Uint32Array(words) },
  rows: new Uint32Array(0),
});

describe('kept days', () => {
  it('finds the latest at or before a day', () => {
    const kept = new KeptDays();
    for (const day of [10, 20, 30]) kept.add(checkpoint(day));
    expect([9, 10, 19, 25, 99].map((day) => kept.before(day)?.step)).toEqual([undefined, 10, 10, 20, 30]);
    kept.clear();
    expect(kept.before(99)).toBeNull();
  });

  it('never holds more than its budget, and thins out evenly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 200 }), (room, days) => {
        const budget = room * bytesOf(checkpoint(0));
        const kept = new KeptDays(budget);
        for (let k = 1; k <= days; k++) kept.add(checkpoint(k * KEPT_EVERY));
        const [first, ...rest] = kept.days;
        expect(kept.days.length).toBeLessThanOrEqual(room);
        expect(kept.days.length).toBeGreaterThanOrEqual(Math.min(days, Math.floor((room + 1) / 2)) > 1 ? 1 : 0);
        expect(rest).toEqual(rest.map((_, k) => first * (k + 2)));
      }),
    );
  });

  it('holds nothing where one alone is too large', () => {
    const kept = new KeptDays(10);
    kept.add(checkpoint(KEPT_EVERY));
    expect(kept.days).toEqual([]);
  });
});
