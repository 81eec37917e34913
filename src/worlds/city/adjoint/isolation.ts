/**
 * Adjoint of isolation, and of keeping apart for any reason (twin/progress.ts). Forms: value, what is spared by keeping apart
 * (docs/gradients.md, eq. 10), and score for leaving early (eq. 8).
 */
import { philox } from '../../../gpu/lib/philox';
import { Care, CLASSES, Event, Health, Lever, Purpose, Stage, Status } from '../enums';
import { until } from '../twin/progress';
import { chance } from '../twin/state';
import { layerOf } from './contact';
import type { Choices } from './cotangents';
import { NEVER } from './dominators';
import type { Evening } from './history';
import type { SweepDay } from './sweepDay';
import { FACTORS, Factor, OUTSIDE, WITNESSES } from './tape';

const UNIT = 2 ** -32;
/** Propensities are 16 bits. */
const ALL = 2 ** 16;
const draws = new Uint32Array(4);

/**
 * What the objective gains if person i keeps apart from this morning on, as an effect on F (so mostly negative): through those whom it
 * would infect, or, where it is not infected, through its own infection within so many days and those whom it would infect then,
 * seen on people who did not keep apart and counted for those who did.
 *
 * @param share  share of people who do keep apart, below 1 where the uninfected are to count
 */
export function apart(of: SweepDay, i: number, status: 1 | 2, share: number, kept: boolean, days: number): number {
  const { sweep, day, after } = of;
  const node = sweep.current[i];
  const stay = 1 - after.levers[Lever.leave] * UNIT;
  // Somebody who would be told later anyway gains the time until then.
  const again = sweep.told.next(i);
  const told = status === Status.quarantined ? again.day - day : NEVER;
  if (node >= 0) {
    const then = told < days ? stay ** told * again.spared : 0;
    return then - sweep.expectation.spared[status].total[node];
  }
  const next = sweep.next[i];
  if (next < 0 || kept || share >= 1) return 0;
  const { tape } = sweep;
  const wait = tape.day[next] - day;
  if (wait >= Math.min(days, told)) return 0;
  // Either it is not infected, or it is and keeps apart for the rest of the time.
  const left = tape.parent[next * WITNESSES] === OUTSIDE ? 1 : entering(of, next, status);
  const rest = sweep.expectation.spared[status].total[next] * sweep.expectation.within(days - wait);
  return (-((1 - left) * sweep.ahead[i] + left * rest) * stay ** wait) / (1 - share);
}

/** What keeping apart leaves of the hazard of the transmission to a node. */
function entering({ after, sweep: { tape } }: SweepDay, node: number, status: 1 | 2): number {
  const at = Lever.incoming + layerOf(tape.parentPlace[node * WITNESSES]) * CLASSES;
  const mask = tape.factors[node * FACTORS + Factor.incoming] & 4;
  const free = after.levers[at + mask];
  return free === 0 ? 1 : after.levers[at + (mask | status)] / free;
}

/** People who do all else as somebody does whose propensity is at a bound. */
export interface AtBound {
  /** Whether propensity c, 16 bits, is of these people. */
  has(c: number): boolean;
  /** Share of these people among all, and of those who keep to what the bound is of among these. */
  readonly share: number;
  readonly keep: number;
}

/**
 * One propensity decides on isolation after a result, isolation with symptoms and quarantine, so that who is at one bound is on one
 * side of the others, and moving the one acts on such people only.
 *
 * @param bound  16 bits, as the others
 */
export function peopleAtBound(bound: number, others: readonly number[]): AtBound {
  const low = Math.max(0, ...others.filter((one) => one < bound));
  const high = Math.min(ALL, ...others.filter((one) => one > bound));
  return { has: (c) => c >= low && c < high, share: (high - low) / ALL, keep: (bound - low) / (high - low) };
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
  const onNotice = levers[Lever.quarantineCompliance];
  const byResult = peopleAtBound(onResult, [onSymptoms, onNotice]);
  const bySymptoms = peopleAtBound(onSymptoms, [onResult, onNotice]);
  let begun = 0;
  let alike = 0;
  let sparedByAlike = 0;
  for (let i = 0; i < events.length; i++) {
    const happened = events[i];
    const compliance = traits[2 * i] >>> 16;
    if (
      (happened & Event.positive) !== 0 &&
      byResult.has(compliance) &&
      until(before.care[i], Care.isolationShift) <= day
    ) {
      const effect = apart(of, i, Status.isolated, byResult.keep, compliance < onResult, levers[Lever.isolationDays]);
      choices.exact(Lever.isolationCompliance, day, effect / byResult.share);
    }
    if ((happened & Event.onset) !== 0 && sweep.current[i] >= 0) {
      begun++;
      if (compliance >= onSymptoms && bySymptoms.has(compliance)) {
        alike++;
        sparedByAlike += sweep.expectation.spared[Status.isolated].free[sweep.current[i]];
      }
    }
    if (leave === 0) continue;
    const wasApart =
      until(before.care[i], Care.isolationShift) > day ||
      until(before.care[i], Care.quarantineShift) > day ||
      (happened & Event.isolated) !== 0;
    if (!wasApart || (after.health[i] & Health.stageMask) === Stage.dead) continue;
    philox(i, day, Purpose.leave, 0, seed, history.replicate, draws);
    choices.add(Lever.leave, day, leave * UNIT, chance(draws[0], leave), sweep.credit(i));
  }
  if (alike > 0) choices.exact(Lever.isolationSymptomatic, day, (-begun * sparedByAlike) / alike);
}

/** Effect on F of results that come a day later, of those who will isolate on one tomorrow and of those who heed a notice. */
export function aDayLater(of: SweepDay, tomorrow: Evening | undefined, heeded: readonly number[]): number {
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
      sum += sweep.expectation.spared[Status.isolated].day[node];
  }
  for (const j of heeded) {
    const node = sweep.current[j];
    if (node >= 0) sum += sweep.expectation.spared[Status.quarantined].day[node];
  }
  return sum;
}
