import { expect, test } from 'vitest';
import { fitOf } from './fit';

const weeks = (first: number, ...values: number[]) => values.map((value, k) => ({ day: first + 7 * k, value }));

test('highest weeks, and weekly differences as a share of what was observed', () => {
  // |12-10| + |20-40| + |50-20| of 10 + 40 + 20.
  expect(fitOf(weeks(3, 10, 40, 20), weeks(3, 12, 20, 50), 100)).toEqual({
    observed: { day: 10, value: 40 },
    run: { day: 17, value: 50 },
    weeks: 3,
    misfit: 52 / 70,
  });
  expect(fitOf(weeks(0, 5, 6), weeks(0, 5, 6), 100).misfit).toBe(0);
});

test('observed weeks that the run does not have yet are not compared, those outside of the run not even looked at', () => {
  const some = fitOf(weeks(-7, 900, 10, 30, 20, 800), weeks(0, 10), 21);
  expect(some).toEqual({ observed: { day: 7, value: 30 }, run: { day: 0, value: 10 }, weeks: 1, misfit: 0 });
});

test('where there is nothing to be far from, nothing is said', () => {
  const none = { observed: null, run: null, weeks: 0, misfit: null };
  expect(fitOf([], [], 100)).toEqual(none);
  expect(fitOf(weeks(0, 0, 0), weeks(0, 0, 4), 100)).toEqual({ ...none, run: { day: 7, value: 4 }, weeks: 2 });
});
