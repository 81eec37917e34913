import { expect, test } from 'vitest';
import { apart, logBottom, nextTop, roundTop } from './axis';
import { aligned, highest, type Line, looksOf, type Picture, peakOf, valueAt } from './picture';

const line = (values: readonly (number | null)[]): Line => ({
  name: 'one',
  label: 'One',
  colour: '#000000',
  print: '#000000',
  dash: [],
  width: 2,
  values,
});

const picture = (x: readonly number[], ...lines: readonly (readonly (number | null)[])[]): Picture => ({
  id: 'test',
  x,
  horizon: 10,
  day: 3,
  lines: lines.map(line),
  unit: 'People',
  least: 10,
  text: String,
});

test('the axis ends on a round number above the lines', () => {
  expect([0, 7, 10, 97, 100, 4312, 0.4].map((value) => roundTop(value, 10))).toEqual([10, 10, 12, 100, 120, 5000, 10]);
  expect(roundTop(0.42, 0.001)).toBe(0.5);
  expect([5000, 1].map(logBottom)).toEqual([1, 0.001]);
});

test('the top of the axis stands still while a slider is held, and falls only at rest', () => {
  const rest = { dragging: false, catchingUp: false };
  expect(nextTop(null, 50, rest)).toBe(50);
  expect(nextTop(50, 500, { dragging: true, catchingUp: true })).toBe(50);
  expect(nextTop(50, 20, { dragging: true, catchingUp: false })).toBe(50);
  expect(nextTop(50, 500, { dragging: false, catchingUp: true })).toBe(500);
  expect(nextTop(50, 20, { dragging: false, catchingUp: true })).toBe(50);
  expect(nextTop(50, 20, rest)).toBe(20);
});

test('values are found by day, also across holes, and so is the first peak', () => {
  const shown = picture([1, 2, 3, 4], [4, 9, null, 9]);
  expect(valueAt(shown, shown.lines[0], 3)).toEqual({ day: 2, value: 9 });
  expect(valueAt(shown, shown.lines[0], 0)).toBeNull();
  expect(peakOf(shown, shown.lines[0])).toEqual({ day: 2, value: 9 });
  expect(highest(picture([1, 2], [1, null], [5, 2]))).toBe(5);
  expect(peakOf(picture([1], [null]), line([null]))).toBeNull();
});

test('only lines and looks ask for another drawing, not numbers or the day', () => {
  const one = picture([1], [1]);
  expect(looksOf(one)).toBe(looksOf({ ...picture([1, 2], [1, 2]), day: 9 }));
  expect(looksOf(one)).not.toBe(looksOf({ ...one, lines: [{ ...one.lines[0], colour: '#ffffff' }] }));
});

test('lines of different days share one axis', () => {
  const { values: _, ...bare } = line([]);
  const both = aligned([
    {
      ...bare,
      points: [
        { day: 8, value: 2 },
        { day: 1, value: 1 },
      ],
    },
    { ...bare, points: [{ day: 5, value: 7 }] },
  ]);
  expect(both.x).toEqual([1, 5, 8]);
  expect(both.lines.map(({ values }) => values)).toEqual([
    [1, null, 2],
    [null, 7, null],
  ]);
});

test('labels are pushed apart, and up from the end of the axis', () => {
  expect(apart([10, 12, 50], 13, 100)).toEqual([10, 23, 50]);
  expect(apart([98, 99, 100], 13, 100)).toEqual([74, 87, 100]);
  expect(apart([], 13, 100)).toEqual([]);
});
