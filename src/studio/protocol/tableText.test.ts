/** Pasting into tables and reading their cells. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copiedTable, pastedCells, readCells, withCells } from './tableText';

describe('a pasted table', () => {
  it('takes one column, one row, or the last column with numbers', () => {
    expect(pastedCells('1\n2\n3\n')).toEqual(['1', '2', '3']);
    expect(pastedCells('1\t2\t3')).toEqual(['1', '2', '3']);
    expect(pastedCells('0-4\t0.1\tnote\r\n5-9\t0.2\t\r\n')).toEqual(['0.1', '0.2']);
    expect(pastedCells('a\nb')).toEqual(['a', 'b']);
  });

  it('is put in from a cell on and cut at the end', () => {
    expect(withCells(['a', 'b', 'c'], 1, ['1', '2', '3'])).toEqual(['a', '1', '2']);
  });

  it('reads what was copied', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.integer({ min: 0, max: 1e6 }).map((k) => k / 1000),
          { minLength: 2, maxLength: 40 },
        ),
        (values) => {
          const entries = values.map((_, k) => `entry ${k}`);
          const { values: read, faults } = readCells(pastedCells(copiedTable(entries, values)), 0, 1000);
          expect(faults).toEqual([]);
          expect(read).toEqual(values);
        },
      ),
    );
  });

  it('gives as many cells as there were, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(5), (pasted, from) => {
        expect(withCells(['1', '2', '3', '4'], from, pastedCells(pasted))).toHaveLength(4);
      }),
    );
  });
});

describe('cells', () => {
  it('says which are no numbers or out of bounds', () => {
    expect(readCells(['5', 'x', '101', '-1'], 0, 100).faults).toEqual([
      { entry: 1, kind: 'none', typed: 'x' },
      { entry: 2, kind: 'above', typed: '101' },
      { entry: 3, kind: 'below', typed: '-1' },
    ]);
  });
});
