/**
 * Adjoint of contact tracing (twin/tracing.ts): who was named, who heeds a notice, who has the app, who was interviewed. Form: value, what
 * keeping apart spares of those who were or would have been told (docs/gradients.md, eq. 10). A notice counts where it is the only one of
 * the day. Ignored: that an interview of one case is not held with another, except as the share of
 * cases that capacity leaves.
 */
import { Care, Health, Immunity, Lever, Stage, Status } from '../enums';
import type { Circle } from '../mixing';
import { eachMeeting } from '../twin/meetings';
import { until } from '../twin/progress';
import type { Choices } from './cotangents';
import { apart, peopleAtBound } from './isolation';
import type { SweepDay } from './sweepDay';

const UNIT = 2 ** -32;
const SHARE = 2 ** -16;

/** More than there are draws of one pair of people, which separates two others in a key. */
const DRAWS = 2 ** 16;

/** A contact that a case could name or that its app could tell. */
interface Meeting {
  readonly other: number;
  /** Lever that holds the probability of being named, or `ALL_NAMED`. */
  readonly word: number;
  readonly named: boolean;
}

/** A case whose contacts are, or could have been, told today. */
interface Case {
  readonly person: number;
  readonly asked: boolean;
  readonly interviewed: boolean;
  readonly appDue: boolean;
  readonly meetings: readonly Meeting[];
}

/** Contacts of a person on the days that are looked back to, once where one draw names several. */
function meetings({ history, day, after }: SweepDay, circle: Circle, i: number, from: number): Meeting[] {
  const { people, scenario } = history.model;
  const plan = { people, circle, levers: after.levers, seed: scenario.seed, replicate: history.replicate };
  const met: Meeting[] = [];
  const seen = new Set<number>();
  eachMeeting(plan, i, from, day, (other, word, named, draw) => {
    const key = other * DRAWS + draw;
    if (!seen.has(key)) met.push({ other, word, named });
    seen.add(key);
  });
  return met;
}

function casesOf(of: SweepDay, circle: Circle): Case[] {
  const { after, day } = of;
  const { levers, immunity } = after;
  const manual = levers[Lever.traceManual] !== 0;
  const app = levers[Lever.traceApp] !== 0;
  const cases: Case[] = [];
  for (let i = 0; i < immunity.length; i++) {
    const word = immunity[i];
    if ((word & Immunity.hasPositive) === 0) continue;
    const positive = (word >>> Immunity.positiveShift) & Health.dayMask;
    const asked = manual && day - positive === levers[Lever.manualDelay];
    const appDue = app && day - positive === levers[Lever.appDelay];
    if (!asked && !appDue) continue;
    const from = Math.max(0, positive - levers[Lever.lookBack]);
    cases.push({
      person: i,
      asked,
      interviewed: asked && (word & Immunity.interviewed) !== 0,
      appDue,
      meetings: meetings(of, circle, i, from),
    });
  }
  return cases;
}

/**
 * Notices of one day. Returns who was told and heeds it.
 *
 * A case brings about that its contacts are told, which is credited to it. While interviews are short it takes the place of another
 * case, and brings about nothing.
 */
export function tracing(of: SweepDay, circle: Circle, choices: Choices): readonly number[] {
  const { after, day, history, sweep } = of;
  const { levers } = after;
  const told = new Map<number, number>();
  if (levers[Lever.traceManual] === 0 && levers[Lever.traceApp] === 0) return [];
  const { traits } = history.model.people;
  const hasApp = (i: number) => (traits[2 * i] & 0xffff) < levers[Lever.app];
  const bound = levers[Lever.quarantineCompliance];
  const share = bound * SHARE;
  const atBound = peopleAtBound(bound, [levers[Lever.isolationCompliance], levers[Lever.isolationSymptomatic]]);
  const propensity = (j: number) => traits[2 * j] >>> 16;
  const reachable = (i: number) =>
    (after.health[i] & Health.stageMask) !== Stage.dead && until(after.care[i], Care.isolationShift) <= day;
  /** Effect on F if j kept apart, on top of what later notices of the run add; `keep` is the share of people like it that does. */
  const added = (j: number, keep: number) =>
    reachable(j) ? apart(of, j, Status.quarantined, keep, propensity(j) < bound, levers[Lever.quarantineDays]) : 0;
  /**
   * Effect on F if j were told, who is apart already where it was told some days before. Who is infected heeds or not as it does;
   * for those who heed and were not infected stand the others.
   */
  const effect = (j: number) => {
    if (day - sweep.told.last(j, day) < levers[Lever.quarantineDays]) return 0;
    if (sweep.current[j] < 0) return share * added(j, share);
    return propensity(j) < bound ? added(j, share) : 0;
  };
  const cases = casesOf(of, circle);
  for (const { person, interviewed, appDue, meetings: met } of cases) {
    const own = new Set<number>();
    for (const { other, named } of met) {
      if ((interviewed && named) || (appDue && hasApp(person) && hasApp(other))) own.add(other);
    }
    for (const other of own) told.set(other, (told.get(other) ?? 0) + 1);
  }
  for (const j of told.keys()) {
    if (!atBound.has(propensity(j))) continue;
    choices.exact(Lever.quarantineCompliance, day, added(j, atBound.keep) / atBound.share);
  }
  const asked = cases.filter((one) => one.asked);
  const held = asked.filter((one) => one.interviewed).length;
  const short = held < asked.length;
  let interviews = 0;
  for (const one of cases) {
    const { byInterview, byApp, othersByInterview, othersByApp } = ofCase(one);
    interviews += one.asked ? byInterview : 0;
    if (one.interviewed && !short) sweep.bring(one.person, byInterview, othersByInterview);
    if (one.appDue) choices.exact(Lever.app, day, byApp);
    if (one.appDue && hasApp(one.person)) sweep.bring(one.person, byApp, othersByApp);
  }
  if (short) choices.exact(Lever.interviewCapacity, day, interviews / asked.length);
  for (const j of told.keys()) {
    const node = sweep.current[j];
    sweep.told.mark(j, day, node >= 0 ? sweep.expectation.spared[Status.quarantined].total[node] : 0);
  }
  return [...told.keys()].filter((j) => reachable(j) && propensity(j) < bound);

  /** What the contacts of a case keeping apart comes to, if all who were named, or all with the app, were told by it alone. */
  function ofCase(one: Case) {
    const manual = new Set<number>();
    const unnamed: { other: number; word: number }[] = [];
    const phones = new Set<number>();
    for (const { other, word, named } of one.meetings) {
      if (named) manual.add(other);
      else unnamed.push({ other, word });
      phones.add(other);
    }
    const app = one.appDue && hasApp(one.person);
    const byThis = (j: number) => (one.interviewed && manual.has(j)) || (app && hasApp(j));
    const alone = (j: number) => (told.get(j) ?? 0) - (byThis(j) ? 1 : 0) <= 0;
    let byInterview = 0;
    let othersByInterview = 0;
    for (const j of manual) {
      if (!alone(j) || (app && hasApp(j))) continue;
      const q = effect(j);
      byInterview += q;
      if (!sweep.hangsOn(j, one.person)) othersByInterview += q;
    }
    let byApp = 0;
    let othersByApp = 0;
    for (const j of phones) {
      if (!alone(j) || (one.interviewed && manual.has(j))) continue;
      const q = effect(j);
      if (hasApp(j)) {
        byApp += q;
        if (!sweep.hangsOn(j, one.person)) othersByApp += q;
      }
      if (app) choices.exact(Lever.app, day, q);
    }
    if (one.interviewed) {
      for (const { other, word } of unnamed) {
        if (!manual.has(other) && alone(other) && !(app && hasApp(other))) named(word, other);
      }
    }
    return { byInterview, byApp, othersByInterview, othersByApp };
  }

  /** One more meeting named with certainty instead of with the probability p it has: seen on those not named. */
  function named(word: number, other: number): void {
    const p = levers[word] * UNIT;
    if (p < 1) choices.exact(word, day, effect(other) / (1 - p));
  }
}
