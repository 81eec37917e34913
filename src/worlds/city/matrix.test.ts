import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { NETWORK_ONE, networkOf } from './importedNetwork';
import { expectedContacts } from './matrix';
import { BANDS, type People } from './people';
import { synthesise } from './population';
import { LAYER_CONTACTS, type PlaceId, placeTables } from './tables';

const CONTACTS = fileURLToPath(new URL('../../../../shared/data/contacts/', import.meta.url));
const LAYER_NAMES = ['household', 'school', 'work', 'community'] as const;
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);
const rowSums = (matrix: ArrayLike<number>) =>
  Array.from({ length: BANDS }, (_, a) => sum(Array.from(matrix).slice(a * BANDS, (a + 1) * BANDS)));

function published(place: PlaceId, layer: (typeof LAYER_NAMES)[number]): number[] {
  const rows = readFileSync(`${CONTACTS}${place}_${layer}.csv`, 'utf8').trim().split('\n').slice(1);
  return rows.flatMap((row) =>
    row
      .split(',')
      .slice(1)
      .map((cell) => Number(cell) * LAYER_CONTACTS[layer]),
  );
}

function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const centred = (values: ArrayLike<number>) => Array.from(values, (value) => value - sum(values) / values.length);
  const [u, v] = [centred(x), centred(y)];
  const dot = (p: number[], q: number[]) => sum(p.map((value, i) => value * q[i]));
  return dot(u, v) / Math.sqrt(dot(u, u) * dot(v, v));
}

describe.skipIf(!existsSync(CONTACTS))(
  'realised contacts against Mistry et al. 2021 (skipped without ../shared/data)',
  () => {
    for (const place of ['us', 'ny', 'mo'] as const) {
      const people = synthesise({ agents: 100_000, seed: 1, ...placeTables(place), contacts: LAYER_CONTACTS });
      const realised = expectedContacts(people, LAYER_CONTACTS, 0.8);
      const persons = new Float64Array(BANDS);
      for (const word of people.who) persons[word & 31]++;
      const mean = (rows: readonly number[]) => sum(rows.map((row, a) => row * persons[a])) / people.agents;

      it.each(LAYER_NAMES.map((name, layer) => [name, layer] as const))(`${place}: %s`, (name, layer) => {
        const target = published(place, name);
        const [got, wanted] = [rowSums(realised[layer]), rowSums(target)];
        const errors = wanted.flatMap((row, a) => (row > 0 ? [Math.abs(got[a] / row - 1)] : []));
        expect(sum(errors) / errors.length).toBeLessThan(0.025);
        // Rows below .1 contacts a day stand in the source figures with one digit.
        wanted.forEach((row, a) => {
          if (row > 0.1) expect(Math.abs(got[a] / row - 1)).toBeLessThan(0.05);
        });
        expect(correlation(realised[layer], target)).toBeGreaterThan(0.98);
        expect(Math.abs(mean(got) / mean(wanted) - 1)).toBeLessThan(0.001);
      });

      it(`${place}: overall mean of contacts`, () => {
        const overall = { us: 12.617, ny: 12.592, mo: 12.535 }[place];
        expect(Math.abs(sum(realised.map((layer) => mean(rowSums(layer)))) / overall - 1)).toBeLessThan(0.003);
      });

      it(`${place}: contacts are mutual`, () => {
        for (const layer of realised) {
          for (let a = 0; a < BANDS; a++) {
            for (let b = 0; b < a; b++) {
              expect(layer[a * BANDS + b] * persons[a]).toBeCloseTo(layer[b * BANDS + a] * persons[b], 6);
            }
          }
        }
      });
    }
  },
);

/** Five persons: a household of three of bands 0, 0, 6 and two single persons of band 6; all but the first at one workplace. */
const five: People = {
  agents: 5,
  who: Uint32Array.of(0 | (3 << 9), 0 | (1 << 5) | (3 << 9), 6 | (2 << 5) | (3 << 9), 6 | (1 << 9), 6 | (1 << 9)),
  traits: new Uint32Array(10),
  seats: new Uint32Array(10),
  starts: Uint32Array.of(0, 0, 4),
  schools: 0,
  workplaces: 1,
  members: Uint32Array.of(3, 1, 2, 4),
  networks: {},
  seeded: new Uint32Array(0),
};
const unit = { household: 4, school: 1, work: 3, community: 2 };
const at = (matrix: Float64Array, a: number, b: number) => matrix[a * BANDS + b];

it('matches five persons counted by hand', () => {
  const [household, school, work, community] = expectedContacts(five, unit, 0.8);
  expect([at(household, 0, 0), at(household, 0, 6), at(household, 6, 0), at(household, 6, 6)]).toEqual([
    2,
    2,
    4 / 3,
    0,
  ]);
  expect(sum(school)).toBe(0);
  expect([at(work, 0, 0), at(work, 0, 6)]).toEqual([0, 1.5]);
  expect(at(work, 6, 0)).toBeCloseTo(1, 12);
  expect(at(work, 6, 6)).toBeCloseTo(2, 12);
  expect([at(community, 0, 0), at(community, 0, 6), at(community, 6, 0), at(community, 6, 6)]).toEqual([
    0.5, 1.5, 1, 1,
  ]);
});

it('takes an imported layer from its edges', () => {
  const edges = {
    count: 2,
    source: Uint32Array.of(0, 4),
    target: Uint32Array.of(2, 4),
    weight: Uint32Array.of(NETWORK_ONE / 2, NETWORK_ONE),
  };
  const community = expectedContacts({ ...five, networks: { 3: networkOf(5, edges) } }, unit, 0.8)[3];
  expect([at(community, 0, 6), at(community, 6, 0), at(community, 6, 6)]).toEqual([0.25, 0.5 / 3, 2 / 3]);
});
