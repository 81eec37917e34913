/**
 * Population synthesis: the people of a city from a distribution of ages, household sizes and contacts by age. The same
 * options build the same words on every machine. Imported people are in `imports.ts`, realised contacts in `matrix.ts`.
 */
import { philox } from '../../gpu/lib';
import type { Progress } from '../world';
import { livingAlone, personsByBand, sharedHouseholds } from './householdSizes';
import { drawHouseholds } from './households';
import { MAX_HOUSEHOLD, type People, Who } from './people';
import { drawMembership } from './placeMembership';
import { drawSchools, drawWorkplaces, seatPlaces } from './places';
import { PEOPLE_KEY, PeoplePurpose } from './populationDraws';
import { checkedBands } from './tables';

/** Contacts a day of a member of each layer. */
export interface LayerContacts {
  readonly household: number;
  readonly school: number;
  readonly work: number;
  readonly community: number;
}

/** What a population is built from. Shares need not sum to 1. */
export interface PopulationOptions {
  /** Persons, 1 to 16,777,216. */
  readonly agents: number;
  /** u32 */
  readonly seed: number;
  /** Shares of the 18 age bands. */
  readonly ages: readonly number[];
  /** Shares of households of 1, 2, … persons, the last of that size and more. Who lives alone follows `memberHousehold`. */
  readonly householdSizes: readonly number[];
  /** Mean contacts a day by band: divided by the layer's contacts they are the probability of being a member. */
  readonly memberHousehold: readonly number[];
  readonly memberSchool: readonly number[];
  readonly memberWork: readonly number[];
  readonly contacts: LayerContacts;
}

/** Ids stay exact in an f32 up to here, which views rely on. */
const MOST_AGENTS = 1 << 24;
/** Parts of the work between reports. */
const REPORTS = 200;

/**
 * The people of a city. Ages, persons living alone and members of schools and workplaces are exact by band up to rounding.
 *
 * @param progress  called at least 100 times from 1,000 agents on; what it throws ends the work
 * @throws RangeError for a number of agents or a table that cannot be used
 */
export function synthesise(options: PopulationOptions, progress: Progress = () => {}): People {
  const { agents, seed, contacts } = checked(options);
  const report = reporter(agents, progress);
  const counts = personsByBand(options.ages, agents);
  const alone = livingAlone(counts, options.memberHousehold, contacts.household, options.householdSizes);
  const shared = counts.map((count, band) => count - alone[band]);
  const persons = shared.reduce((a, b) => a + b, 0);
  const numbers = sharedHouseholds(persons, options.householdSizes);
  const { sizes, bands } = drawHouseholds(alone, shared, numbers, seed, report(0, 0.4, 'households'));

  const probability = (rows: readonly number[], mean: number) =>
    rows.map((row) => (mean > 0 ? Math.min(row / mean, 1) : 0));
  const school = probability(options.memberSchool, contacts.school);
  const work = probability(options.memberWork, contacts.work);
  const attends = drawMembership(bands, counts, school, work, seed, report(0.4, 0.6, 'school and work'));
  const schools = drawSchools(bands, attends, seed, report(0.6, 0.7, 'schools'));
  const workplaces = drawWorkplaces(attends, seed, report(0.7, 0.8, 'workplaces'));
  const places = seatPlaces(agents, schools, workplaces);
  const { who, traits } = describe(sizes, bands, seed, report(0.8, 1, 'traits'));
  progress(1, 'people');
  return { agents, who, traits, ...places, networks: {}, seeded: new Uint32Array(0) };
}

/**
 * The words `who` and `traits` of people in household order.
 *
 * @param sizes  u8[households], 1 to 15
 * @param bands  u8[agents]
 */
export function describe(
  sizes: Uint8Array,
  bands: Uint8Array,
  seed: number,
  report: (persons: number) => void,
): Pick<People, 'who' | 'traits'> {
  const agents = bands.length;
  const who = new Uint32Array(agents);
  const traits = new Uint32Array(2 * agents);
  const words = new Uint32Array(4);
  let person = 0;
  for (let household = 0; household < sizes.length; household++) {
    const size = sizes[household];
    for (let member = 0; member < size; member++, person++) {
      philox(person, 0, PeoplePurpose.traits, 0, seed, PEOPLE_KEY, words);
      traits[2 * person] = words[0];
      traits[2 * person + 1] = words[1];
      const activity = words[2] >>> 30;
      who[person] =
        bands[person] | (member << Who.memberShift) | (size << Who.sizeShift) | (activity << Who.activityShift);
    }
    report(person);
  }
  return { who, traits };
}

/** Turns counts of persons done in one stage into at most `REPORTS` calls of `progress` over all stages. */
function reporter(agents: number, progress: Progress) {
  let last = -1;
  return (from: number, to: number, what: string) => (persons: number) => {
    const fraction = from + ((to - from) * persons) / agents;
    const part = Math.floor(fraction * REPORTS);
    if (part === last) return;
    last = part;
    progress(fraction, what);
  };
}

/** The options, or a `RangeError` with a sentence on the first that cannot be used. */
function checked(options: PopulationOptions): PopulationOptions {
  const { agents, householdSizes, contacts } = options;
  if (!Number.isInteger(agents) || agents < 1 || agents > MOST_AGENTS) {
    throw new RangeError(
      `A population of ${agents} agents cannot be built; give a whole number from 1 to ${MOST_AGENTS}, such as 100000.`,
    );
  }
  checkedBands(options.ages, 'ages');
  checkedBands(options.memberHousehold, 'household contacts by age');
  checkedBands(options.memberSchool, 'school contacts by age');
  checkedBands(options.memberWork, 'work contacts by age');
  if (
    householdSizes.length < 1 ||
    householdSizes.length > MAX_HOUSEHOLD ||
    householdSizes.some((share) => !(share >= 0))
  ) {
    throw new RangeError(
      `Household sizes must be 1 to ${MAX_HOUSEHOLD} shares that are not negative, such as 0.28, 0.35, 0.15, 0.13, 0.06, 0.03.`,
    );
  }
  if (!householdSizes.some((share) => share > 0)) {
    throw new RangeError('The shares of household sizes are all zero; give at least one size a share, such as 0.28.');
  }
  for (const [layer, mean] of Object.entries(contacts)) {
    if (!(mean >= 0 && mean < Number.POSITIVE_INFINITY)) {
      throw new RangeError(
        `Contacts of the layer ${layer} are ${mean}; give a number that is not negative, such as 2.79.`,
      );
    }
  }
  return options;
}
