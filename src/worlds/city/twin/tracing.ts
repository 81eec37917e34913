/**
 * Contact tracing: cases are interviewed within capacity, contacts of past days are replayed from the involution, and who is told
 * quarantines. Twin of shaders/city/request_interview.wgsl, interview.wgsl, trace.wgsl and notify.wgsl.
 *
 * Contacts are those of the plan of the day; that an isolated person kept only part of them is not followed up.
 */
import { philox } from '../../../gpu/lib/philox';
import { Care, Event, Health, Immunity, Lever, Notice, Purpose, Stage } from '../enums';
import { CIRCLE_LAYER, CIRCLES, PAIR_KEY, PLACE_CIRCLES } from '../mixing';
import { LAYERS, Layer, Who } from '../people';
import { extend, until } from './progress';
import type { Ration } from './ration';
import { appPropensity, type CityState, chance, compliance } from './state';

/** Bids for interviews: cases whose result is as old as the delay. Yesterday's picks are cleared. */
export function requestInterviews(s: CityState, day: number, ration: Ration): void {
  const { immunity, draws } = s;
  const delay = s.levers[Lever.manualDelay];
  ration.clear();
  for (let i = 0; i < s.agents; i++) {
    const word = immunity[i] & ~Immunity.interviewed;
    immunity[i] = word >>> 0;
    if ((word & Immunity.hasPositive) === 0) continue;
    if (day - ((word >>> Immunity.positiveShift) & Health.dayMask) !== delay) continue;
    philox(i, day, Purpose.interview, 0, s.seed, s.replicate, draws);
    ration.bid(i, draws[0] >>> 27);
  }
}

/** A case is interviewed today. */
export function interview(s: CityState, i: number): void {
  s.immunity[i] |= Immunity.interviewed;
  s.events[i] |= Event.interviewed;
}

function tell(s: CityState, other: number, named: boolean, app: boolean): void {
  const byApp = app && appPropensity(s, other) < s.levers[Lever.app];
  s.notice[other] |= (named ? Notice.manual : 0) | (byApp ? Notice.app : 0);
}

const namedBound = (s: CityState, layer: number): number =>
  layer === Layer.household
    ? 0xffffffff
    : layer === Layer.community
      ? s.levers[Lever.namedCommunity]
      : s.levers[Lever.named];

function traceHousehold(s: CityState, i: number, manual: boolean, app: boolean): void {
  const { people } = s.model;
  if (people.networks[Layer.household]) return;
  const size = (people.who[i] >>> Who.sizeShift) & 15;
  const first = i - ((people.who[i] >>> Who.memberShift) & 15);
  for (let j = first; j < first + size; j++) if (j !== i) tell(s, j, manual, app);
}

function traceCircles(s: CityState, i: number, from: number, to: number, manual: boolean, app: boolean): void {
  const { circle, levers } = s;
  const { members } = s.model.people;
  for (let c = 0; c < CIRCLES; c++) {
    if (levers[Lever.contacts + c] === 0 || !circle.enter(i, c)) continue;
    const bound = namedBound(s, CIRCLE_LAYER[c]);
    const slots = circle.slots(levers, c);
    const whole = slots >>> 16;
    const part = (slots & 0xffff) << 16;
    for (let day = from; day < to; day++) {
      circle.restart();
      for (let k = 0; k < whole + (part !== 0 ? 1 : 0); k++) {
        const position = circle.meet(c, k, day);
        if (position < 0) continue;
        const pair = circle.pair(c, position, day);
        if (k === whole && pair[0] >= part >>> 0) continue;
        const other = c < PLACE_CIRCLES ? members[position] : position;
        tell(s, other, manual && chance(pair[1], bound), app);
      }
    }
  }
}

function traceNetworks(s: CityState, i: number, manual: boolean, app: boolean): void {
  for (let layer = 0; layer < LAYERS; layer++) {
    const network = s.model.people.networks[layer];
    if (!network) continue;
    const bound = namedBound(s, layer);
    for (let e = network.start[i]; e < network.start[i + 1]; e++) {
      const j = network.index[e];
      if (j === i) continue;
      philox(
        Math.min(i, j),
        Math.max(i, j),
        layer,
        Purpose.pairNetwork,
        s.seed,
        (s.replicate | PAIR_KEY) >>> 0,
        s.draws,
      );
      tell(s, j, manual && chance(s.draws[1], bound), app);
    }
  }
}

/** Leaves notices with the contacts of everybody who is interviewed or whose app reports today. */
export function trace(s: CityState, day: number): void {
  const { immunity, levers } = s;
  const lookBack = levers[Lever.lookBack];
  const byManual = levers[Lever.traceManual] !== 0;
  const byApp = levers[Lever.traceApp] !== 0;
  for (let i = 0; i < s.agents; i++) {
    const word = immunity[i];
    if ((word & Immunity.hasPositive) === 0) continue;
    const positive = (word >>> Immunity.positiveShift) & Health.dayMask;
    const manual = byManual && (word & Immunity.interviewed) !== 0;
    const app = byApp && day - positive === levers[Lever.appDelay] && appPropensity(s, i) < levers[Lever.app];
    if (!manual && !app) continue;
    traceHousehold(s, i, manual, app);
    traceCircles(s, i, Math.max(0, positive - lookBack), day, manual, app);
    traceNetworks(s, i, manual, app);
  }
}

/** Who was told quarantines, where the person complies and is not isolated already. */
export function notify(s: CityState, day: number): void {
  const { notice, care, health, events, levers } = s;
  for (let i = 0; i < s.agents; i++) {
    if (notice[i] === 0) continue;
    notice[i] = 0;
    if ((health[i] & Health.stageMask) === Stage.dead) continue;
    if (compliance(s, i) >= levers[Lever.quarantineCompliance]) continue;
    if (until(care[i], Care.isolationShift) > day) continue;
    if (until(care[i], Care.quarantineShift) <= day) events[i] |= Event.quarantined;
    care[i] = extend(care[i], Care.quarantineShift, day + levers[Lever.quarantineDays]);
  }
}
