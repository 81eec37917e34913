import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSubmitSteps } from './submitController';

describe('submit controller', () => {
  it('reaches the target from one step and stays there, never more than doubling', () => {
    const perStep = 0.7;
    let steps = 1;
    const seen: number[] = [];
    for (let submit = 0; submit < 12; submit++) {
      seen.push(steps);
      steps = nextSubmitSteps(steps, steps * perStep, 30);
    }
    expect(seen).toEqual([1, 2, 4, 8, 16, 32, 42, 42, 42, 42, 42, 42]);
  });

  it('falls at once when steps become slow, and never below one step', () => {
    expect(nextSubmitSteps(40, 400, 30)).toBe(3);
    expect(nextSubmitSteps(1, 5000, 30)).toBe(1);
  });

  it('grows where the clock shows nothing', () => {
    expect(nextSubmitSteps(4, 0, 30)).toBe(8);
    expect(nextSubmitSteps(4, Number.NaN, 30)).toBe(8);
  });

  it('is a whole number of steps from 1 to twice the last for any measurement', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double(),
        fc.double({ min: 1, max: 500, noNaN: true }),
        (steps, ms, target) => {
          const next = nextSubmitSteps(steps, ms, target);
          expect(Number.isInteger(next) && next >= 1 && next <= 2 * steps).toBe(true);
        },
      ),
    );
  });
});
