import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NumberParameter } from '../../scenario/parameter';
import { locked, PARTS, type Presentation, presentationQuery, readPresentation } from './presentation';

const read = (query: string) => readPresentation(new URLSearchParams(query));

const id = fc.stringMatching(/^[a-z]{1,8}\.[a-z]{1,8}$/);
const presentation: fc.Arbitrary<Presentation> = fc
  .record({
    embed: fc.boolean(),
    minimal: fc.boolean(),
    paused: fc.boolean(),
    story: fc.option(fc.stringMatching(/^[a-z0-9-]{1,20}$/)),
    source: fc.option(fc.stringMatching(/^[a-z/]{1,20}\.json$/)),
    hidden: fc.subarray([...PARTS]),
    hiddenSettings: fc.uniqueArray(id, { maxLength: 4 }),
    controls: fc.uniqueArray(id, { maxLength: 3 }),
    locks: fc.uniqueArray(fc.tuple(id, fc.integer({ min: -5, max: 5 }), fc.integer({ min: 6, max: 20 })), {
      selector: ([key]) => key,
      maxLength: 3,
    }),
  })
  .map(({ hidden, hiddenSettings, locks, ...rest }) => ({
    ...rest,
    hidden: new Set([...hidden, ...(rest.minimal ? (['runs', 'tabs', 'timeline'] as const) : [])]),
    hiddenSettings: new Set(hiddenSettings),
    locks: new Map(locks.map(([key, least, most]) => [key, [least, most] as const])),
  }));

test('what a query asks for comes back from the query written for it', () => {
  fc.assert(
    fc.property(presentation, (one) => {
      expect(read(presentationQuery(one))).toEqual(one);
    }),
  );
});

test('nothing asked is the plain page, and nonsense is ignored', () => {
  expect(presentationQuery(read(''))).toBe('');
  expect(read('embed=yes&ui=max&story=../../x&lock=a~5~1&lock=~1~2&lock=b~1&hide=&controls=a~b~c~d')).toMatchObject({
    embed: false,
    minimal: false,
    story: null,
    locks: new Map(),
    hidden: new Set(),
    hiddenSettings: new Set(),
    controls: ['a', 'b', 'c'],
  });
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => read(text)).not.toThrow();
    }),
  );
});

test('a lock narrows a range and never widens it', () => {
  const parameter: NumberParameter = {
    kind: 'number',
    id: 'a.b',
    label: '',
    unit: '1',
    source: '',
    description: '',
    default: 1,
    min: 0,
    max: 4,
  };
  expect(locked(parameter, read('lock=a.b~1~9'))).toMatchObject({ min: 1, max: 4 });
  expect(locked(parameter, read('lock=a.b~5~9'))).toBe(parameter);
  expect(locked(parameter, read('lock=a.c~1~2'))).toBe(parameter);
});
