import fc from 'fast-check';
import { expect, test } from 'vitest';
import { found } from './search';

const entries = [
  { label: 'Play or pause' },
  { label: 'Share this scenario' },
  { label: 'Days to get a test result', also: 'testing.turnaround' },
  { label: 'Rückgängig' },
];
const labels = (typed: string) => found(entries, typed).map(({ label }) => label);

test('words are found at the start, inside and among further words, in any order and without accents', () => {
  expect(labels('sha')).toEqual(['Share this scenario']);
  expect(labels('result days')).toEqual(['Days to get a test result']);
  expect(labels('turnaround')).toEqual(['Days to get a test result']);
  expect(labels('ruck')).toEqual(['Rückgängig']);
  expect(labels('pa')).toEqual(['Play or pause']);
  expect(labels('zebra')).toEqual([]);
  expect(labels('  ')).toEqual(entries.map(({ label }) => label));
});

test('nothing typed breaks it, and what is found is among the entries', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      expect(entries).toEqual(expect.arrayContaining(found(entries, typed)));
    }),
  );
});
