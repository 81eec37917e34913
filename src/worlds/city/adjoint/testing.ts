/**
 * Adjoint of who asks for a test and of what tests say (twin/testing.ts). Form: score with the credit ahead (docs/gradients.md, eq. 8).
 * Draws and conditions are computed again from the evenings before and after. Ignored: that a test given to one person is not given to
 * another while capacity is short.
 */
import { philox } from '../../../gpu/lib/philox';
import { Care, Event, Health, Immunity, Lever, Purpose, Stage } from '../enums';
import { until } from '../twin/progress';
import { chance } from '../twin/state';
import type { Choices } from './cotangents';
import type { SweepDay } from './sweepDay';

const UNIT = 2 ** -32;

const draws = new Uint32Array(4);

/** Stage when tests were taken: who was infected later that day was not yet. */
function stageAtNoon({ before, after }: SweepDay, i: number): number {
  const word = (after.events[i] & Event.infected) !== 0 ? before.health[i] : after.health[i];
  return word & Health.stageMask;
}

/** Whether person i was in quarantine when tests were asked for; who was told on the same day was not yet. */
function apartAtNoon({ after, day }: SweepDay, i: number): boolean {
  return until(after.care[i], Care.quarantineShift) > day && (after.events[i] & Event.quarantined) === 0;
}

function mayAsk(of: SweepDay, i: number, stage: number, retest: number): boolean {
  const { after, day } = of;
  if (stage === Stage.hospital || stage === Stage.critical || stage === Stage.dead) return false;
  if ((after.events[i] & Event.tested) !== 0) return true;
  if (((after.care[i] >>> Care.pendingShift) & Care.pendingMask) !== 0) return false;
  const word = after.immunity[i];
  return !((word & Immunity.hasPositive) !== 0 && day - ((word >>> Immunity.positiveShift) & Health.dayMask) < retest);
}

/** Who asked for a test, and what the tests said. */
export function testing(of: SweepDay, choices: Choices): void {
  const { history, day, after } = of;
  const { levers } = after;
  const { seed } = history.model.scenario;
  const symptomatic = levers[Lever.testSymptomatic];
  const quarantined = levers[Lever.testQuarantined];
  const screening = levers[Lever.testScreening];
  if ((symptomatic | quarantined | screening) === 0 || levers[Lever.testCapacity] === 0) return;
  for (let i = 0; i < after.health.length; i++) {
    if (after.care[i] === 0 && after.health[i] === 0 && screening === 0) continue;
    const stage = stageAtNoon(of, i);
    const sick = stage === Stage.symptomatic;
    const apart = apartAtNoon(of, i);
    if (!sick && !apart && screening === 0) continue;
    if (!mayAsk(of, i, stage, levers[Lever.retest])) continue;
    const credit = of.sweep.credit(i);
    philox(i, day, Purpose.request, 0, seed, history.replicate, draws);
    const asked = sick && chance(draws[0], symptomatic);
    const askedApart = apart && chance(draws[0], quarantined);
    // One draw serves both reasons: the larger of the two shares decides.
    if (sick) choices.add(Lever.testSymptomatic, day, symptomatic * UNIT, asked, credit);
    if (apart && !sick) choices.add(Lever.testQuarantined, day, quarantined * UNIT, askedApart, credit);
    if (!asked && !askedApart)
      choices.add(Lever.testScreening, day, screening * UNIT, chance(draws[1], screening), credit);
    if ((after.events[i] & Event.tested) !== 0) sampled(of, i, stage, credit, choices);
  }
}

function sampled({ history, day, after }: SweepDay, i: number, stage: number, credit: number, choices: Choices): void {
  const { levers } = after;
  philox(i, day, Purpose.sample, 0, history.model.scenario.seed, history.replicate, draws);
  const infected = stage >= Stage.exposed && stage <= Stage.critical;
  const since = Math.min(31, day - ((after.health[i] >>> Health.infectedShift) & Health.dayMask));
  const word = infected ? Lever.sensitivity + since : Lever.falsePositive;
  const positive = chance(draws[0], levers[word]);
  choices.add(word, day, levers[word] * UNIT, positive, credit, {
    group: infected ? Lever.sensitivity : Lever.falsePositive,
  });
}
