/** The static `tables` buffer: everything of the disease and of immunity that holds for the whole run, as u32 words. */
import { HAZARD_TABLES, threshold } from '../../gpu/lib/hazard';
import { exp } from '../../gpu/lib/portable';
import { type Distribution, writeLaw } from './durations';
import { LAW_DAYS, SHED_CLASSES, Table } from './enums';
import { PROFILE_DAYS, type Profile } from './infectiousness';
import { units29, units30 } from './levers';
import { BANDS, MAX_HOUSEHOLD } from './people';
import { list, num, type Values } from './values';

/** Equally spaced levels of zero mean and unit variance. */
const ACTIVITY_LEVELS = [-1.3416407864998738, -0.4472135954999579, 0.4472135954999579, 1.3416407864998738];

/** Personal factors on community contacts, f64[4]; mean 1. */
export const activityLevels = (values: Values): number[] =>
  ACTIVITY_LEVELS.map((z) => 1 + num(values, 'population.activity') * z);

/** Day counts up to 63 have an entry each, later ones share one for eight days: index -> first day of the entry. Inverse of `dayIndex`. */
const dayOf = (index: number): number => (index < 64 ? index : 64 + (index - 64) * 8);

/** Entry of a 256-entry table by days since an event. */
export const dayIndex = (days: number): number => (days < 64 ? days : Math.min(255, 64 + ((days - 64) >>> 3)));

const halved = (days: number, halfLife: number): number => (halfLife > 0 ? exp((-Math.LN2 * days) / halfLife) : 1);

/** Efficacy of `dose` (1..3) `days` after it was given: from that of the dose before, in a straight line, then waning. */
function efficacy(values: Values, kind: string, dose: number, days: number): number {
  const names = ['first', 'second', 'third'];
  const full = num(values, `vaccination.${kind}.${names[dose - 1]}`);
  const before = dose === 1 ? 0 : num(values, `vaccination.${kind}.${names[dose - 2]}`);
  const ramp = num(values, 'vaccination.ramp');
  if (days < ramp) return before + ((full - before) * days) / ramp;
  return full * halved(days - ramp, num(values, 'vaccination.halfLife'));
}

/** Probability of the next worse stage given the present one, from the unconditional probabilities of Kerr et al. */
const conditional = (next: number, present: number): number => (present > 0 ? Math.min(1, next / present) : 0);

function writeImmunity(words: Uint32Array, values: Values): void {
  const evaded = num(values, 'variant.escape');
  const halfLife = num(values, 'immunity.halfLife');
  const protection = num(values, 'immunity.protection');
  for (let index = 0; index < 256; index++) {
    const days = dayOf(index);
    for (let dose = 0; dose <= 3; dose++) {
      const infection = dose === 0 ? 0 : efficacy(values, 'infection', dose, days);
      words[Table.vaccine + dose * 256 + index] = units29(1 - infection);
      words[Table.vaccine + (4 + dose) * 256 + index] = units29(1 - infection * (1 - evaded));
      words[Table.onward + dose * 256 + index] = units29(dose === 0 ? 1 : 1 - efficacy(values, 'onward', dose, days));
      words[Table.disease + dose * 256 + index] = units29(dose === 0 ? 1 : 1 - efficacy(values, 'disease', dose, days));
    }
    const natural = protection * halved(days, halfLife);
    words[Table.natural + index] = units29(1 - natural);
    words[Table.natural + 256 + index] = units29(1 - natural * (1 - evaded));
    words[Table.natural + 512 + index] = units29(1 - natural);
  }
}

/** u32[Table.words] as laid out in `Table`. */
export function staticTables(values: Values, profile: Profile, laws: readonly Distribution[]): Uint32Array {
  const words = new Uint32Array(Table.words);
  words.set(HAZARD_TABLES, Table.hazardHigh);
  // Scaled so that the largest entry is 2 of at most 4: the transmission takes the inverse factor.
  for (let variant = 0; variant < 2; variant++) {
    const ratio = variant === 0 ? 1 : num(values, 'variant.transmissibility');
    for (let shedClass = 0; shedClass < SHED_CLASSES; shedClass++) {
      for (let day = 0; day < PROFILE_DAYS; day++) {
        const value = (profile.days[day] * profile.factors[shedClass] * ratio * 2) / profile.peak;
        words[Table.shed + (variant * SHED_CLASSES + shedClass) * PROFILE_DAYS + day] = units30(value);
      }
    }
  }
  const susceptibility = list(values, 'disease.susceptibility');
  const interactions = list(values, 'disease.interactions');
  const symptomatic = list(values, 'disease.symptomatic');
  const severe = list(values, 'disease.severe');
  const critical = list(values, 'disease.critical');
  const death = list(values, 'disease.death');
  for (let band = 0; band < BANDS; band++) {
    words[Table.susceptibility + band] = units29(susceptibility[band] / interactions[band]);
    words[Table.symptomatic + band] = threshold(symptomatic[band]);
    words[Table.severe + band] = threshold(conditional(severe[band], symptomatic[band]));
    words[Table.critical + band] = threshold(conditional(critical[band], severe[band]));
    words[Table.death + band] = threshold(conditional(death[band], critical[band]));
  }
  const atHome = num(values, 'contacts.household');
  for (let size = 2; size <= MAX_HOUSEHOLD; size++) words[Table.household + size] = units29(atHome / (size - 1));
  activityLevels(values).forEach((level, k) => {
    words[Table.activity + k] = units29(level);
  });
  laws.forEach((law, k) => {
    writeLaw(law, words, Table.durations + k * LAW_DAYS);
  });
  writeImmunity(words, values);
  return words;
}
