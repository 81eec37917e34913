import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, isoDate } from './dates';
import { didYouMean, rangeWords, show, unitWords } from './words';

describe('words', () => {
  it.each([
    ['1', ''],
    ['d', 'days'],
    ['{people}', 'people'],
    ['{contacts}/d', 'contacts per day'],
    ['/wk', 'per week'],
    ['%', '%'],
    ['constructor', 'constructor'],
    ['m/s/s', 'm/s/s'],
  ])('reads the unit %s as "%s"', (unit, words) => {
    expect(unitWords(unit)).toBe(words);
  });

  it('words ranges and values', () => {
    expect(rangeWords(0, 14, 'd')).toBe('between 0 and 14 days');
    expect(show('x'.repeat(60))).toBe(`'${'x'.repeat(39)}…'`);
    expect([show(undefined), show(null), show(Number.NaN), show([1, 2])]).toEqual([
      'undefined',
      'null',
      'NaN',
      '[1,2]',
    ]);
  });

  it('suggests only what is near', () => {
    const known = ['testing.turnaround', 'disease.r0'];
    expect(didYouMean('testing.turnarond', known)).toBe(' Did you mean testing.turnaround?');
    expect(didYouMean('Disease.R0', known)).toBe(' Did you mean disease.r0?');
    expect(didYouMean('evil', known)).toBe('');
    expect(didYouMean('x'.repeat(5000), known)).toBe('');
  });
});

describe('dates', () => {
  it('counts days of the calendar', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('2020-03-01')).toBe(18_322);
    expect(dayNumber('0050-02-28')).toBe(-701_207);
    for (const none of ['2026-02-29', '2026-13-01', '2026-1-1', '2026-01-01T00:00', '', '9999-99-99']) {
      expect(dayNumber(none)).toBeNull();
    }
  });

  it('returns every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        expect(dayNumber(isoDate(day))).toBe(day);
      }),
    );
  });
});
