/**
 * Adjoints of a morning's choices about tests, results and isolation (twin/testing.ts, twin/progress.ts). Forms: score with the credit
 * ahead for tests and for leaving early, value for isolation and turnaround (docs/gradients.md, eq. 8 and 10). Draws and conditions are
 * computed again from the evenings before and after. Ignored: that a test given to one person is not given to another while capacity
 * is short.
 */
import { philox } from '../../../gpu/lib/philox';
import { Care, CLASSES, Event, Health, Immunity, Lever, Purpose, Stage, Status } from '../enums';
import { until } from '../twin/progress';
import { chance } from '../twin/state';
import { layerOf } from './contact';
import type { Choices } from './cotangents';
import { NEVER } from './dominators';
import type { Evening, History } from './history';
import type { Sweep } from './sweep';
import { FACTORS, Factor, OUTSIDE, WITNESSES } from './tape';

const UNIT = 2 ** -32;
/** Propensities are 16 bits. */
const SHARE = 2 ** -16;

/** One day as the backward sweep comes by it. */
export interface SweepDay {
  readonly history: History;
  readonly day: number;
  readonly before: Evening;
  readonly after: Evening;
  readonly sweep: Sweep;
  /** Credit ahead of a person on the morning of the day. */
  credit(i: number): number;
}

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

function mayAsk(sweep: SweepDay, i: number, stage: number, retest: number): boolean {
  const { after, day } = sweep;
  if (stage === Stage.hospital || stage === Stage.critical || stage === Stage.dead) return false;
  if ((after.events[i] & Event.tested) !== 0) return true;
  if (((after.care[i] >>> Care.pendingShift) & Care.pendingMask) !== 0) return false;
  const word = after.immunity[i];
  return !((word & Immunity.hasPositive) !== 0 && day - ((word >>> Immunity.positiveShift) & Health.dayMask) < retest);
}

/** Who asked for a test, and what the tests said. */
export function testing(sweep: SweepDay, choices: Choices): void {
  const { history, day, after } = sweep;
  const { levers } = after;
  const { seed } = history.model.scenario;
  const symptomatic = levers[Lever.testSymptomatic];
  const quarantined = levers[Lever.testQuarantined];
  const screening = levers[Lever.testScreening];
  if ((symptomatic | quarantined | screening) === 0 || levers[Lever.testCapacity] === 0) return;
  for (let i = 0; i < after.health.length; i++) {
    if (after.care[i] === 0 && after.health[i] === 0 && screening === 0) continue;
    const stage = stageAtNoon(sweep, i);
    const sick = stage === Stage.symptomatic;
    const apart = apartAtNoon(sweep, i);
    if (!sick && !apart && screening === 0) continue;
    if (!mayAsk(sweep, i, stage, levers[Lever.retest])) continue;
    const credit = sweep.credit(i);
    philox(i, day, Purpose.request, 0, seed, history.replicate, draws);
    const asked = sick && chance(draws[0], symptomatic);
    const askedApart = apart && chance(draws[0], quarantined);
    // One draw serves both reasons: the larger of the two shares decides.
    if (sick) choices.add(Lever.testSymptomatic, day, symptomatic * UNIT, asked, credit);
    if (apart && !sick) choices.add(Lever.testQuarantined, day, quarantined * UNIT, askedApart, credit);
    if (!asked && !askedApart)
      choices.add(Lever.testScreening, day, screening * UNIT, chance(draws[1], screening), credit);
    if ((after.events[i] & Event.tested) !== 0) sampled(sweep, i, stage, credit, choices);
  }
}

function sampled({ history, day, after }: SweepDay, i: number, stage: number, credit: number, choices: Choices): void {
  const { levers } = after;
  philox(i, day, Purpose.sample, 0, history.model.scenario.seed, history.replicate, draws);
  const infected = stage >= Stage.exposed && stage <= Stage.critical;
  const since = Math.min(31, day - ((after.health[i] >>> Health.infectedShift) & Health.dayMask));
  const word = infected ? Lever.sensitivity + since : Lever.falsePositive;
  const positive = chance(draws[0], levers[word]);
  choices.add(word, day, levers[word] * UNIT, positive, credit);
}

/**
 * What the objective gains if person i keeps apart from this morning on, as an effect on F (so mostly negative): through those whom it
 * would infect, or, where it is not infected, through its own infection within so many days, seen on people who did not keep
 * apart and counted for those who did.
 *
 * @param share  share of people who do keep apart, below 1 where the uninfected are to count
 */
export function apart(of: SweepDay, i: number, status: 1 | 2, share: number, kept: boolean, days: number): number {
  const { sweep, day, after } = of;
  const node = sweep.current[i];
  const stay = 1 - after.levers[Lever.leave] * UNIT;
  // Somebody who would be told later anyway gains the time until then.
  const told = status === Status.quarantined ? sweep.toldOn[i] - day : NEVER;
  if (node >= 0) {
    const then = told < days ? stay ** told * sweep.sparedByThen[i] : 0;
    return then - sweep.spared[status].total[node];
  }
  const next = sweep.next[i];
  if (next < 0 || kept || share >= 1) return 0;
  const { tape } = sweep;
  const wait = tape.day[next] - day;
  if (wait >= Math.min(days, told) || tape.parent[next * WITNESSES] === OUTSIDE) return 0;
  const at = Lever.incoming + layerOf(tape.parentPlace[next * WITNESSES]) * CLASSES;
  const mask = tape.factors[next * FACTORS + Factor.incoming] & 4;
  const free = after.levers[at + mask];
  if (free === 0) return 0;
  return (-sweep.ahead[i] * (1 - after.levers[at + (mask | status)] / free) * stay ** wait) / (1 - share);
}

/** Who isolated on a result or on symptoms, and who left early. The effect is that on people at the bound of compliance. */
export function isolation(of: SweepDay, choices: Choices): void {
  const { history, day, before, after, sweep } = of;
  const { levers, events } = after;
  const { seed } = history.model.scenario;
  const { traits } = history.model.people;
  const leave = levers[Lever.leave];
  const onResult = levers[Lever.isolationCompliance];
  const onSymptoms = levers[Lever.isolationSymptomatic];
  let begun = 0;
  let alike = 0;
  let sparedByAlike = 0;
  for (let i = 0; i < events.length; i++) {
    const happened = events[i];
    const compliance = traits[2 * i] >>> 16;
    if ((happened & Event.positive) !== 0 && until(before.care[i], Care.isolationShift) <= day) {
      const effect = apart(
        of,
        i,
        Status.isolated,
        onResult * SHARE,
        compliance < onResult,
        levers[Lever.isolationDays],
      );
      choices.exact(Lever.isolationCompliance, day, effect);
    }
    if ((happened & Event.onset) !== 0 && sweep.current[i] >= 0) {
      begun++;
      // Those who do not isolate on symptoms, but do what people at the bound do on a result.
      const same = onResult > onSymptoms ? compliance < onResult : compliance >= onResult;
      if (compliance >= onSymptoms && same) {
        alike++;
        sparedByAlike += sweep.spared[Status.isolated].free[sweep.current[i]];
      }
    }
    if (leave === 0) continue;
    const wasApart =
      until(before.care[i], Care.isolationShift) > day ||
      until(before.care[i], Care.quarantineShift) > day ||
      (happened & Event.isolated) !== 0;
    if (!wasApart || (after.health[i] & Health.stageMask) === Stage.dead) continue;
    philox(i, day, Purpose.leave, 0, seed, history.replicate, draws);
    choices.add(Lever.leave, day, leave * UNIT, chance(draws[0], leave), of.credit(i));
  }
  if (alike > 0) choices.exact(Lever.isolationSymptomatic, day, (-begun * sparedByAlike) / alike);
}

/** Effect on F of results that come a day later, of those who will isolate on one tomorrow and of those who will be told. */
export function aDayLater(of: SweepDay, tomorrow: Evening | undefined, told: ReadonlyMap<number, number>): number {
  if (!tomorrow) return 0;
  const { sweep, history } = of;
  const { traits } = history.model.people;
  let sum = 0;
  for (let i = 0; i < tomorrow.events.length; i++) {
    const happened = tomorrow.events[i];
    const node = sweep.current[i];
    if ((happened & Event.positive) === 0 || node < 0) continue;
    if (until(of.after.care[i], Care.isolationShift) > of.day + 1) continue;
    if (traits[2 * i] >>> 16 < tomorrow.levers[Lever.isolationCompliance])
      sum += sweep.spared[Status.isolated].day[node];
  }
  for (const [j, share] of told) {
    const node = sweep.current[j];
    if (node >= 0) sum += share * sweep.spared[Status.quarantined].day[node];
  }
  return sum;
}
