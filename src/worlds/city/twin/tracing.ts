/**
 * Contact tracing: cases are interviewed within capacity, contacts of past days are replayed from the involution, and who is told
 * quarantines. Twin of shaders/city/request_interview.wgsl, interview.wgsl, trace.wgsl and notify.wgsl.
 */
import { philox } from '../../../gpu/lib/philox';
import { Care, Event, Health, Immunity, Lever, Notice, Purpose, Stage } from '../enums';
import { eachMeeting } from './meetings';
import { extend, until } from './progress';
import type { Ration } from './ration';
import { appPropensity, type CityState, compliance } from './state';

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

/** Leaves notices with the contacts of everybody who is interviewed or whose app reports today. */
export function trace(s: CityState, day: number): void {
  const { immunity, levers } = s;
  const lookBack = levers[Lever.lookBack];
  const byManual = levers[Lever.traceManual] !== 0;
  const byApp = levers[Lever.traceApp] !== 0;
  const plan = { people: s.model.people, circle: s.circle, levers, seed: s.seed, replicate: s.replicate };
  for (let i = 0; i < s.agents; i++) {
    const word = immunity[i];
    if ((word & Immunity.hasPositive) === 0) continue;
    const positive = (word >>> Immunity.positiveShift) & Health.dayMask;
    const manual = byManual && (word & Immunity.interviewed) !== 0;
    const app = byApp && day - positive === levers[Lever.appDelay] && appPropensity(s, i) < levers[Lever.app];
    if (!manual && !app) continue;
    eachMeeting(plan, i, Math.max(0, positive - lookBack), day, (other, _, named) =>
      tell(s, other, manual && named, app),
    );
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
