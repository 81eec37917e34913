import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readKey, writeKey } from './key';

it('keys are read as they were written', () => {
  expect(readKey('a.b')).toEqual({ id: 'a.b', entry: null, day: null });
  expect(readKey('a.b[3]@30')).toEqual({ id: 'a.b', entry: 3, day: 30 });
  const part = fc.option(fc.nat());
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z][\w.]*$/), part, part, (id, entry, day) => {
      expect(readKey(writeKey({ id, entry, day }))).toEqual({ id, entry, day });
    }),
  );
});

it('other texts are no keys', () => {
  const texts = ['', '[1]', '@1', 'a[', 'a[x]', 'a[-1]', 'a@', 'a@1.5', 'a@1[2]', 'a[1][2]'];
  expect(texts.map(readKey)).toEqual(texts.map(() => null));
});
