/** What is kept is counted in bytes and can be taken away whole. */
import { describe, expect, it } from 'vitest';
import { allAsJson, bytesOf, contents } from './contents';
import { open } from './saved';

describe('what is kept', () => {
  it('is measured as texts in UTF-8 and binary data as they are', () => {
    for (const text of ['plain', 'Größe', '日本語', 'a🙂b']) {
      expect(bytesOf(text)).toBe(new TextEncoder().encode(text).length);
    }
    expect(bytesOf({ rows: new Uint32Array(10), on: true })).toBe(40 + 4 + 8 + 2);
    expect(bytesOf([new ArrayBuffer(3), new Blob(['abcd']), null])).toBe(3 + 4 + 8 + 3);
  });

  it('is one JSON file with every shelf', async () => {
    const saved = await open('nowhere');
    await saved.runs.put({ id: 'r', rows: Uint32Array.of(1, 2), name: 'Fast' });
    await saved.drafts.put({ id: 'd', file: new Blob(['abc'], { type: 'text/csv' }), raw: new ArrayBuffer(1) });
    expect(JSON.parse(await allAsJson(saved, Date.UTC(2026, 0, 2)))).toEqual({
      kind: 'murmuration-data',
      saved: '2026-01-02T00:00:00.000Z',
      work: [],
      runs: [{ id: 'r', rows: [1, 2], name: 'Fast' }],
      data: [],
      drafts: [{ id: 'd', file: { base64: 'YWJj', type: 'text/csv' }, raw: { base64: 'AA==' } }],
    });
    const shelves = await contents(saved);
    expect(shelves.map(({ name, records }) => [name, records])).toEqual([
      ['work', 0],
      ['runs', 1],
      ['data', 0],
      ['drafts', 1],
    ]);
    expect(shelves[1].bytes).toBe('idrrowsnameFast'.length + 8);
  });
});
