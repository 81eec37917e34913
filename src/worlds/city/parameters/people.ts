/** Parameters of the people and of who meets whom: population, contacts, seeding, importation. */
import type { ParameterTable } from '../../../scenario/parameter';
import { AGES_SOURCE, CONTACTS_SOURCE, HOUSEHOLD_SIZES_SOURCE, placeTables } from '../tables';
import { byAge, choice, integer, number, table } from './define';

const US = placeTables('us');

const own = { source: CONTACTS_SOURCE, description: 'Used where the place is "custom".' };

export const peopleParameters: ParameterTable = [
  choice('population.place', 'Place', ['us', 'ny', 'mo', 'custom'], {
    source: CONTACTS_SOURCE,
    description:
      'Whose ages, household sizes and contact rows the people are built from: United States, New York State, Missouri, or the tables below.',
  }),
  byAge('population.ages', 'Share of people by age', '1', US.ages, [0, 1], { ...own, source: AGES_SOURCE }),
  table(
    'population.householdSizes',
    'Share of households by size',
    '1',
    US.householdSizes,
    [0, 1],
    ['1', '2', '3', '4', '5', '6+'],
    {
      source: HOUSEHOLD_SIZES_SOURCE,
      description: 'Used where the place is "custom".',
    },
  ),
  integer('population.block', 'People in a community block', '{people}', [2048, 64, 1048576], {
    source: 'assumption',
    description: 'Neighbours in the order of households; the local share of community contacts stays inside.',
  }),
  number('population.activity', 'Spread of activity', '1', [0.3, 0, 0.7], {
    source: 'assumption',
    description: 'Coefficient of variation of the personal factor on community contacts, four equally likely levels.',
  }),
  number('contacts.household', 'Effective contacts at home', '{contacts}/d', [4.11, 0, 6], {
    source: CONTACTS_SOURCE,
    description: 'Spread over the other members of the household, every day the same people.',
  }),
  number('contacts.school', 'Contacts at school', '{contacts}/d', [11.41, 0, 30], {
    source: CONTACTS_SOURCE,
    description: 'Of every pupil, student and member of staff; partners are fresh every day.',
  }),
  number('contacts.work', 'Contacts at work', '{contacts}/d', [8.07, 0, 30], {
    source: CONTACTS_SOURCE,
    description: 'Of every working person; partners are fresh every day.',
  }),
  number('contacts.community', 'Contacts in the community', '{contacts}/d', [2.79, 0, 30], {
    source: CONTACTS_SOURCE,
    description: 'Of everybody; partners are fresh every day.',
  }),
  number('contacts.classShare', 'Share of contacts inside class or team', '1', [0.8, 0, 1], {
    source: 'assumption',
    description: 'Share of school and work contacts with the at most 25 members of the own class or team.',
  }),
  number('contacts.local', 'Share of community contacts inside the block', '1', [0.5, 0, 1], {
    source: 'assumption',
    description: 'The rest is with anybody in the city.',
  }),
  byAge('contacts.householdByAge', 'Household contacts by age', '{contacts}/d', US.memberHousehold, [0, 4.11], own),
  byAge('contacts.schoolByAge', 'School contacts by age', '{contacts}/d', US.memberSchool, [0, 11.41], own),
  byAge('contacts.workByAge', 'Work contacts by age', '{contacts}/d', US.memberWork, [0, 8.07], own),
  integer('seeding.count', 'People infected at the start', '{people}', [20, 0, 1000000], {
    source: 'assumption',
    description: 'Exactly so many, chosen at random; never more than there are people.',
  }),
  number('seeding.share', 'Share infected at the start', '1', [0, 0, 1], {
    source: 'Chopra et al. 2023 (0.5 %)',
    description: 'Each person is infected with this probability, beside those of the count.',
  }),
  integer('seeding.every', 'Every so many-th person infected', '1', [0, 0, 1000000], {
    source: 'assumption',
    description: 'Persons 0, k, 2k, … are infected at the start; 0 is off.',
  }),
  number('importation.rate', 'Imported cases', '{people}/d', [0, 0, 1000], {
    source: 'assumption',
    description:
      'Mean number of people exposed elsewhere, a Poisson number every day; only those never infected before fall ill, vaccinated or not.',
    dated: true,
  }),
];
