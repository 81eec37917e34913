/**
 * Whom a person met on past days, replayed from the involution; nothing of it is stored. Contacts are those of the plan of the day: that
 * an isolated person kept only part of them is not followed up.
 */
import { philox } from '../../../gpu/lib/philox';
import { Lever, Purpose } from '../enums';
import { CIRCLE_LAYER, CIRCLES, type Circle, PAIR_KEY, PLACE_CIRCLES } from '../mixing';
import { LAYERS, Layer, type People, Who } from '../people';
import { chance } from './state';

/** What a replay reads: `CityState`, or a day gone by. */
export interface Plan {
  readonly people: People;
  readonly circle: Circle;
  readonly levers: Uint32Array;
  readonly seed: number;
  readonly replicate: number;
}

/** In place of a lever where a case names everybody. */
export const ALL_NAMED = -1;

/**
 * Called with who was met, the lever that holds the probability of being named, or `ALL_NAMED`, whether a case would name, and a number
 * that meetings share which one draw names: those of two people in one circle on one day.
 */
type Visit = (other: number, lever: number, named: boolean, draw: number) => void;

/** In place of a day and circle. */
const ONCE = -1;

const draws = new Uint32Array(4);

/** The lever that says how many contacts of a layer a case names. */
const namingLever = (layer: number): number =>
  layer === Layer.household ? ALL_NAMED : layer === Layer.community ? Lever.namedCommunity : Lever.named;

/** Visits everybody whom person i met on days `from <= day < to`: the household once, circles by day and slot, stored edges once. */
export function eachMeeting(plan: Plan, i: number, from: number, to: number, visit: Visit): void {
  household(plan, i, visit);
  circles(plan, i, from, to, visit);
  networks(plan, i, visit);
}

function household({ people }: Plan, i: number, visit: Visit): void {
  if (people.networks[Layer.household]) return;
  const first = i - ((people.who[i] >>> Who.memberShift) & 15);
  const end = first + ((people.who[i] >>> Who.sizeShift) & 15);
  for (let j = first; j < end; j++) if (j !== i) visit(j, ALL_NAMED, true, ONCE);
}

function circles({ people, circle, levers }: Plan, i: number, from: number, to: number, visit: Visit): void {
  for (let c = 0; c < CIRCLES; c++) {
    if (levers[Lever.contacts + c] === 0 || !circle.enter(i, c)) continue;
    const lever = namingLever(CIRCLE_LAYER[c]);
    const slots = circle.slots(levers, c);
    const whole = slots >>> 16;
    const part = ((slots & 0xffff) << 16) >>> 0;
    for (let day = from; day < to; day++) {
      circle.restart();
      for (let k = 0; k < whole + (part !== 0 ? 1 : 0); k++) {
        const position = circle.meet(c, k, day);
        if (position < 0) continue;
        const pair = circle.pair(c, position, day);
        if (k === whole && pair[0] >= part) continue;
        const other = c < PLACE_CIRCLES ? people.members[position] : position;
        visit(other, lever, chance(pair[1], levers[lever]), day * CIRCLES + c);
      }
    }
  }
}

function networks({ people, levers, seed, replicate }: Plan, i: number, visit: Visit): void {
  for (let layer = 0; layer < LAYERS; layer++) {
    const network = people.networks[layer];
    if (!network) continue;
    const lever = namingLever(layer);
    for (let e = network.start[i]; e < network.start[i + 1]; e++) {
      const j = network.index[e];
      if (j === i) continue;
      philox(Math.min(i, j), Math.max(i, j), layer, Purpose.pairNetwork, seed, (replicate | PAIR_KEY) >>> 0, draws);
      visit(j, lever, lever === ALL_NAMED || chance(draws[1], levers[lever]), ONCE - layer);
    }
  }
}
