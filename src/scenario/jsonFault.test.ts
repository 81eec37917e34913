import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from './jsonFault';

const pieces = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"a"',
  '1',
  '-0',
  '01',
  '1e5',
  '.5',
  'true',
  'nul',
  ' ',
  '\n',
  '"\\u00g0"',
  '"',
);

describe('jsonFault', () => {
  it.each([
    ['{"a" 1}', 1, 6, "':'"],
    ['{"a":1,}', 1, 8, 'a name in double quotes'],
    ['[1,\n 2', 2, 3, "',' or ']'"],
    ['[1] x', 1, 5, 'the end of the text'],
    ['["a\nb"]', 1, 2, 'a text closed by a double quote, without bare control characters'],
  ])('locates the fault of %j', (text, line, column, expected) => {
    expect(jsonFault(text)).toEqual({ line, column, expected });
  });

  it('reads a text of a MiB that never closes', () => {
    expect(jsonFault(`["${'a'.repeat(1 << 20)}`)).toMatchObject({ line: 1, column: 2 });
  });

  it('agrees with JSON.parse on what is JSON', () => {
    const texts = fc.oneof(
      fc.json(),
      fc.array(pieces, { maxLength: 12 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(jsonFault(text) === null).toBe(valid);
      }),
      { numRuns: 3000 },
    );
  });
});
