/**
 * Realised contacts: the mean contact matrices by age that the people and places of a population imply, computed exactly and
 * in one pass. No draws are made here; the kernels' fresh contacts have these means.
 */
import { NETWORK_ONE } from './importedNetwork';
import { BANDS, LAYERS, Layer, type Network, type People, Who } from './people';
import type { LayerContacts } from './population';

/** Largest class of a school and team of a workplace. */
export const CLASS = 25;
const AGE_MASK = (1 << Who.ageBits) - 1;
const SIZE_MASK = 15;

/** Number of classes of a place of `members`; class j holds members `[floor(j m / n), floor((j + 1) m / n))`. */
export function classes(members: number): number {
  return Math.ceil(members / CLASS);
}

/**
 * Mean contacts a day of a person of band a with persons of band b, per layer, f64[18 * 18] row after row.
 *
 * Household: all pairs with weight `contacts.household / (n - 1)`. School and work: each member has `contacts` a day, the
 * share `classShare` of them in its class and the rest in the whole place, uniformly over the other members. Community:
 * uniformly over all others. An imported layer: the weights of its edges. Rows of empty bands are zero.
 */
export function expectedContacts(people: People, contacts: LayerContacts, classShare: number): Float64Array[] {
  const bands = new Uint8Array(people.agents);
  const persons = new Float64Array(BANDS);
  for (let person = 0; person < bands.length; person++) {
    bands[person] = people.who[person] & AGE_MASK;
    persons[bands[person]]++;
  }
  const pairs = Array.from({ length: LAYERS }, () => new Float64Array(BANDS * BANDS));
  addHouseholds(people, bands, contacts.household, pairs[Layer.household]);
  const { starts, schools, workplaces } = people;
  addPlaces(people, bands, starts.subarray(0, schools + 1), contacts.school, classShare, pairs[Layer.school]);
  addPlaces(
    people,
    bands,
    starts.subarray(schools + 1, schools + workplaces + 2),
    contacts.work,
    classShare,
    pairs[Layer.work],
  );
  addGroup(persons, people.agents, contacts.community, pairs[Layer.community]);
  for (let layer = 0; layer < LAYERS; layer++) {
    const network = people.networks[layer];
    if (network) {
      pairs[layer].fill(0);
      addNetwork(network, bands, pairs[layer]);
    }
    for (let a = 0; a < BANDS; a++) {
      for (let b = 0; b < BANDS; b++) if (persons[a] > 0) pairs[layer][a * BANDS + b] /= persons[a];
    }
  }
  return pairs;
}

function addHouseholds(people: People, bands: Uint8Array, contacts: number, into: Float64Array): void {
  for (let first = 0; first < people.agents; ) {
    const size = (people.who[first] >>> Who.sizeShift) & SIZE_MASK;
    const weight = contacts / Math.max(size - 1, 1);
    for (let i = first; i < first + size; i++) {
      for (let j = first; j < first + size; j++) if (i !== j) into[bands[i] * BANDS + bands[j]] += weight;
    }
    first += size;
  }
}

/** Adds the contacts within one group of `members`, of whom `counts[b]` are of band b: `contacts` a day each. */
function addGroup(counts: Float64Array, members: number, contacts: number, into: Float64Array): void {
  if (members < 2) return;
  const weight = contacts / (members - 1);
  for (let a = 0; a < BANDS; a++) {
    if (counts[a] === 0) continue;
    for (let b = 0; b < BANDS; b++) {
      // Few of the bands are present in a class or team, and there are hundreds of thousands of those.
      if (counts[b] > 0) into[a * BANDS + b] += counts[a] * (a === b ? counts[b] - 1 : counts[b]) * weight;
    }
  }
}

function addPlaces(
  people: People,
  bands: Uint8Array,
  starts: Uint32Array,
  contacts: number,
  classShare: number,
  into: Float64Array,
): void {
  const place = new Float64Array(BANDS);
  const inClass = new Float64Array(BANDS);
  for (let p = 0; p + 1 < starts.length; p++) {
    const members = starts[p + 1] - starts[p];
    const count = classes(members);
    place.fill(0);
    const inside = count > 1 ? contacts * classShare : contacts;
    for (let j = 0; j < count; j++) {
      const from = Math.floor((j * members) / count);
      const to = Math.floor(((j + 1) * members) / count);
      inClass.fill(0);
      for (let at = starts[p] + from; at < starts[p] + to; at++) inClass[bands[people.members[at]]]++;
      for (let band = 0; band < BANDS; band++) place[band] += inClass[band];
      addGroup(inClass, to - from, inside, into);
    }
    if (count > 1) addGroup(place, members, contacts * (1 - classShare), into);
  }
}

function addNetwork(network: Network, bands: Uint8Array, into: Float64Array): void {
  for (let person = 0; person < bands.length; person++) {
    for (let at = network.start[person]; at < network.start[person + 1]; at++) {
      into[bands[person] * BANDS + bands[network.index[at]]] += network.weight ? network.weight[at] / NETWORK_ONE : 1;
    }
  }
}
