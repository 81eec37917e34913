/**
 * Adjoint of the course of the disease (twin/progress.ts, twin/infect.ts): which way it took and how long each stage lasted, read from
 * the draws made at infection. Form: score with the credit ahead.
 */
import { scale29 } from '../../../gpu/lib/integer';
import { philox } from '../../../gpu/lib/philox';
import { Event, Health, Immunity, Law, Purpose, Table } from '../enums';
import { lasts } from '../initial';
import { Who } from '../people';
import { dayIndex } from '../statics';
import { chance } from '../twin/state';
import type { Choices, Durations } from './cotangents';
import type { SweepDay } from './sweepDay';

const UNIT = 2 ** -32;
const ONE = 0x20000000;
const AGE_MASK = (1 << Who.ageBits) - 1;
const a = new Uint32Array(4);
const b = new Uint32Array(4);
const c = new Uint32Array(4);

function drawn(of: SweepDay, i: number, infected: number): void {
  const { seed } = of.history.model.scenario;
  const { replicate } = of.history;
  philox(i, infected, Purpose.course, 0, seed, replicate, a);
  philox(i, infected, Purpose.course, 1, seed, replicate, b);
  philox(i, infected, Purpose.course, 2, seed, replicate, c);
}

/**
 * What is drawn with an infection: how long until it can be passed on, whether symptoms will come, and when.
 *
 * @param day  day of infection as the draws know it (0 for those infected before the run)
 */
export function begun(
  of: SweepDay,
  i: number,
  day: number,
  value: number,
  choices: Choices,
  durations: Durations,
): void {
  const { tables, people } = of.history.model;
  drawn(of, i, day);
  const word = Table.symptomatic + (people.who[i] & AGE_MASK);
  const falls = chance(a[1], tables[word]);
  choices.add(word, of.day + 1, tables[word] * UNIT, falls, value, { group: Table.symptomatic });
  durations.add(Law.latent, of.day + 1, lasts(tables, Law.latent, a[0]), value);
  const next = falls ? Law.incubation : Law.recovery;
  durations.add(next, of.day + 1, lasts(tables, next, falls ? a[2] : a[3]), value);
}

/** What became of those whose symptoms began, who came to hospital, or who became critically ill on a day. */
export function moved(of: SweepDay, choices: Choices, durations: Durations): void {
  const { day, after, history } = of;
  const { tables, people } = history.model;
  const bits = Event.onset | Event.admitted | Event.worsened;
  for (let i = 0; i < after.events.length; i++) {
    const happened = after.events[i];
    if ((happened & bits) === 0) continue;
    const age = people.who[i] & AGE_MASK;
    const credit = of.sweep.credit(i);
    drawn(of, i, (after.health[i] >>> Health.infectedShift) & Health.dayMask);
    const stratum = day + 1;
    if ((happened & Event.onset) !== 0) {
      const word = of.before.immunity[i];
      const doses = word & Immunity.dosesMask;
      const since = day - ((word >>> Immunity.lastShift) & Health.dayMask);
      const left = tables[Table.disease + doses * 256 + dayIndex(since)];
      const bound = scale29(tables[Table.severe + age], left);
      const severe = chance(b[0], bound);
      choices.add(Table.severe + age, stratum, bound * UNIT, severe, credit, {
        rate: left / ONE,
        group: Table.severe,
      });
      if (left < ONE && left > 0) {
        choices.add(Table.disease + doses * 256 + dayIndex(since), stratum, bound * UNIT, severe, credit, {
          rate: tables[Table.severe + age] * UNIT,
          group: Table.disease,
        });
      }
      const law = severe ? Law.admission : Law.recovery;
      durations.add(law, stratum, lasts(tables, law, severe ? b[1] : a[3]), credit);
    }
    if ((happened & Event.admitted) !== 0) {
      const critical = chance(b[2], tables[Table.critical + age]);
      choices.add(Table.critical + age, stratum, tables[Table.critical + age] * UNIT, critical, credit, {
        group: Table.critical,
      });
      const law = critical ? Law.worsening : Law.recoverySevere;
      durations.add(law, stratum, lasts(tables, law, critical ? b[3] : c[2]), credit);
    }
    if ((happened & Event.worsened) !== 0) {
      const dies = chance(c[0], tables[Table.death + age]);
      choices.add(Table.death + age, stratum, tables[Table.death + age] * UNIT, dies, credit, {
        group: Table.death,
      });
      const law = dies ? Law.dying : Law.recoverySevere;
      durations.add(law, stratum, lasts(tables, law, dies ? c[1] : c[3]), credit);
    }
  }
}
