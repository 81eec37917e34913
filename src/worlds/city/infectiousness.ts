/** How infectious a person is on each day after infection: the profile, its alignment, and what is expected over a course. */
import { gammaCdf } from '../../gpu/lib/portable';
import { type Distribution, survival } from './durations';
import { LAW_DAYS, Law, ShedClass } from './enums';
import { BANDS } from './people';
import { remembered } from './remembered';
import { list, num, type Values, word } from './values';

/** Days of the profile; the last entry holds from then on. */
export const PROFILE_DAYS = 32;
/** Days after infection over which the expected course is summed. */
export const COURSE_DAYS = 192;

export interface Profile {
  /** f64[PROFILE_DAYS], relative infectiousness. Shared between models: not to be written to. */
  readonly days: Float64Array;
  /** Day of the profile = days since infection + shift - (align ? latent period : 0), cut to 0 … PROFILE_DAYS - 1. */
  readonly shift: number;
  readonly align: boolean;
  /** f64[4], factors of the shed classes. */
  readonly factors: Float64Array;
  /** Largest product of profile and factor over both variants; hazards are scaled by it so that words keep their precision. */
  readonly peak: number;
}

/** Probability that a gamma-distributed time of that mean and deviation ends within each day, f64[PROFILE_DAYS]. */
const gammaDays = remembered((mean, sd): Float64Array => {
  const k = (mean / sd) * (mean / sd);
  const scale = (sd * sd) / mean;
  return Float64Array.from({ length: PROFILE_DAYS }, (_, day) => gammaCdf(day + 1, k, scale) - gammaCdf(day, k, scale));
});

/** The infectiousness profile of a scenario. Source: city.md section 1 (w(k) = F(k + 1) - F(k)) and 2. */
export function profileOf(values: Values): Profile {
  const shape = word(values, 'disease.profile');
  const mean = num(values, 'disease.profileMean');
  const sd = num(values, 'disease.profileSd');
  const own = list(values, 'disease.profileOwn');
  const days =
    shape === 'gamma' ? gammaDays(mean, sd) : Float64Array.from(own, (value) => (shape === 'flat' ? 1 : value));
  const align = word(values, 'disease.profileOrigin') === 'onset';
  // The infectious period begins on the day of the profile's mode, so that the peak is about one day before symptoms.
  const first = shape === 'gamma' ? Math.max(0, Math.floor(mean - (sd * sd) / mean)) : 0;
  const factors = Float64Array.from(Object.keys(ShedClass), (name) => num(values, `disease.infectivity.${name}`));
  const ratio = num(values, 'variant.on') ? Math.max(1, num(values, 'variant.transmissibility')) : 1;
  const peak = Math.max(...days) * Math.max(...factors) * ratio;
  return { days, shift: align ? first - 1 : 0, align, factors, peak: peak > 0 ? peak : 1 };
}

/** Infectiousness of a shed class `sinceInfection` days after infection with the given latent period. */
function at(profile: Profile, shedClass: number, sinceInfection: number, latent: number): number {
  const day = sinceInfection + profile.shift - (profile.align ? latent : 0);
  return profile.days[Math.min(PROFILE_DAYS - 1, Math.max(0, day))] * profile.factors[shedClass];
}

/**
 * Expected infectiousness by days since infection of a person of each age band who follows no protocol, f64[BANDS][COURSE_DAYS]
 * row after row. Patients in hospital have no contacts and count as 0.
 */
export function expectedCourse(values: Values, profile: Profile, laws: readonly Distribution[]): Float64Array {
  const latent = laws[Law.latent];
  const ill = survival(laws[Law.recovery]);
  const admitted = survival(laws[Law.admission]);
  const silent = survival(laws[Law.incubation]);
  const symptomatic = list(values, 'disease.symptomatic');
  const severe = list(values, 'disease.severe');
  // P(symptoms have begun and have not ended j days after becoming infectious), for mild and for severe courses.
  const mildSick = new Float64Array(LAW_DAYS);
  const severeSick = new Float64Array(LAW_DAYS);
  for (let onset = 0; onset < LAW_DAYS; onset++) {
    const p = laws[Law.incubation][onset];
    if (p === 0) continue;
    for (let j = onset; j < LAW_DAYS; j++) {
      mildSick[j] += p * ill[j - onset];
      severeSick[j] += p * admitted[j - onset];
    }
  }
  const course = new Float64Array(BANDS * COURSE_DAYS);
  for (let band = 0; band < BANDS; band++) {
    const ps = symptomatic[band];
    const q = ps > 0 ? Math.min(1, severe[band] / ps) : 0;
    for (let l = 0; l < PROFILE_DAYS; l++) {
      const p = latent[l];
      if (p === 0) continue;
      for (let day = 1; day <= l; day++) course[band * COURSE_DAYS + day] += p * at(profile, ShedClass.exposed, day, l);
      for (let j = 0; j < LAW_DAYS && 1 + l + j < COURSE_DAYS; j++) {
        const day = 1 + l + j;
        const sick = (1 - q) * mildSick[j] + q * severeSick[j];
        course[band * COURSE_DAYS + day] +=
          p *
          ((1 - ps) * ill[j] * at(profile, ShedClass.asymptomatic, day, l) +
            ps * silent[j] * at(profile, ShedClass.presymptomatic, day, l) +
            ps * sick * at(profile, ShedClass.symptomatic, day, l));
      }
    }
  }
  return course;
}
