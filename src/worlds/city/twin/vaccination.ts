/** Who asks for a dose today, and giving it. Twin of shaders/city/request_dose.wgsl and dose.wgsl. */
import { philox } from '../../../gpu/lib/philox';
import { Care, Event, Health, Immunity, Lever, Order, Purpose, Stage } from '../enums';
import { BANDS, NO_SEAT, Who } from '../people';
import { until } from './progress';
import type { Ration } from './ration';
import { type CityState, chance, hesitancy } from './state';

const AGE_MASK = (1 << Who.ageBits) - 1;
/** Third doses come after all first ones (classes 1 … 18). */
const BOOSTER_CLASS = BANDS + 1;

/** Priority class of a first dose, 1 … 18. */
function firstClass(s: CityState, i: number): number {
  const { who, seats } = s.model.people;
  const order = s.levers[Lever.doseOrder];
  if (order === Order.age) return BANDS - (who[i] & AGE_MASK);
  if (order === Order.random) return 1;
  const atHome = Math.min(((who[i] >>> Who.sizeShift) & 15) - 1, 6);
  const score = atHome + (seats[2 * i] !== NO_SEAT ? 6 : 0) + (seats[2 * i + 1] !== NO_SEAT ? 5 : 0);
  return BANDS - score;
}

/** Class of the bid of person i, or -1: not due, unwilling, ill, or apart. */
function doseClass(s: CityState, i: number, day: number): number {
  const { levers, health, care, immunity, draws } = s;
  const stage = health[i] & Health.stageMask;
  const well = stage <= Stage.asymptomatic || stage === Stage.recovered;
  if (!well || until(care[i], Care.isolationShift) > day) return -1;
  const word = immunity[i];
  const doses = word & Immunity.dosesMask;
  if (doses === 3) return -1;
  if (doses === 0) {
    const age = s.model.people.who[i] & AGE_MASK;
    return hesitancy(s, i) < levers[Lever.hesitancy + age] ? -1 : firstClass(s, i);
  }
  const interval = levers[doses === 1 ? Lever.doseInterval : Lever.boosterInterval];
  if (interval === 0 || day - ((word >>> Immunity.lastShift) & Health.dayMask) < interval) return -1;
  philox(i, doses, Purpose.dropout, 0, s.seed, s.replicate, draws);
  if (chance(draws[0], levers[Lever.dropout])) return -1;
  return doses === 1 ? 0 : BOOSTER_CLASS;
}

/** Bids of the day in order of id; the random part of the bin is fixed for each person. */
export function requestDoses(s: CityState, day: number, ration: Ration): void {
  ration.clear();
  for (let i = 0; i < s.agents; i++) {
    const wanted = doseClass(s, i, day);
    if (wanted >= 0) ration.bid(i, wanted * 32 + (hesitancy(s, i) & 31));
  }
}

/** Person i is given the next dose. */
export function dose(s: CityState, i: number, day: number): void {
  const doses = (s.immunity[i] & Immunity.dosesMask) + 1;
  const kept = s.immunity[i] & ~(Immunity.dosesMask | (Health.dayMask << Immunity.lastShift));
  s.immunity[i] = (kept | doses | (day << Immunity.lastShift)) >>> 0;
  s.events[i] |= Event.dosed;
}
