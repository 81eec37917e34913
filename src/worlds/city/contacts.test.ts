/**
 * The partners of every day as the agents meet them: mutual, as many as asked for, and between ages as Mistry et al. 2021 found them.
 * `matrix.test.ts` checks what the people and places imply on average; here the involution is walked.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Lever, Table } from './enums';
import { CIRCLE_LAYER, CIRCLES, Circle, PLACE_CIRCLES } from './mixing';
import type { CityModel } from './model';
import { BANDS, Layer, Who } from './people';
import { LAYER_CONTACTS, type PlaceId } from './tables';
import { modelWith, sum, TEXTBOOK_SIR } from './theory.fixture';

const CONTACTS = fileURLToPath(new URL('../../../../shared/data/contacts/', import.meta.url));
const LAYERS = ['household', 'school', 'work', 'community'] as const;

/** Calls `meet(i, j)` for every fresh contact of every person i in circle kind c on a day, both directions of each. */
function walk(model: CityModel, c: number, day: number, meet: (i: number, j: number) => void): void {
  const levers = model.levers(day, 0);
  if (levers[Lever.contacts + c] === 0) return;
  const circle = new Circle(model.people, model.block, model.scenario.seed, 0);
  for (let i = 0; i < model.agents; i++) {
    if (!circle.enter(i, c)) continue;
    const slots = circle.slots(levers, c);
    const part = ((slots & 0xffff) << 16) >>> 0;
    for (let k = 0; k < (slots >>> 16) + (part > 0 ? 1 : 0); k++) {
      const position = circle.meet(c, k, day);
      if (position < 0 || (k === slots >>> 16 && circle.pair(c, position, day)[0] >= part)) continue;
      meet(i, c < PLACE_CIRCLES ? model.people.members[position] : position);
    }
  }
}

/** Days walked where contacts are averaged. */
const DAYS = 8;

const bandOf = (model: CityModel, i: number) => model.people.who[i] & ((1 << Who.ageBits) - 1);

describe.each([2, 3, 24, 25, 26, 63, 64, 65, 127, 128, 129, 1000, 5000])('%i people', (agents) => {
  it('have mutual contacts in every circle', () => {
    const model = modelWith({ agents, 'contacts.community': 9.3 });
    for (let c = 0; c < CIRCLES; c++) {
      for (const day of [0, 17]) {
        // Contacts of i with j less those of j with i.
        const balance = new Map<number, number>();
        walk(model, c, day, (i, j) => {
          const pair = Math.min(i, j) * agents + Math.max(i, j);
          balance.set(pair, (balance.get(pair) ?? 0) + Math.sign(j - i));
          if (i === j) balance.set(pair, Number.NaN);
        });
        expect([...balance.values()].filter((value) => value !== 0)).toEqual([]);
      }
    }
  });
});

describe('contacts a day', () => {
  const model = modelWith({ agents: 50_000 });

  it.each([
    ['school', [0, 1], 11.41],
    ['work', [2, 3], 8.07],
    ['community', [4, 5], 2.79],
  ] as const)('are those asked for at %s, for every member', (name, circles, wanted) => {
    let contacts = 0;
    let members = model.agents;
    if (name !== 'community') {
      const { starts, schools, workplaces } = model.people;
      members = name === 'school' ? starts[schools] : starts[schools + 1 + workplaces] - starts[schools + 1];
    }
    for (let day = 0; day < DAYS; day++) {
      for (const c of circles) {
        walk(model, c, day, () => {
          contacts++;
        });
      }
    }
    expect(Math.abs(contacts / (members * DAYS) / wanted - 1)).toBeLessThan(0.005);
  });

  it('fall into the class as its share says', () => {
    const counts = [0, 0];
    for (let day = 0; day < DAYS; day++) for (const c of [0, 1]) walk(model, c, day, () => counts[c]++);
    expect(Math.abs(counts[0] / (counts[0] + counts[1]) / 0.8 - 1)).toBeLessThan(0.005);
  });

  it('are ten a day in one group, with anybody alike', () => {
    const agents = 1000;
    const sir = modelWith({ ...TEXTBOOK_SIR, agents });
    const days = 200;
    const met = new Float64Array(agents);
    let contacts = 0;
    for (let day = 0; day < days; day++) {
      walk(sir, 5, day, (i, j) => {
        contacts++;
        if (i === 123) met[j]++;
      });
    }
    expect(Math.abs(contacts / (agents * days) / 10 - 1)).toBeLessThan(0.005);
    // 2,000 contacts over 999 others: chi-square of 998 degrees of freedom.
    const expected = sum(met) / (agents - 1);
    const chiSquare = sum(met.filter((_, j) => j !== 123).map((count) => (count - expected) ** 2 / expected));
    expect(Math.abs(chiSquare - (agents - 2))).toBeLessThan(4.5 * Math.sqrt(2 * (agents - 2)));
  });
});

/** f64[18 * 18] per layer, mean contacts a day over `days`; at home the weights that the hazard takes. */
function realised(model: CityModel, days: number): Float64Array[] {
  const matrices = LAYERS.map(() => new Float64Array(BANDS * BANDS));
  const bands = Uint8Array.from({ length: model.agents }, (_, i) => bandOf(model, i));
  const persons = new Float64Array(BANDS);
  for (const band of bands) persons[band]++;
  for (let day = 0; day < days; day++) {
    for (let c = 0; c < CIRCLES; c++) {
      const into = matrices[CIRCLE_LAYER[c]];
      walk(model, c, day, (i, j) => {
        into[bands[i] * BANDS + bands[j]] += 1 / days;
      });
    }
  }
  const home = matrices[Layer.household];
  for (let i = 0; i < model.agents; i++) {
    const size = (model.people.who[i] >>> Who.sizeShift) & 15;
    const first = i - ((model.people.who[i] >>> Who.memberShift) & 15);
    const weight = model.tables[Table.household + size] / 2 ** 29;
    for (let j = first; j < first + size; j++) if (j !== i) home[bands[i] * BANDS + bands[j]] += weight;
  }
  return matrices.map((matrix) => matrix.map((value, at) => value / Math.max(1, persons[Math.floor(at / BANDS)])));
}

const rowSums = (matrix: ArrayLike<number>): number[] =>
  Array.from({ length: BANDS }, (_, a) => sum(Array.from(matrix).slice(a * BANDS, (a + 1) * BANDS)));

function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const centred = (values: ArrayLike<number>) => Array.from(values, (value) => value - sum(values) / values.length);
  const [u, v] = [centred(x), centred(y)];
  const dot = (p: number[], q: number[]) => sum(p.map((value, i) => value * q[i]));
  return dot(u, v) / Math.sqrt(dot(u, u) * dot(v, v));
}

function published(place: PlaceId, layer: (typeof LAYERS)[number]): number[] {
  const rows = readFileSync(`${CONTACTS}${place}_${layer}.csv`, 'utf8').trim().split('\n').slice(1);
  return rows.flatMap((row) =>
    row
      .split(',')
      .slice(1)
      .map((cell) => Number(cell) * LAYER_CONTACTS[layer]),
  );
}

describe.skipIf(!existsSync(CONTACTS)).each(['us', 'ny', 'mo'] as const)(
  'partners in %s against Mistry et al. 2021 (skipped without ../shared/data)',
  (place) => {
    const model = modelWith({ agents: 50_000, 'population.place': place });
    const met = realised(model, DAYS);
    const persons = new Float64Array(BANDS);
    for (let i = 0; i < model.agents; i++) persons[bandOf(model, i)]++;
    const mean = (rows: readonly number[]) => sum(rows.map((row, a) => row * persons[a])) / model.agents;

    it.each(LAYERS.map((name, layer) => [name, layer] as const))('%s', (name, layer) => {
      const target = published(place, name);
      const [got, wanted] = [rowSums(met[layer]), rowSums(target)];
      const errors = wanted.flatMap((row, a) => (row > 0 ? [Math.abs(got[a] / row - 1)] : []));
      const worst = Math.max(...wanted.map((row, a) => (row > 0.1 ? Math.abs(got[a] / row - 1) : 0)));
      const together = correlation(met[layer], target);
      const overall = mean(got) / mean(wanted) - 1;
      const percent = (x: number) => `${(100 * x).toFixed(2)} %`;
      console.info(
        `${place} ${name}: rows mean ${percent(sum(errors) / errors.length)}, worst ${percent(worst)}; correlation ${together.toFixed(4)}; contacts ${percent(overall)}`,
      );
      expect(sum(errors) / errors.length).toBeLessThan(0.1);
      // Rows below .1 contacts a day hang on one or two members of the band.
      expect(worst).toBeLessThan(0.1);
      expect(together).toBeGreaterThan(0.95);
      expect(Math.abs(overall)).toBeLessThan(0.03);
    });

    it('agree with the expected contacts of these people', () => {
      met.forEach((matrix, layer) => {
        // The community's cells hold 300 contacts and more, which blurs its flat matrix to a correlation of 0.998.
        expect(correlation(matrix, model.contacts[layer])).toBeGreaterThan(0.995);
        const wanted = rowSums(model.contacts[layer]);
        rowSums(matrix).forEach((row, a) => {
          // Poisson error of so many contacts, each counted at both ends.
          const error = 1.5 * Math.sqrt(wanted[a] / (persons[a] * DAYS));
          expect(Math.abs(row - wanted[a])).toBeLessThanOrEqual(5 * error + 1e-6);
        });
      });
    });
  },
);
