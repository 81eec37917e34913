import fc from 'fast-check';
import { expect, it } from 'vitest';
import { importEdges } from './importedEdges';
import { NETWORK_ONE } from './importedNetwork';
import { Layer } from './people';

const people = (ids: readonly number[]) => ({ agents: ids.length, ids: Float64Array.from(ids) });
const four = people([0, 1, 2, 3]);

it('stores both directions ascending, self-loops twice, duplicates as often as given', () => {
  const { 3: network } = importEdges('3,1\n1,0\n2,2\r\n0,1\n\n', four);
  expect([...(network?.start ?? [])]).toEqual([0, 2, 5, 7, 8]);
  expect([...(network?.index ?? [])]).toEqual([1, 1, 0, 0, 3, 2, 2, 1]);
  expect(network?.weight).toBeNull();
});

it('reads headers, weights, layers and mapped ids', () => {
  const text = '\ufefflayer,from,to,weight\nhousehold,70,9,0.5\nWork,9,40,1\nhousehold,40,9,7.9\n';
  const networks = importEdges(text, people([9, 40, 70]));
  expect(Object.keys(networks).map(Number)).toEqual([Layer.household, Layer.work]);
  expect([...(networks[Layer.household]?.index ?? [])]).toEqual([1, 2, 0, 0]);
  expect([...(networks[Layer.household]?.weight ?? [])]).toEqual(
    [7.9, 0.5, 7.9, 0.5].map((w) => Math.round(w * NETWORK_ONE)),
  );
  expect(networks[Layer.work]?.weight).toBeNull();
  expect([...(importEdges('0,1,school', four)[Layer.school]?.index ?? [])]).toEqual([1, 0]);
  expect([...(importEdges('0,1,0.25', four)[Layer.community]?.weight ?? [])]).toEqual([
    NETWORK_ONE / 4,
    NETWORK_ONE / 4,
  ]);
});

it.each([
  ['', 'edge list: no rows found'],
  ['source,target\n', 'edge list: no edges found; give one pair of ids a row. Example: 0,519'],
  ['a\0b', 'edge list: this is not a text file'],
  ['0', 'edge list, row 1: 1 cells where 2 to 4 are expected'],
  ['0,1,2,3,4', 'edge list, row 1: 5 cells where 2 to 4 are expected'],
  ['0,1\n2,\n', 'edge list, row 2, column target: the cell is empty. Expected a whole number'],
  ['0,1\n\n2', 'edge list, row 3: 1 cells where 2 are expected'],
  ['0,1\nx,3', "edge list, row 2, column source: 'x' is not a whole number"],
  ['0,1\n1.5,3\ny,2', 'Example: 519 (the first of 2 faults)'],
  [
    '0,1\n0,4',
    'Edge 2 of the edge list, "0,4", names person 4, who is not in the table of people; give ids of that table, such as 0.',
  ],
  ['0,1\n0,-1', "'-1' is not a whole number"],
  ['source,target,strength\n0,1,1', '3 columns besides weight and layer where 2 are expected'],
  ['0,1,1\n0,1,8', 'Edge 2 of the edge list has the weight 8; give weights below 8, such as 1.'],
  ['0,1,-1', "column weight: '-1' is not a number of at least 0"],
  ['0,1,1,pub', "column layer: 'pub' is not one of household, school, work, community. Example: household"],
])('refuses %j with a sentence', (text, message) => {
  expect(() => importEdges(text, four)).toThrow(message);
});

it('refuses mapped ids that no person has', () => {
  expect(() => importEdges('9,40\n9,41', people([9, 40]))).toThrow(
    'names person 41, who is not in the table of people; give ids of that table, such as 9.',
  );
});

it('is symmetric and adds up for any edges', () => {
  const edge = fc.tuple(fc.nat(11), fc.nat(11), fc.nat(7999));
  fc.assert(
    fc.property(
      fc.array(edge, { minLength: 1, maxLength: 80 }),
      fc.shuffledSubarray([...Array(12).keys()], { minLength: 12 }),
      (edges, order) => {
        const ids = order.map((value) => value * 1000 + 3);
        const text = edges.map(([a, b, w]) => `${a * 1000 + 3},${b * 1000 + 3},${w / 1000}`).join('\n');
        const { 3: network } = importEdges(text, people(ids));
        const expected = new Map<string, number>();
        const add = (a: number, b: number, w: number) =>
          expected.set(`${a},${b}`, (expected.get(`${a},${b}`) ?? 0) + w);
        for (const [a, b, w] of edges) {
          const units = Math.round((w / 1000) * NETWORK_ONE);
          add(order.indexOf(a), order.indexOf(b), units);
          add(order.indexOf(b), order.indexOf(a), units);
        }
        const found = new Map<string, number>();
        for (let i = 0; i < 12; i++) {
          for (let at = network?.start[i] ?? 0; at < (network?.start[i + 1] ?? 0); at++) {
            const key = `${i},${network?.index[at]}`;
            found.set(key, (found.get(key) ?? 0) + (network?.weight ? network.weight[at] : NETWORK_ONE));
          }
        }
        expect(found).toEqual(expected);
      },
    ),
  );
});

it('ends any text in networks or in one sentence', () => {
  const cell = fc.oneof(
    fc.nat(5).map(String),
    fc.constantFrom('', 'work', 'source', 'weight', '-1', '1e400', '.5', ' '),
  );
  const text = fc
    .array(
      fc.array(cell, { maxLength: 4 }).map((cells) => cells.join(',')),
      { maxLength: 6 },
    )
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), (given) => {
      try {
        const networks = importEdges(given, four);
        expect(Object.keys(networks).length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        expect(String(error)).toMatch(/edge list/);
      }
    }),
    { numRuns: 500 },
  );
});
