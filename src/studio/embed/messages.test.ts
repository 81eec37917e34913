import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enveloped, readRequest } from './messages';

const ours = (message: object) => readRequest({ protocol: 'murmuration', version: 1, ...message });

test('requests are read with their id', () => {
  expect(ours({ type: 'get', id: 7 })).toEqual({ type: 'get', id: 7 });
  expect(ours({ type: 'seek', day: 30 })).toEqual({ type: 'seek', day: 30 });
  expect(ours({ type: 'set', values: { 'testing.turnaround': 1, seed: 2 }, id: 'a' })).toEqual({
    type: 'set',
    id: 'a',
    values: { 'testing.turnaround': 1, seed: 2 },
  });
});

test('what cannot be served is said with an example, what is not ours is left alone', () => {
  expect(ours({ type: 'seek', day: -1 })).toContain('Example');
  expect(ours({ type: 'set', values: { a: [1] } })).toContain('Example');
  expect(ours({ type: 'fly' })).toContain('get, set, play');
  expect(readRequest({ protocol: 'murmuration', version: 2, type: 'get' })).toContain('version 1');
  expect(readRequest({ type: 'get' })).toBeNull();
  fc.assert(
    fc.property(fc.anything(), (data) => {
      expect(readRequest(data)).toBeNull();
    }),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), (message) => {
      expect(['object', 'string']).toContain(typeof ours(message));
    }),
  );
});

test('replies carry protocol and version', () => {
  expect(enveloped({ type: 'ready', link: 'x' })).toEqual({
    protocol: 'murmuration',
    version: 1,
    type: 'ready',
    link: 'x',
  });
});
