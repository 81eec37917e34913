/**
 * Age distributions, mean contacts by age and household sizes of the places the presets know: published figures typed in,
 * with their sources. Contact matrices are not here: the synthesis reproduces them, tests compare.
 */
import { BANDS } from './people';

/** Places whose tables are built in: the United States, New York State, Missouri. */
export type PlaceId = 'us' | 'ny' | 'mo';

/** What population synthesis needs to know of a place. */
export interface PlaceTables {
  readonly label: string;
  /** Shares of the 18 age bands; they sum to 1 up to rounding of the source. */
  readonly ages: readonly number[];
  /** Shares of households of 1, 2, … persons; the last entry is that size and more. */
  readonly householdSizes: readonly number[];
  /** Mean contacts a day of a person of each band, per layer; row sums of the setting matrices times the layer's contacts. */
  readonly memberHousehold: readonly number[];
  readonly memberSchool: readonly number[];
  readonly memberWork: readonly number[];
}

/** Contacts a day of a member of each layer: Mistry et al. 2021, fit of the overall matrix to the setting matrices. */
export const LAYER_CONTACTS = { household: 4.11, school: 11.41, work: 8.07, community: 2.79 } as const;

export const AGES_SOURCE = 'Mistry et al. 2021, Nature Communications 12:323';
export const CONTACTS_SOURCE = 'Mistry et al. 2021, Nature Communications 12:323, row sums of the setting matrices';
export const HOUSEHOLD_SIZES_SOURCE = 'US Census 2020, households by size, United States, rounded to .01';

/** United States 2020, of 1 to 5 persons and of 6 and more; used for all three places. */
const householdSizes = [0.28, 0.35, 0.15, 0.13, 0.06, 0.03];

const PLACES: Readonly<Record<PlaceId, PlaceTables>> = {
  us: {
    label: 'United States',
    ages: [
      0.0669, 0.0678, 0.0688, 0.0672, 0.0649, 0.0676, 0.0647, 0.0656, 0.0686, 0.0742, 0.074, 0.0647, 0.0557, 0.0408,
      0.0306, 0.0234, 0.0157, 0.0188,
    ],
    householdSizes,
    memberHousehold: [
      4.11, 4.11, 4.11, 4.07, 3.8, 3.69, 3.73, 3.8, 3.76, 3.66, 3.53, 3.48, 3.37, 3.3, 3.19, 2.94, 2.71, 2.28,
    ],
    memberSchool: [
      2.27, 10.91, 11.22, 9.87, 4.17, 1.98, 1.29, 1.03, 0.82, 0.74, 0.68, 0.54, 0.41, 0.28, 0.17, 0.06, 0.04, 0.03,
    ],
    memberWork: [0, 0, 0, 0.97, 3.73, 5.02, 5.13, 5.25, 5.32, 5.29, 5.11, 4.44, 3.43, 1.12, 0.59, 0.43, 0.35, 0.25],
  },
  ny: {
    label: 'New York State',
    ages: [
      0.0612, 0.0618, 0.0642, 0.0655, 0.0672, 0.071, 0.0657, 0.065, 0.0711, 0.0762, 0.0766, 0.0657, 0.0567, 0.0403,
      0.0308, 0.0235, 0.0166, 0.0207,
    ],
    householdSizes,
    memberHousehold: [
      4.11, 4.11, 4.11, 4.09, 3.84, 3.65, 3.65, 3.76, 3.75, 3.63, 3.52, 3.41, 3.25, 3.19, 3.07, 2.89, 2.67, 2.3,
    ],
    memberSchool: [
      2.68, 11.06, 11.2, 10.05, 4.47, 1.97, 1.33, 1.02, 0.86, 0.78, 0.73, 0.6, 0.49, 0.37, 0.21, 0.05, 0.03, 0.03,
    ],
    memberWork: [0, 0, 0, 0.83, 3.43, 4.78, 5.15, 5.37, 5.42, 5.35, 5.11, 4.45, 3.47, 1.17, 0.59, 0.47, 0.37, 0.26],
  },
  mo: {
    label: 'Missouri',
    ages: [
      0.0666, 0.0668, 0.0678, 0.0652, 0.0634, 0.0672, 0.0625, 0.062, 0.0642, 0.0758, 0.0758, 0.0663, 0.0577, 0.0439,
      0.0336, 0.0257, 0.0166, 0.019,
    ],
    householdSizes,
    memberHousehold: [
      4.11, 4.11, 4.11, 4.05, 3.73, 3.69, 3.78, 3.78, 3.72, 3.56, 3.44, 3.45, 3.26, 3.18, 3.07, 2.93, 2.63, 2.14,
    ],
    memberSchool: [
      2.12, 10.81, 11.24, 9.79, 4.02, 1.99, 1.3, 1.03, 0.81, 0.68, 0.63, 0.52, 0.38, 0.24, 0.15, 0.06, 0.03, 0.03,
    ],
    memberWork: [0, 0, 0, 1.24, 4, 5.23, 5.31, 5.39, 5.45, 5.42, 5.23, 4.46, 3.4, 1.11, 0.56, 0.42, 0.32, 0.22],
  },
};

/** The built-in tables of a place. Every table but `householdSizes` has `BANDS` entries. */
export function placeTables(place: PlaceId): PlaceTables {
  return PLACES[place];
}

/**
 * A table of one number a band, checked.
 *
 * @throws RangeError when it has not 18 entries, or one is negative or not a number
 */
export function checkedBands(values: readonly number[], what: string): readonly number[] {
  if (values.length !== BANDS) {
    throw new RangeError(
      `The table of ${what} has ${values.length} entries; give one for each of the ${BANDS} age bands.`,
    );
  }
  const bad = values.findIndex((value) => !(value >= 0 && value < Number.POSITIVE_INFINITY));
  if (bad >= 0) {
    throw new RangeError(
      `Entry ${bad + 1} of ${what} is ${values[bad]}; give a number that is not negative, such as 0.07.`,
    );
  }
  return values;
}
