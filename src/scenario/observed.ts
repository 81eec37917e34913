/**
 * Observed figures that the studio shows out of the box: weekly totals and dates of closures, typed in with their sources.
 * Whole series come in by import (`observations.ts`).
 */
import { dayNumber, isoDate } from './dates';
import type { Observations } from './observations';

export interface ObservedPlace extends Observations {
  readonly population: number;
  readonly source: string;
  /** To be shown with every figure made from these numbers. */
  readonly notice: string;
}

/** A measure in force from `start` to the day before `end`; no `end`: the source has none, which is not "never lifted". */
export interface Closure {
  readonly place: string;
  readonly measure:
    | 'stay_at_home'
    | 'gatherings_over_50'
    | 'gatherings_over_500'
    | 'schools_closed'
    | 'dine_in_ban'
    | 'entertainment_gym_closed'
    | 'federal_guidelines'
    | 'foreign_travel_ban';
  readonly start: string;
  readonly end?: string;
}

const NEW_YORK = 'New York City';
const JACKSON = 'Jackson County MO';

/** Weekly series from a first week on. */
function weekly(name: string, first: string, columns: Readonly<Record<string, readonly number[]>>): Observations {
  const weeks = Math.max(...Object.values(columns).map((values) => values.length));
  const days = Float64Array.from({ length: weeks }, (_, week) => (dayNumber(first) ?? 0) + 7 * week);
  return {
    name,
    clock: 'calendar',
    days,
    dates: Array.from(days, isoDate),
    interval: 'weekly',
    series: Object.entries(columns).map(([column, values]) => ({ name: column, values: Float64Array.from(values) })),
    ignored: [],
  };
}

/** Weeks begin on Sunday; admissions by date of admission, deaths (confirmed and probable) by date of death. */
export const newYorkCity: ObservedPlace = {
  ...weekly(NEW_YORK, '2020-03-01', {
    admissions: [
      42, 628, 3530, 9153, 11807, 9999, 6113, 3532, 2071, 1348, 889, 644, 533, 448, 380, 335, 307, 268, 289, 272, 248,
      229, 221, 223, 223, 202, 183, 175, 216, 239, 291, 333, 366, 395, 358, 472, 606, 827, 979, 1305, 1592, 1689, 1974,
      2146, 2490, 2731, 2714, 2603, 2660, 2397, 2059, 2165, 1940, 1916, 1898, 2068, 1833, 1545, 1344, 1030, 790, 560,
      442, 375, 263, 194, 181, 167, 163,
    ],
    deaths: [
      0, 4, 176, 1212, 3869, 5428, 4318, 2904, 1896, 1180, 718, 498, 349, 276, 214, 131, 128, 88, 62, 73, 58, 45, 28,
      29, 31, 32, 27, 24, 30, 30, 39, 27, 49, 33, 48, 80, 64, 74, 96, 159, 188, 251, 299, 336, 440, 478, 547, 589, 567,
      587, 530, 521, 440, 466, 363, 400, 382, 360, 287, 270, 227, 192, 158, 105, 61, 67, 49, 56, 34,
    ],
  }),
  /** Rounded, as the preset has it. */
  population: 8_400_000,
  source: 'NYC Department of Health and Mental Hygiene',
  notice:
    'NYC Department of Health and Mental Hygiene, coronavirus-data (trends/data-by-day.csv, commit 57338938), columns renamed, cut to 30 June 2021. The City makes no warranty.',
};

/** Weekly totals by date of report, which come in batches. */
export const jacksonCounty: ObservedPlace = {
  ...weekly(JACKSON, '2020-03-15', {
    cases: [
      18, 119, 170, 199, 174, 109, 147, 206, 153, 191, 233, 478, 312, 421, 438, 522, 754, 730, 1777, 2110, 1124, 1673,
      1278, 1159, 1092, 908, 962, 1098, 1385, 1456, 1191, 1497, 1870, 2940, 3937, 3689, 3826, 3078,
    ],
    deaths: [
      1, 0, 0, 12, 8, 3, 4, 2, 3, 6, 6, 4, 2, 1, 3, 0, 4, 24, 9, 12, 10, 4, 5, 7, 30, 11, 11, 38, 23, 41, 8, 26, 35, 19,
      25, 29, 35, 32,
    ],
  }),
  population: 703_011,
  source: 'USAFacts',
  notice: 'USAFacts, CC BY 4.0; daily counts derived here, one value corrected.',
};

/** Source: JieYingWu/COVID-19_US_County-level_Summaries, commit 01451bad; dates are facts. The five boroughs have the same. */
export const closures: readonly Closure[] = [
  { place: NEW_YORK, measure: 'stay_at_home', start: '2020-03-22' },
  { place: NEW_YORK, measure: 'gatherings_over_50', start: '2020-03-16' },
  { place: NEW_YORK, measure: 'gatherings_over_500', start: '2020-03-13' },
  { place: NEW_YORK, measure: 'schools_closed', start: '2020-03-18' },
  { place: NEW_YORK, measure: 'dine_in_ban', start: '2020-03-16' },
  { place: NEW_YORK, measure: 'entertainment_gym_closed', start: '2020-03-16' },
  { place: NEW_YORK, measure: 'federal_guidelines', start: '2020-03-16' },
  { place: NEW_YORK, measure: 'foreign_travel_ban', start: '2020-03-11' },
  { place: JACKSON, measure: 'stay_at_home', start: '2020-03-24', end: '2020-05-04' },
  { place: JACKSON, measure: 'gatherings_over_50', start: '2020-03-21', end: '2020-06-15' },
  { place: JACKSON, measure: 'gatherings_over_500', start: '2020-03-21', end: '2020-06-15' },
  { place: JACKSON, measure: 'schools_closed', start: '2020-03-19' },
  { place: JACKSON, measure: 'dine_in_ban', start: '2020-03-21', end: '2020-06-15' },
  { place: JACKSON, measure: 'entertainment_gym_closed', start: '2020-04-06', end: '2020-06-15' },
  { place: JACKSON, measure: 'federal_guidelines', start: '2020-03-16' },
  { place: JACKSON, measure: 'foreign_travel_ban', start: '2020-03-11' },
];
