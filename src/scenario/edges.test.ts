import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { gunzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type EdgeList, readEdgeList } from './edges';

const LAYERS = ['household', 'school', 'work', 'community'];

function edgesOf(text: string): EdgeList {
  const result = readEdgeList(text, 'edges.csv', LAYERS);
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result.edges;
}

function messagesOf(text: string): string[] {
  const result = readEdgeList(text, 'edges.csv', LAYERS);
  return result.ok ? [] : result.errors.map(({ message }) => message);
}

describe('readEdgeList', () => {
  it('reads two to four columns, with and without header', () => {
    expect(edgesOf('0,519\r\n0,83\r\n\r\n')).toEqual({
      count: 2,
      source: Uint32Array.of(0, 0),
      target: Uint32Array.of(519, 83),
      weight: null,
      layer: null,
    });
    expect(edgesOf('\ufefftarget;source\n1;2\n3;4').source).toEqual(Uint32Array.of(2, 4));
    expect(edgesOf('1 2 0.5\n3 4 2').weight).toEqual(Float64Array.of(0.5, 2));
    expect(edgesOf('1,2,school\n3,4,household').layer).toEqual(Uint32Array.of(1, 0));
    const all = edgesOf('layer,from,to,weight\nwork,1,4294967295,0.25\n3,2,5,1');
    expect(all).toEqual({
      count: 2,
      source: Uint32Array.of(1, 2),
      target: Uint32Array.of(4294967295, 5),
      weight: Float64Array.of(0.25, 1),
      layer: Uint32Array.of(2, 3),
    });
  });

  it('locates every fault', () => {
    expect(
      messagesOf('source,target,weight,layer\n1,x,1,0\n,2,-1,0\n1,2,1,pub\n1,2\n4294967296,0,1,0\n1.5,0,nan,9'),
    ).toEqual([
      "edges.csv, row 2, column target: 'x' is not a whole number from 0 to 4294967295. Example: 519",
      'edges.csv, row 3, column source: the cell is empty. Expected a whole number from 0 to 4294967295. Example: 519',
      "edges.csv, row 3, column weight: '-1' is not a number of at least 0. Example: 1",
      "edges.csv, row 4, column layer: 'pub' is not one of household, school, work, community. Example: household",
      'edges.csv, row 5: 2 cells where 4 are expected. Example: 0,519',
      "edges.csv, row 6, column source: '4294967296' is not a whole number from 0 to 4294967295. Example: 519",
      "edges.csv, row 7, column source: '1.5' is not a whole number from 0 to 4294967295. Example: 519",
      "edges.csv, row 7, column weight: 'nan' is not a number of at least 0. Example: 1",
      "edges.csv, row 7, column layer: '9' is not one of household, school, work, community. Example: household",
    ]);
    expect(messagesOf('1,2\n3,\n4,5,6')).toEqual([
      'edges.csv, row 2, column target: the cell is empty. Expected a whole number from 0 to 4294967295. Example: 519',
      'edges.csv, row 3: 3 cells where 2 are expected. Example: 0,519',
    ]);
  });

  it.each([
    ['', 'edges.csv: no rows found; the file needs a header and at least one row. Example: 0,519'],
    ['source,target\n', 'edges.csv: no edges found; give one pair of ids a row. Example: 0,519'],
    ['\0\0', 'edges.csv: this is not a text file; save the table as CSV (UTF-8). Example: 0,519'],
    ['1\n2', 'edges.csv, row 1: 1 cells where 2 to 4 are expected: source, target, weight, layer. Example: 0,519'],
    ['a,b,b\n1,2,3', 'edges.csv, row 1, column b: the column stands twice in the header; keep one of them.'],
  ])('refuses %j', (text, message) => {
    expect(messagesOf(text)[0]).toBe(message);
  });

  it('returns what was written and ends any text in edges or located errors', () => {
    const id = fc.integer({ min: 0, max: 0xffffffff });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(id, id), { minLength: 1 }),
        fc.nat(),
        fc.string({ maxLength: 3 }),
        (pairs, place, insert) => {
          const text = pairs.map(([a, b]) => `${a},${b}`).join('\n');
          const read = edgesOf(text);
          expect(pairs).toEqual(pairs.map((_, k) => [read.source[k], read.target[k]]));
          const at = place % text.length;
          const edited = readEdgeList(text.slice(0, at) + insert + text.slice(at + 1));
          if (edited.ok) expect(edited.edges.target).toHaveLength(edited.edges.count);
          else expect(edited.errors[0].message).toMatch(/^edges\.csv/);
        },
      ),
      { numRuns: 1000 },
    );
  });

  const franklin = join(import.meta.dirname, '../../../shared/data/gradabm/franklin_edges.csv.gz');

  it.skipIf(!existsSync(franklin))('reads the Franklin network as it is (skipped without ../shared/data)', () => {
    const edges = edgesOf(strFromU8(gunzipSync(readFileSync(franklin))));
    expect(edges.count).toBe(249_991);
    expect([edges.source[0], edges.target[0], edges.source[249_990], edges.target[249_990]]).toEqual([
      0, 519, 70_598, 70_636,
    ]);
  });
});
