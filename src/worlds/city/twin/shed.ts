/**
 * How infectious and how susceptible everybody is today. A shed word is class | variant | activity (6 bits) over a 21-bit mantissa with
 * a 5-bit exponent; a guard word is a factor in units of 2^-29 whose lowest three bits hold the class. Twin of shaders/city/shed.wgsl.
 */
import { scale29 } from '../../../gpu/lib/integer';
import { Care, Health, Immunity, Lever, SHED_CLASSES, Stage, Status, Table } from '../enums';
import { PROFILE_DAYS } from '../infectiousness';
import { Who } from '../people';
import { dayIndex } from '../statics';
import { until } from './progress';
import { type CityState, compliance } from './state';

const AGE_MASK = (1 << Who.ageBits) - 1;
const DAY = Health.dayMask;

/** Magnitude in units of 2^-30 as mantissa and exponent, exact to a relative 2^-20. */
export function encodeMagnitude(magnitude: number): number {
  const shift = Math.max(0, 11 - Math.clz32(magnitude));
  return ((shift << 21) | (magnitude >>> shift)) >>> 0;
}

/** Inverse of `encodeMagnitude`, on a whole shed word. */
export const magnitudeOf = (shed: number): number => ((shed & 0x1fffff) << ((shed >>> 21) & 31)) >>> 0;

/** The contact class of person i today. */
export function contactClass(s: CityState, i: number, day: number): number {
  const stage = s.health[i] & Health.stageMask;
  const status =
    stage === Stage.hospital || stage === Stage.critical
      ? Status.hospital
      : until(s.care[i], Care.isolationShift) > day
        ? Status.isolated
        : until(s.care[i], Care.quarantineShift) > day
          ? Status.quarantined
          : Status.free;
  return compliance(s, i) < s.levers[Lever.maskUptake] ? status + 4 : status;
}

function shedOf(s: CityState, i: number, day: number, own: number): number {
  const { tables, levers } = s;
  const word = s.health[i];
  const stage = word & Health.stageMask;
  if (stage < Stage.exposed || stage > Stage.symptomatic) return 0;
  const second = word >>> Health.secondShift;
  const infected = (word >>> Health.infectedShift) & DAY;
  const latency = (word >>> Health.latencyShift) & Health.latencyMask;
  const profileDay = day - infected + (levers[Lever.profileShift] | 0) - levers[Lever.profileAlign] * latency;
  const at = Math.min(PROFILE_DAYS - 1, Math.max(0, profileDay));
  const row = second * SHED_CLASSES + stage - Stage.exposed;
  let magnitude = tables[Table.shed + row * PROFILE_DAYS + at];
  const doses = s.immunity[i] & Immunity.dosesMask;
  if (doses > 0) {
    const since = day - ((s.immunity[i] >>> Immunity.lastShift) & DAY);
    magnitude = scale29(magnitude, tables[Table.onward + doses * 256 + dayIndex(since)]);
  }
  if (magnitude === 0) return 0;
  const activity = (s.model.people.who[i] >>> Who.activityShift) & 3;
  return (((own | (second << 3) | (activity << 4)) << 26) | encodeMagnitude(magnitude)) >>> 0;
}

/** What age and doses leave of the hazard of a variant for person i, units of 2^-29, whatever its stage. */
export function leftByDoses(s: CityState, i: number, day: number, variant: number): number {
  const { tables } = s;
  const factor = tables[Table.susceptibility + (s.model.people.who[i] & AGE_MASK)];
  const doses = s.immunity[i] & Immunity.dosesMask;
  if (doses === 0) return factor;
  const since = day - ((s.immunity[i] >>> Immunity.lastShift) & DAY);
  return scale29(factor, tables[Table.vaccine + (variant * 4 + doses) * 256 + dayIndex(since)]);
}

/** What is left of the hazard of a variant for person i, units of 2^-29; 0 for those who cannot be infected. */
function susceptibilityOf(s: CityState, i: number, day: number, variant: number): number {
  const { tables } = s;
  const word = s.health[i];
  const stage = word & Health.stageMask;
  if (stage !== Stage.susceptible && stage !== Stage.recovered) return 0;
  let factor = leftByDoses(s, i, day, variant);
  if (stage === Stage.recovered) {
    const had = word >>> Health.secondShift;
    const pair = had === variant ? 0 : variant === 1 ? 1 : 2;
    const since = day - ((word >>> Health.infectedShift) & DAY);
    factor = scale29(factor, tables[Table.natural + pair * 256 + dayIndex(since)]);
  }
  return factor;
}

/** Fills `shed` and `guard` for the contacts of the day. */
export function shed(s: CityState, day: number): void {
  const { health, care, immunity, guard, tables } = s;
  const { who } = s.model.people;
  const masks = s.levers[Lever.maskUptake];
  const { variants } = s.model;
  for (let i = 0; i < s.agents; i++) {
    // Most people, most days: never infected, no dose, free. The general case below gives the same words.
    if (health[i] === 0 && care[i] === 0 && immunity[i] === 0 && variants === 1) {
      s.shed[i] = 0;
      const own = masks > 0 && compliance(s, i) < masks ? 4 : 0;
      guard[i] = ((tables[Table.susceptibility + (who[i] & AGE_MASK)] & ~7) | own) >>> 0;
      continue;
    }
    const own = contactClass(s, i, day);
    s.shed[i] = shedOf(s, i, day, own);
    for (let variant = 0; variant < s.model.variants; variant++) {
      s.guard[variant * s.agents + i] = ((susceptibilityOf(s, i, day, variant) & ~7) | own) >>> 0;
    }
  }
}
