/** The morning: stages of the disease move on, results arrive, isolation is left early. Twin of shaders/city/progress.wgsl. */
import { scale29 } from '../../../gpu/lib/integer';
import { philox } from '../../../gpu/lib/philox';
import { Care, Event, Health, Immunity, Law, Lever, Purpose, Stage, Table } from '../enums';
import { lasts } from '../initial';
import { Who } from '../people';
import { dayIndex } from '../statics';
import { type CityState, chance, compliance } from './state';

const AGE_MASK = (1 << Who.ageBits) - 1;
const DAY = Health.dayMask;

/** Day on which isolation (or, with the other shift, quarantine) ends. */
export const until = (care: number, shift: number): number => (care >>> shift) & DAY;

/** `care` with isolation lasting at least to `end`. */
export function extend(care: number, shift: number, end: number): number {
  if (until(care, shift) >= end) return care;
  return ((care & ~(DAY << shift)) | (Math.min(end, DAY) << shift)) >>> 0;
}

/** A positive result becomes known: the case is reported, and isolates where the person complies. Returns the events. */
export function report(s: CityState, i: number, day: number, trulyInfected: boolean): number {
  s.immunity[i] =
    ((s.immunity[i] & ~(DAY << Immunity.positiveShift)) | (day << Immunity.positiveShift) | Immunity.hasPositive) >>> 0;
  let events = Event.positive | (trulyInfected ? 0 : Event.falsePositive);
  if (compliance(s, i) < s.levers[Lever.isolationCompliance]) {
    s.care[i] = extend(s.care[i], Care.isolationShift, day + s.levers[Lever.isolationDays]);
    events |= Event.isolated;
  }
  return events;
}

/** One person's transitions that are due; what happens next was drawn at infection (purpose `course`). Returns the events. */
function course(s: CityState, i: number, day: number): number {
  const { tables, health, care, draws, seed, replicate } = s;
  let word = health[i];
  let stage = word & Health.stageMask;
  let due = (word >>> Health.untilShift) & DAY;
  const infected = (word >>> Health.infectedShift) & DAY;
  const age = s.model.people.who[i] & AGE_MASK;
  let worsens = (care[i] & Care.worsens) !== 0;
  let events = 0;
  philox(i, infected, Purpose.course, 0, seed, replicate, draws);
  const symptomatic = draws[1];
  const incubation = draws[2];
  const recovery = draws[3];
  philox(i, infected, Purpose.course, 1, seed, replicate, draws);
  const severe = draws[0];
  const admission = draws[1];
  const critical = draws[2];
  const worsening = draws[3];
  philox(i, infected, Purpose.course, 2, seed, replicate, draws);
  const death = draws[0];
  const dying = draws[1];
  const fromHospital = draws[2];
  const fromCritical = draws[3];
  // Four transitions at most can fall on one morning, since durations may be 0 days.
  for (let k = 0; k < 5 && due <= day && stage >= Stage.exposed && stage <= Stage.critical; k++) {
    if (stage === Stage.exposed) {
      const falls = chance(symptomatic, tables[Table.symptomatic + age]);
      stage = falls ? Stage.presymptomatic : Stage.asymptomatic;
      due += falls ? lasts(tables, Law.incubation, incubation) : lasts(tables, Law.recovery, recovery);
    } else if (stage === Stage.presymptomatic) {
      stage = Stage.symptomatic;
      events |= Event.onset;
      const doses = s.immunity[i] & Immunity.dosesMask;
      const since = day - ((s.immunity[i] >>> Immunity.lastShift) & DAY);
      const left = tables[Table.disease + doses * 256 + dayIndex(since)];
      worsens = chance(severe, scale29(tables[Table.severe + age], left));
      due += worsens ? lasts(tables, Law.admission, admission) : lasts(tables, Law.recovery, recovery);
      if (compliance(s, i) < s.levers[Lever.isolationSymptomatic]) {
        care[i] = extend(care[i], Care.isolationShift, day + s.levers[Lever.isolationDays]);
        events |= Event.isolated;
      }
    } else if (!worsens) {
      stage = Stage.recovered;
      events |= Event.recovered;
    } else if (stage === Stage.symptomatic) {
      stage = Stage.hospital;
      events |= Event.admitted;
      worsens = chance(critical, tables[Table.critical + age]);
      due += worsens ? lasts(tables, Law.worsening, worsening) : lasts(tables, Law.recoverySevere, fromHospital);
    } else if (stage === Stage.hospital) {
      stage = Stage.critical;
      events |= Event.worsened;
      worsens = chance(death, tables[Table.death + age]);
      due += worsens ? lasts(tables, Law.dying, dying) : lasts(tables, Law.recoverySevere, fromCritical);
    } else {
      stage = Stage.dead;
      events |= Event.died;
    }
  }
  due = Math.min(due, DAY);
  const kept = word & ~((DAY << Health.untilShift) | Health.stageMask);
  word = (kept | stage | (due << Health.untilShift)) >>> 0;
  health[i] = word;
  care[i] = (worsens ? care[i] | Care.worsens : care[i] & ~Care.worsens) >>> 0;
  return events;
}

/** The morning of `day` for everybody; `events` begins anew. */
export function progress(s: CityState, day: number): void {
  const { health, care, events, draws, seed, replicate } = s;
  const leave = s.levers[Lever.leave];
  for (let i = 0; i < s.agents; i++) {
    if ((health[i] | care[i]) === 0) {
      events[i] = 0;
      continue;
    }
    let happened = 0;
    const stage = health[i] & Health.stageMask;
    if (stage >= Stage.exposed && stage <= Stage.critical && ((health[i] >>> Health.untilShift) & DAY) <= day) {
      happened = course(s, i, day);
    }
    if (care[i] !== 0 && (health[i] & Health.stageMask) !== Stage.dead) {
      const pending = (care[i] >>> Care.pendingShift) & Care.pendingMask;
      if (pending > 0) {
        const word = care[i];
        const kept = word & ~(Care.pendingMask << Care.pendingShift);
        if (pending > 1) {
          care[i] = (kept | ((pending - 1) << Care.pendingShift)) >>> 0;
        } else {
          care[i] = (kept & ~(Care.outcome | Care.infected)) >>> 0;
          if ((word & Care.outcome) !== 0) happened |= report(s, i, day, (word & Care.infected) !== 0);
        }
      }
      const apart = until(care[i], Care.isolationShift) > day || until(care[i], Care.quarantineShift) > day;
      if (apart && leave > 0) {
        philox(i, day, Purpose.leave, 0, seed, replicate, draws);
        if (chance(draws[0], leave)) {
          care[i] = (care[i] & ~((DAY << Care.isolationShift) | (DAY << Care.quarantineShift))) >>> 0;
        }
      }
    }
    events[i] = happened;
  }
}
