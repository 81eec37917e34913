/**
 * Adjoint of the contacts of a day and of the morning's rules (twin/pressure.ts, twin/govern.ts). Form: pivotal credit. Every
 * transmission hands its credit to each factor of its hazard (docs/gradients.md, eq. 5). Ignored: that a trigger would close or open
 * on another day.
 */
import { CLASSES, Count, Lever, Table, Today } from '../enums';
import { CIRCLE_LAYER } from '../mixing';
import type { CityModel } from '../model';
import { Layer, Who } from '../people';
import { Place } from '../story/attribution';
import { saturation } from '../twin/govern';
import type { Factors } from './cotangents';
import type { Evening } from './history';
import { FACTORS, Factor, OUTSIDE, type Tape, WITNESSES } from './tape';

const ONE = 0x20000000;
const AGE_MASK = (1 << Who.ageBits) - 1;

/** Layer of a place of `Place`. */
export const layerOf = (place: number): number =>
  place === Place.household
    ? Layer.household
    : place < Place.network
      ? CIRCLE_LAYER[place - Place.circle]
      : place - Place.network;

/** Hands the credit of the transmission to `node` on. */
export function transmitted(model: CityModel, tape: Tape, node: number, credit: number, into: Factors): void {
  const from = tape.parent[node * WITNESSES];
  if (from === OUTSIDE || credit === 0) return;
  const { who } = model.people;
  const day = tape.day[node];
  const place = tape.parentPlace[node * WITNESSES];
  const layer = layerOf(place);
  const factor = (column: number) => tape.factors[node * FACTORS + column];
  const child = who[tape.person[node]];
  const parent = who[tape.person[from]];
  into.addDay('outgoing', day, layer * CLASSES + factor(Factor.outgoing), credit);
  into.addDay('incoming', day, layer * CLASSES + factor(Factor.incoming), credit);
  into.addDay('multiplier', day, layer, credit);
  const { byRun } = into;
  if (place === Place.household) byRun.household[(child >>> Who.sizeShift) & 15] += credit;
  else if (place < Place.network) {
    into.addDay('contacts', day, place - Place.circle, credit);
    if (layer === Layer.community) {
      byRun.activity[(parent >>> Who.activityShift) & 3] += credit;
      byRun.activity[(child >>> Who.activityShift) & 3] += credit;
    }
  }
  byRun.shed[factor(Factor.shed)] += credit;
  byRun.susceptibility[child & AGE_MASK] += credit;
  if (factor(Factor.onward) >= 0) byRun.onward[factor(Factor.onward)] += credit;
  if (factor(Factor.vaccine) >= 0) byRun.vaccine[factor(Factor.vaccine)] += credit;
  if (factor(Factor.natural) >= 0) byRun.natural[factor(Factor.natural)] += credit;
}

/** What people did on a day as they perceived risk, and how it depends on what they saw. */
export interface Perception {
  /** Response, 0 … 1, and its derivatives by the cases seen and by the cases of half the response. */
  readonly response: number;
  readonly bySeen: number;
  readonly byHalf: number;
  /** First day whose cases were seen and the first that were not. */
  readonly from: number;
  readonly to: number;
}

/** The morning's perception, as in `govern`. */
export function perception(rows: Uint32Array, levers: Uint32Array, day: number): Perception {
  const to = day - levers[Lever.behaviourDelay];
  const from = Math.max(0, to - 7);
  let seen = 0;
  for (let past = from; past < to; past++) seen += rows[past * Count.words + Count.positives];
  const half = levers[Lever.behaviourHalf];
  const sum = seen + half;
  return {
    response: saturation(seen, half) / ONE,
    bySeen: half / (sum * sum),
    byHalf: -seen / (sum * sum),
    from,
    to,
  };
}

const BEHAVIOUR = [
  [Layer.work, Lever.behaviourWork],
  [Layer.community, Lever.behaviourCommunity],
] as const;

/**
 * dF / d response of a day: through the share of work and community contacts that people avoid. Credits of the day must be complete.
 */
export function byResponse(day: number, levers: Uint32Array, response: number, factors: Factors): number {
  let sum = 0;
  for (const [layer, lever] of BEHAVIOUR) {
    const share = levers[lever] / ONE;
    if (share > 0) sum -= (factors.ofDay('multiplier', day, layer) * share) / (1 - share * response);
  }
  return sum;
}

/** dF / d share of avoidable contacts of a day, in `Layer` order. */
export function byShare(day: number, levers: Uint32Array, response: number, factors: Factors): Float64Array {
  const result = new Float64Array(4);
  for (const [layer, lever] of BEHAVIOUR) {
    const share = levers[lever] / ONE;
    result[layer] = (-factors.ofDay('multiplier', day, layer) * response) / (1 - share * response);
  }
  return result;
}

/** Levers from which the multipliers of the day came: those of open or of closed days. */
export const multiplierLevers = ({ today }: Evening): number => (today[Today.closed] === 1 ? Lever.closed : Lever.open);

/** Where a run factor stands in the tables. */
export const TABLE_OF = {
  shed: Table.shed,
  susceptibility: Table.susceptibility,
  household: Table.household,
  activity: Table.activity,
  vaccine: Table.vaccine,
  onward: Table.onward,
  natural: Table.natural,
} as const;
