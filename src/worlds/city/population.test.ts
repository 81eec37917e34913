import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { expect, it } from 'vitest';
import { BANDS, NO_SEAT, type People, SEAT_BITS, Who } from './people';
import { type PopulationOptions, synthesise } from './population';
import { LAYER_CONTACTS, placeTables } from './tables';

const options = (agents: number, seed = 1): PopulationOptions => ({
  agents,
  seed,
  ...placeTables('us'),
  contacts: LAYER_CONTACTS,
});
const band = (people: People, person: number) => people.who[person] & 31;
const size = (people: People, person: number) => (people.who[person] >>> Who.sizeShift) & 15;
const town = synthesise(options(100_000));

/** First persons and sizes of the households; throws where members are not contiguous and numbered. */
function households(people: People): [number, number][] {
  const found: [number, number][] = [];
  for (let first = 0; first < people.agents; ) {
    const members = size(people, first);
    for (let k = 0; k < members; k++) {
      const index = (people.who[first + k] >>> Who.memberShift) & 15;
      if (index !== k || size(people, first + k) !== members) throw new Error(`person ${first + k} is member ${index}`);
    }
    found.push([first, members]);
    first += members;
  }
  return found;
}

/** Every seat points at its person, every member has its seat, every place has two members or more. */
function expectPlaces(people: People): void {
  const { seats, starts, members, schools, workplaces, agents } = people;
  expect(starts).toHaveLength(schools + workplaces + 2);
  expect(starts[0]).toBe(0);
  expect(starts[schools + 1]).toBe(starts[schools]);
  let seated = 0;
  const wrong: number[] = [];
  for (let person = 0; person < agents; person++) {
    for (const lane of [0, 1]) {
      const seat = seats[2 * person + lane];
      if (seat === NO_SEAT) continue;
      seated++;
      const place = (seat >>> SEAT_BITS) + (lane ? schools + 1 : 0);
      const at = starts[place] + (seat & 8191);
      if (members[at] !== person || at >= starts[place + 1] || starts[place + 1] - starts[place] < 2)
        wrong.push(person);
    }
  }
  expect(wrong).toEqual([]);
  expect(seated).toBe(starts[starts.length - 1]);
  expect(members).toHaveLength(Math.max(1, seated));
}

it.each([1, 2, 3, 10, 63, 64, 65, 1000])('builds %i agents with everybody housed and seated', (agents) => {
  for (const seed of [0, 1, 2, 0xffffffff]) {
    const people = synthesise(options(agents, seed));
    expect(people.who).toHaveLength(agents);
    expect(households(people).reduce((sum, [, members]) => sum + members, 0)).toBe(agents);
    expectPlaces(people);
  }
});

it('has exact ages and persons living alone', () => {
  const { ages, memberHousehold } = placeTables('us');
  const persons = new Array<number>(BANDS).fill(0);
  const alone = new Array<number>(BANDS).fill(0);
  for (let i = 0; i < town.agents; i++) {
    persons[band(town, i)]++;
    if (size(town, i) === 1) alone[band(town, i)]++;
  }
  const total = ages.reduce((a, b) => a + b, 0);
  ages.forEach((share, b) => {
    expect(Math.abs(persons[b] - (share / total) * town.agents)).toBeLessThan(1);
    expect(Math.abs(alone[b] - persons[b] * (1 - memberHousehold[b] / 4.11))).toBeLessThanOrEqual(1.5);
  });
  expect(alone.slice(0, 3)).toEqual([0, 0, 0]);
});

it('lets children live with adults, most of them a generation older', () => {
  let abandoned = 0;
  let small = 0;
  let parented = 0;
  let aboutThirty = 0;
  for (const [first, members] of households(town)) {
    const bands = Array.from({ length: members }, (_, k) => band(town, first + k));
    if (Math.min(...bands) < 3 && Math.max(...bands) < 4) abandoned++;
    for (const child of bands.filter((b) => b < 2)) {
      small++;
      if (bands.some((b) => b >= child + 3 && b <= child + 9)) parented++;
      if (bands.some((b) => b >= child + 4 && b <= child + 8)) aboutThirty++;
    }
  }
  expect(abandoned).toBe(0);
  expect(parented / small).toBeGreaterThan(0.95);
  expect(aboutThirty / small).toBeGreaterThan(0.85);
});

it('seats a town in schools and workplaces by the contacts of its ages', () => {
  expectPlaces(town);
  const { memberSchool, memberWork } = placeTables('us');
  const persons = new Array<number>(BANDS).fill(0);
  const seated = [new Array<number>(BANDS).fill(0), new Array<number>(BANDS).fill(0)];
  let both = 0;
  for (let i = 0; i < town.agents; i++) {
    const b = band(town, i);
    persons[b]++;
    const attends = [0, 1].map((lane) => town.seats[2 * i + lane] !== NO_SEAT);
    attends.forEach((is, lane) => {
      if (is) seated[lane][b]++;
    });
    if (attends[0] && attends[1]) both++;
  }
  persons.forEach((count, b) => {
    expect(Math.abs(seated[0][b] - (count * memberSchool[b]) / 11.41)).toBeLessThan(1.5);
    expect(Math.abs(seated[1][b] - (count * memberWork[b]) / 8.07)).toBeLessThan(1.5);
  });
  expect(both).toBe(0);
});

it('keeps colleagues of a household rare and schoolmates of a household common', () => {
  const together = [0, 0];
  const pairs = [0, 0];
  for (const [first, members] of households(town)) {
    for (const lane of [0, 1]) {
      for (let i = first; i < first + members; i++) {
        for (let j = first; j < i; j++) {
          const [a, b] = [town.seats[2 * i + lane], town.seats[2 * j + lane]];
          if (a === NO_SEAT || b === NO_SEAT) continue;
          pairs[lane]++;
          if (a >>> SEAT_BITS === b >>> SEAT_BITS) together[lane]++;
        }
      }
    }
  }
  expect(together[0] / pairs[0]).toBeGreaterThan(0.2);
  expect(together[1] / pairs[1]).toBeLessThan(0.02);
});

it('draws independent uniform traits and equally likely activity levels', () => {
  const levels = [0, 0, 0, 0];
  for (const word of town.who) levels[(word >>> Who.activityShift) & 3]++;
  // Chi-square with 3 degrees of freedom, .999 quantile 16.3.
  expect(levels.reduce((sum, n) => sum + (n - 25_000) ** 2 / 25_000, 0)).toBeLessThan(16.3);
  const halves = Array.from(town.traits, (word) => [word >>> 16, word & 0xffff]).flat();
  for (let lane = 0; lane < 4; lane++) {
    const values = halves.filter((_, i) => i % 4 === lane);
    const mean = values.reduce((a, b) => a + b, 0) / values.length / 65_536;
    // Four standard errors of the mean of 100,000 uniforms.
    expect(Math.abs(mean - 0.5)).toBeLessThan((4 * 0.2887) / Math.sqrt(100_000));
  }
});

it('builds the same words from the same seed, and others from another', () => {
  const digest = (people: People) => {
    const words = [people.who, people.traits, people.seats, people.starts, people.members];
    const hash = sha256.create();
    for (const array of words) hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return bytesToHex(hash.digest()).slice(0, 16);
  };
  expect(digest(synthesise(options(1000)))).toBe('9d726a6e4ec77f31');
  expect(digest(synthesise(options(1000, 2)))).not.toBe('9d726a6e4ec77f31');
});

it('reports progress a hundred times, rising to 1, and stops when told', () => {
  const fractions: number[] = [];
  synthesise(options(20_000), (fraction) => fractions.push(fraction));
  expect(fractions.length).toBeGreaterThanOrEqual(100);
  expect(fractions.every((fraction, i) => i === 0 || fraction >= fractions[i - 1])).toBe(true);
  expect(fractions[fractions.length - 1]).toBe(1);
  const stop = () => {
    throw new DOMException('stopped', 'AbortError');
  };
  expect(() => synthesise(options(20_000), stop)).toThrow('stopped');
});

it('copes with places where nobody is adult, everybody alone, or layers are off', () => {
  const none = new Array<number>(BANDS).fill(0);
  const children = synthesise({ ...options(100), ages: none.map((_, b) => (b < 3 ? 1 : 0)) });
  expect(households(children).reduce((sum, [, members]) => sum + members, 0)).toBe(100);
  const hermits = synthesise({ ...options(100), householdSizes: [1] });
  expect(households(hermits)).toHaveLength(100);
  const off = synthesise({ ...options(100), contacts: { household: 0, school: 0, work: 0, community: 0 } });
  expect([off.schools, off.workplaces, off.starts.length, off.members.length]).toEqual([0, 0, 2, 1]);
  const crowded = synthesise({
    ...options(40_000),
    memberWork: none.map(() => 8.07),
    memberSchool: none.map(() => 11.41),
  });
  expectPlaces(crowded);
  expect(crowded.members).toHaveLength(80_000);
});

it.each([
  [{ agents: 0 }, 'A population of 0 agents cannot be built; give a whole number from 1 to 16777216, such as 100000.'],
  [{ agents: 1.5 }, 'A population of 1.5 agents'],
  [{ agents: 20_000_000 }, 'A population of 20000000 agents'],
  [{ ages: [1, 2] }, 'The table of ages has 2 entries'],
  [{ ages: new Array<number>(18).fill(0) }, 'shares of ages are all zero'],
  [{ memberWork: new Array<number>(18).fill(Number.NaN) }, 'Entry 1 of work contacts by age is NaN'],
  [{ householdSizes: [] }, 'Household sizes must be 1 to 15 shares'],
  [{ householdSizes: [0, 0] }, 'household sizes are all zero'],
  [{ contacts: { household: -1, school: 1, work: 1, community: 1 } }, 'Contacts of the layer household are -1'],
])('refuses %o with a sentence', (change, message) => {
  expect(() => synthesise({ ...options(10), ...change })).toThrow(message);
});
