/** Numbers as people type them. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../language';
import { fieldText, readNumber } from './numbers';

afterEach(() => setLanguage('en'));

describe('numbers in fields', () => {
  it('reads marks, spaces and units', () => {
    expect(['2.5', '2,5', '1,000', '1,234.5', ' 60 % ', '7 days', '.5', '−3', '1e3', "1'000"].map(readNumber)).toEqual([
      2.5, 2.5, 1000, 1234.5, 60, 7, 0.5, -3, 1000, 1000,
    ]);
  });

  it('reads the marks of German', () => {
    setLanguage('de');
    expect(['2,5', '0.125', '1.000', '1.234,5', '1,000'].map(readNumber)).toEqual([2.5, 0.125, 1000, 1234.5, 1]);
    expect(fieldText(0.5)).toBe('0,5');
  });

  it('refuses what is no number', () => {
    expect(['', ' ', 'x', '1.2.3', '--1', '1-2', 'Infinity', 'NaN', '0x10', '1e999'].map(readNumber)).toEqual(
      Array.from({ length: 10 }, () => null),
    );
  });

  it('reads again what it wrote, in both languages', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('en' as const, 'de' as const),
        fc.double({ min: -1e8, max: 1e8, noNaN: true }),
        (tongue, x) => {
          setLanguage(tongue);
          const value = Number(x.toFixed(4)) + 0;
          expect(readNumber(fieldText(value))).toBe(value);
        },
      ),
    );
  });

  it('gives a finite number or null for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const value = readNumber(text);
        expect(value === null || Number.isFinite(value)).toBe(true);
      }),
    );
  });
});
