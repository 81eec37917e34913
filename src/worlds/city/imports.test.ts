import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { gunzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importEdges } from './importedEdges';
import { peopleOf } from './importedPeople';
import { bandOfAge, importPeople } from './imports';
import { NO_SEAT, SEAT_BITS } from './people';

const FRANKLIN = fileURLToPath(new URL('../../../../shared/data/gradabm/', import.meta.url));

describe.skipIf(!existsSync(FRANKLIN))('Franklin County as its files are (skipped without ../shared/data)', () => {
  const people = importPeople(readFileSync(`${FRANKLIN}franklin_agents.csv`, 'utf8'));
  const golden = JSON.parse(readFileSync(`${FRANKLIN}golden_deterministic.json`, 'utf8'));

  it('has its people in file order and its one seed', () => {
    expect(people.agents).toBe(golden.N);
    expect(people.ids.every((id, person) => id === person)).toBe(true);
    const groups = new Array<number>(9).fill(0);
    for (const band of people.bands) groups[band / 2]++;
    expect(groups).toEqual([14468, 8137, 7865, 9450, 12140, 10983, 4588, 3285, 0]);
    expect([...people.seeded]).toEqual([42782]);
  });

  it('has its network both ways, self-loops twice', () => {
    const bytes = gunzipSync(new Uint8Array(readFileSync(`${FRANKLIN}franklin_edges.csv.gz`)));
    const { 3: network, ...others } = importEdges(strFromU8(bytes), people);
    expect(others).toEqual({});
    if (!network) throw new Error('no community network');
    expect(network.weight).toBeNull();
    expect(network.index).toHaveLength(golden.edge_weight_sum);
    let distinct = 0;
    for (let i = 0; i < people.agents; i++) {
      for (let at = network.start[i]; at < network.start[i + 1]; at++) {
        const again = at > network.start[i];
        if (again) expect(network.index[at]).toBeGreaterThanOrEqual(network.index[at - 1]);
        if (!again || network.index[at] !== network.index[at - 1]) distinct++;
      }
    }
    expect(distinct).toBe(golden.directed_edges);
  });
});

it('reads ages in bands, decades and years', () => {
  expect([...importPeople('id,age_band\n0,17\n1,0').bands]).toEqual([17, 0]);
  expect([...importPeople(',age_group,stage\r\n0,8,0\r\n1,3,1\r\n\r\n').bands]).toEqual([16, 6]);
  expect([...importPeople('\ufeffAge\n79.5\n80\n84\n4').bands]).toEqual([15, 16, 17, 0]);
  expect([0, 4.9, 5, 74, 75, 80, 83, 84, 120].map(bandOfAge)).toEqual([0, 0, 1, 14, 15, 16, 16, 17, 17]);
});

it('orders by id and groups households, keeping ids', () => {
  const text =
    'id,age,household,school,work,stage\n30,40,"b, c",,w1,0\n5,9,x,s1,,2\n7,41,"b, c",s1,w1,0\n2,12,x,s1,,0\n9,70,y,,w2,0';
  const people = importPeople(text);
  expect([...people.ids]).toEqual([2, 5, 7, 30, 9]);
  expect([...people.sizes]).toEqual([2, 2, 1]);
  expect([...people.bands]).toEqual([2, 1, 8, 8, 14]);
  expect([...people.school]).toEqual([0, 0, 0, -1, -1]);
  expect([...people.work]).toEqual([-1, -1, 0, 0, 1]);
  expect([...people.seeded]).toEqual([1]);
  const built = peopleOf(people, {}, 7);
  expect(Array.from(built.who, (word) => [word & 31, (word >>> 5) & 15, (word >>> 9) & 15])).toEqual([
    [2, 0, 2],
    [1, 1, 2],
    [8, 0, 2],
    [8, 1, 2],
    [14, 0, 1],
  ]);
  // The workplace w2 has one member, who meets nobody there.
  expect([built.schools, built.workplaces]).toEqual([1, 1]);
  expect([...built.starts]).toEqual([0, 3, 3, 5]);
  expect([...built.members.slice(0, 3)].sort()).toEqual([0, 1, 2]);
  expect([...built.members.slice(3)].sort()).toEqual([2, 3]);
  expect(built.seats[9]).toBe(NO_SEAT);
  expect(built.seats[2 * 3 + 1] >>> SEAT_BITS).toBe(0);
});

const crowd = ['id,age,household', ...Array.from({ length: 16 }, (_, i) => `${i},30,h`)].join('\n');
it.each([
  ['', 'table of people: no rows found'],
  ['id,age', 'table of people: no rows found'],
  ['PK\0\0', 'table of people: this is not a text file'],
  ['id,age\n\0,1', 'table of people: this is not a text file'],
  [
    'id,age\n0,3\n1',
    'table of people, row 3, column age: the cell is empty. Expected a number between 0 and 130. Example: 42',
  ],
  ['id,age\n0,3\n,4', 'row 3, column id: the cell is empty'],
  ['id,age\n0,3,1', 'row 2: 3 cells where the header has 2'],
  ['id,age\n0,old', "table of people, row 2, column age: 'old' is not a number between 0 and 130. Example: 42"],
  ['id,age\n0,131', "row 2, column age: '131' is not a number between 0 and 130"],
  ['id,age\n0,-1\n1,x', "'-1' is not a number between 0 and 130. Example: 42 (the first of 2 faults)"],
  ['id,age_band\n0,18', "column age_band: '18' is not a whole number between 0 and 17"],
  ['id,age_group\n0,1.5', "column age_group: '1.5' is not a whole number between 0 and 8"],
  ['id,age\n4,1\n4,2', 'Id 4 stands twice in the table of people; give every person its own id.'],
  ['id,age\nx,1', "column id: 'x' is not a whole number"],
  ['id,name\n0,a', 'The table of people has no column of ages; give one of "age_band", "age_group" and "age".'],
  ['id,age,age_band\n0,1,1', 'The table of people has 2 columns of ages'],
  ['id,age,age\n0,1,1', 'column age: the column stands 2 times in the header'],
  ['id,age,household\n0,1,', 'row 2, column household: the cell is empty'],
  ['id,age,stage\n0,1,', 'row 2, column stage: the cell is empty'],
  [crowd, 'The household of person 15 in the table of people has more than 15 members'],
])('refuses %j with a sentence', (text, message) => {
  expect(() => importPeople(text)).toThrow(message);
});

it('refuses a school that seats cannot number', () => {
  const text = ['age,school', ...new Array<string>(8192).fill('9,s')].join('\n');
  expect(() => peopleOf(importPeople(text), {}, 1)).toThrow('A school in the table of people has 8192 members');
});

it('reads back any people', () => {
  const person = fc.record({ age: fc.nat(130), household: fc.nat(30), school: fc.option(fc.nat(5)) });
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(1e9), { minLength: 1, maxLength: 40 }),
      fc.infiniteStream(person),
      (ids, stream) => {
        const rows = ids.map((id) => ({ id, ...(stream.next().value ?? { age: 0, household: 0, school: null }) }));
        const text = `id,age,household,school\n${rows.map((r) => `${r.id},${r.age},${r.household},${r.school ?? ''}`).join('\n')}`;
        const members = new Map<number, number>();
        for (const row of rows) members.set(row.household, (members.get(row.household) ?? 0) + 1);
        fc.pre(Math.max(...members.values()) <= 15);
        const people = importPeople(text);
        const byId = new Map(rows.map((row) => [row.id, row]));
        let at = 0;
        for (const size of people.sizes) {
          const group = Array.from(people.ids.slice(at, at + size), (id) => byId.get(id)?.household);
          expect(new Set(group).size).toBe(1);
          expect(members.get(group[0] ?? -1)).toBe(size);
          at += size;
        }
        people.ids.forEach((id, i) => {
          const row = byId.get(id);
          expect(people.bands[i]).toBe(bandOfAge(row?.age ?? -1));
          expect(people.school[i] >= 0).toBe(row?.school !== null);
        });
      },
    ),
  );
});

it('ends any text in people or in one sentence', () => {
  const cell = fc.oneof(
    fc.nat(40).map(String),
    fc.constantFrom('', '"', 'id', 'age', 'household', '-1', 'NaN', '1e400', ' '),
  );
  const text = fc
    .array(
      fc.array(cell, { maxLength: 4 }).map((cells) => cells.join(',')),
      { maxLength: 8 },
    )
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        text.map((rows) => `id,age,household\n${rows}`),
        fc.string(),
      ),
      (given) => {
        try {
          const people = importPeople(given);
          expect(people.sizes.reduce((a, b) => a + b, 0)).toBe(people.agents);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          expect(String(error)).toMatch(/table of people/);
        }
      },
    ),
    { numRuns: 500 },
  );
});
