/** Who asks for a test today, and what the test says. Twin of shaders/city/request_test.wgsl and sample.wgsl. */
import { philox } from '../../../gpu/lib/philox';
import { Care, Event, Health, Immunity, Lever, Purpose, Stage } from '../enums';
import { report, until } from './progress';
import type { Ration } from './ration';
import { type CityState, chance } from './state';

/** Priority classes of a test. */
const TestClass = { symptomatic: 0, quarantined: 1, screening: 2 } as const;

/** Bids of the day: people with symptoms, quarantined people, random screening, in this priority. */
export function requestTests(s: CityState, day: number, ration: Ration): void {
  const { health, care, immunity, levers, draws, seed, replicate } = s;
  const symptomatic = levers[Lever.testSymptomatic];
  const quarantined = levers[Lever.testQuarantined];
  const screening = levers[Lever.testScreening];
  ration.clear();
  for (let i = 0; i < s.agents; i++) {
    if (care[i] === 0 && health[i] === 0 && screening === 0) continue;
    const stage = health[i] & Health.stageMask;
    const sick = stage === Stage.symptomatic;
    const apart = until(care[i], Care.quarantineShift) > day;
    if (!sick && !apart && screening === 0) continue;
    if (stage === Stage.hospital || stage === Stage.critical || stage === Stage.dead) continue;
    if (((care[i] >>> Care.pendingShift) & Care.pendingMask) !== 0) continue;
    const word = immunity[i];
    if (
      (word & Immunity.hasPositive) !== 0 &&
      day - ((word >>> Immunity.positiveShift) & Health.dayMask) < levers[Lever.retest]
    )
      continue;
    philox(i, day, Purpose.request, 0, seed, replicate, draws);
    let wanted = -1;
    if (sick && chance(draws[0], symptomatic)) wanted = TestClass.symptomatic;
    else if (apart && chance(draws[0], quarantined)) wanted = TestClass.quarantined;
    else if (chance(draws[1], screening)) wanted = TestClass.screening;
    if (wanted >= 0) ration.bid(i, wanted * 32 + (draws[2] >>> 27));
  }
}

/** A swab is taken: its outcome is drawn now and known after the turnaround. */
export function sample(s: CityState, i: number, day: number): void {
  const { levers, draws, care, events } = s;
  philox(i, day, Purpose.sample, 0, s.seed, s.replicate, draws);
  const word = s.health[i];
  const stage = word & Health.stageMask;
  const infected = stage >= Stage.exposed && stage <= Stage.critical;
  const since = Math.min(31, day - ((word >>> Health.infectedShift) & Health.dayMask));
  const bound = infected ? levers[Lever.sensitivity + since] : levers[Lever.falsePositive];
  const outcome = chance(draws[0], bound);
  const days = levers[Lever.turnaround] + (draws[1] < levers[Lever.turnaroundMore] ? 1 : 0);
  events[i] |= Event.tested;
  if (days === 0) {
    if (outcome) events[i] |= report(s, i, day, infected);
    return;
  }
  care[i] =
    (care[i] | (days << Care.pendingShift) | (outcome ? Care.outcome : 0) | (infected ? Care.infected : 0)) >>> 0;
}
