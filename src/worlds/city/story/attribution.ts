/**
 * Who infected whom. A run draws that a person is infected, where and by which variant, but not by whom: the hazard of a layer is the
 * sum of what each contact contributed. This picks one contact with probability proportional to its contribution, which is the exact
 * conditional probability given everything that the run drew (docs/worlds/city.md, eq. 19). It changes nothing in the run.
 */
import { mulhi, mulhiRound, saturatingAdd, scale29 } from '../../../gpu/lib/integer';
import { philox } from '../../../gpu/lib/philox';
import { CLASSES, Lever, Purpose, Table } from '../enums';
import { CIRCLE_LAYER, CIRCLES, PLACE_CIRCLES } from '../mixing';
import { Layer, Who } from '../people';
import { magnitudeOf } from '../twin/shed';
import type { CityState } from '../twin/state';

/** Where two people meet: 0 at home, 1 … 6 in a circle (its number plus one), 7 … 10 along an imported layer (its number plus seven). */
export const Place = { household: 0, circle: 1, network: 7, count: 11 } as const;

/** Called with each infectious contact, its contribution, u32 in the units of the summed pressure, and where the two met. */
type Visit = (contact: number, amount: number, place: number) => void;

/** What one meeting with person i brings in a layer, before the factor of a stored edge or of community activity. */
function outgoing(s: CityState, i: number, layer: number, second: number): number {
  const shed = s.shed[i];
  if (shed === 0 || ((shed >>> 29) & 1) !== second) return 0;
  return mulhiRound(magnitudeOf(shed), s.levers[Lever.outgoing + layer * CLASSES + ((shed >>> 26) & 7)]);
}

function household(s: CityState, j: number, second: number, visit: Visit): void {
  const { who } = s.model.people;
  const first = j - ((who[j] >>> Who.memberShift) & 15);
  const end = first + ((who[j] >>> Who.sizeShift) & 15);
  for (let i = first; i < end; i++) {
    const amount = i === j ? 0 : outgoing(s, i, Layer.household, second);
    if (amount > 0) visit(i, amount, Place.household);
  }
}

function network(s: CityState, j: number, layer: number, second: number, visit: Visit): void {
  const edges = s.model.people.networks[layer];
  if (!edges) return;
  for (let e = edges.start[j]; e < edges.start[j + 1]; e++) {
    const i = edges.index[e];
    const whole = outgoing(s, i, layer, second);
    const amount = edges.weight ? scale29(whole, edges.weight[e]) : whole;
    if (amount > 0) visit(i, amount, Place.network + layer);
  }
}

function circles(s: CityState, j: number, day: number, layer: number, second: number, visit: Visit): void {
  const { circle, levers, tables } = s;
  const { members } = s.model.people;
  for (let c = 0; c < CIRCLES; c++) {
    if (CIRCLE_LAYER[c] !== layer || levers[Lever.contacts + c] === 0 || !circle.enter(j, c)) continue;
    const slots = circle.slots(levers, c);
    const whole = slots >>> 16;
    const part = ((slots & 0xffff) << 16) >>> 0;
    for (let k = 0; k < whole + (part !== 0 ? 1 : 0); k++) {
      const position = circle.meet(c, k, day);
      if (position < 0) continue;
      const i = c < PLACE_CIRCLES ? members[position] : position;
      let amount = outgoing(s, i, layer, second);
      if (c >= PLACE_CIRCLES) amount = scale29(amount, tables[Table.activity + (s.shed[i] >>> 30)]);
      if (amount === 0 || (k === whole && circle.pair(c, position, day)[0] >= part)) continue;
      visit(i, amount, Place.circle + c);
    }
  }
}

/**
 * Visits the contacts of person j on a day that contributed to its hazard in a layer through one variant, in a fixed order: household by
 * id, circles by kind and slot, stored edges by neighbour. Whom j met twice is visited twice.
 *
 * @param s  state after `shed` of that day, whose words of infectiousness and levers are those of its contacts
 */
export function contributions(s: CityState, j: number, day: number, layer: number, second: number, visit: Visit): void {
  if (s.model.people.networks[layer]) network(s, j, layer, second, visit);
  else if (layer === Layer.household) household(s, j, second, visit);
  else circles(s, j, day, layer, second, visit);
}

export interface Attribution {
  readonly infector: number;
  /** Where the two met, see `Place`. */
  readonly place: number;
  /** Its share of the contributions, more than 0 and at most 1: the probability that it was this one. */
  readonly share: number;
}

/**
 * The contact that draw `u` picks in proportion to the contributions (eq. 19).
 *
 * @param day  day of the infection; `s` is the state of that day, after its contacts
 * @param layer, second  what the run drew for it
 * @param u  u32
 * @throws RangeError where nobody contributed, which no infection of a run allows
 */
export function infectorOf(
  s: CityState,
  j: number,
  day: number,
  layer: number,
  second: number,
  u: number,
): Attribution {
  const contacts: number[] = [];
  const places: number[] = [];
  const until: number[] = [];
  let total = 0;
  contributions(s, j, day, layer, second, (contact, amount, place) => {
    // Saturates as the pressure does; the last contacts then lose their share.
    total = saturatingAdd(total, amount);
    contacts.push(contact);
    places.push(place);
    until.push(total);
  });
  if (total === 0)
    throw new RangeError(`Nobody can have infected person ${j} on day ${day}: the state is of another day.`);
  const pick = mulhi(u, total);
  const at = until.findIndex((end) => pick < end);
  const infector = contacts[at];
  const own = contacts.reduce(
    (sum, contact, k) => (contact === infector ? sum + until[k] - (until[k - 1] ?? 0) : sum),
    0,
  );
  return { infector, place: places[at], share: own / total };
}

/** The contact to whom an infection is attributed: `infectorOf` with the draw that is kept for it. */
export function attribute(s: CityState, j: number, day: number, layer: number, second: number): Attribution {
  philox(j, day, Purpose.attribution, 0, s.seed, s.replicate, s.draws);
  return infectorOf(s, j, day, layer, second, s.draws[0]);
}
