/** Sums of choices and durations against what they must give on numbers that can be checked by hand, and on samples with a known slope. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { philox } from '../../../gpu/lib/philox';
import { Choices, Durations } from './cotangents';

const slopes = (choices: Choices) => {
  const found: number[] = [];
  choices.each((_, __, slope) => found.push(slope));
  return found;
};

describe('choices', () => {
  it('give the difference of means times the number of people where as many chose as were to', () => {
    const choices = new Choices();
    // Half of four chose: means 3 and 1, so that dF / dp = 4 (3 - 1), and 4 / 3 of that for the baseline taken from the same four.
    for (const [fell, credit] of [
      [true, 2],
      [true, 4],
      [false, 0],
      [false, 2],
    ] as const)
      choices.add(7, 3, 0.5, fell, credit);
    expect(slopes(choices)).toEqual([(4 / 3) * 8]);
  });

  it('are unbiased: the mean over samples is the slope', () => {
    // F = sum of 2 (chose) + 1 (did not) over 40 people: dF / dp = 40.
    const p = 0.3;
    let sum = 0;
    let sumSquares = 0;
    const draws = new Uint32Array(4);
    const samples = 400;
    for (let sample = 0; sample < samples; sample++) {
      const choices = new Choices();
      for (let i = 0; i < 40; i++) {
        philox(i, sample, 0, 0, 5, 0, draws);
        const fell = draws[0] * 2 ** -32 < p;
        choices.add(0, 0, p, fell, fell ? 2 : 1);
      }
      const [slope = 0] = slopes(choices);
      sum += slope;
      sumSquares += slope * slope;
    }
    const mean = sum / samples;
    const error = Math.sqrt((sumSquares / samples - mean * mean) / samples);
    expect(Math.abs(mean - 40)).toBeLessThan(4 * error);
    expect(error).toBeLessThan(1.5);
  });

  it('say nothing of one person, nor where the choice is certain', () => {
    const choices = new Choices();
    choices.add(1, 0, 0.5, true, 3);
    choices.add(2, 0, 1, true, 3);
    choices.add(2, 0, 1, true, 5);
    expect(slopes(choices)).toEqual([]);
  });
});

describe('durations', () => {
  it('count what is beyond the mean of the day, so that they sum to nothing', () => {
    const one = fc.record({
      law: fc.nat(1),
      day: fc.nat(2),
      days: fc.nat(4),
      credit: fc.double({ min: -5, max: 5, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), (drawn) => {
        const durations = new Durations();
        for (const { law, day, days, credit } of drawn) durations.add(law, day, days, credit);
        const beyond = durations.beyond(2, 5);
        for (const law of [0, 1]) {
          expect(beyond.subarray(5 * law, 5 * law + 5).reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 8);
        }
      }),
    );
  });
});
