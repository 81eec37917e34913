/** Who lives in the city of a scenario: synthesised, or read from files. What a worker does before there is a model. */
import type { Scenario } from '../../scenario/scenario';
import type { Inputs, Progress } from '../world';
import { importEdges } from './importedEdges';
import { peopleOf } from './importedPeople';
import { importPeople } from './imports';
import type { People } from './people';
import { synthesise } from './population';
import { LAYER_CONTACTS, placeTables } from './tables';
import { list, num, word } from './values';

/** Parameters that decide who lives in the city; people are shared between scenarios that agree on them. */
const PEOPLE_KEYS = [
  'population.place',
  'population.ages',
  'population.householdSizes',
  'contacts.householdByAge',
  'contacts.schoolByAge',
  'contacts.workByAge',
];
const CONTACT_KEYS = ['contacts.household', 'contacts.school', 'contacts.work'];

/** What people depend on: scenarios that agree on it share their people. */
export function populationKey(scenario: Scenario): string {
  const { values, agents, seed, data } = scenario;
  const tables = PEOPLE_KEYS.map((id) => values[id]);
  const layers = CONTACT_KEYS.map((id) => num(values, id) > 0);
  return JSON.stringify([agents, seed, tables, layers, data.filter(({ role }) => role !== 'observations')]);
}

function synthetic(scenario: Scenario, progress: Progress): People {
  const { values } = scenario;
  const place = word(values, 'population.place');
  const tables =
    place === 'us' || place === 'ny' || place === 'mo'
      ? placeTables(place)
      : {
          ages: list(values, 'population.ages'),
          householdSizes: list(values, 'population.householdSizes'),
          memberHousehold: list(values, 'contacts.householdByAge'),
          memberSchool: list(values, 'contacts.schoolByAge'),
          memberWork: list(values, 'contacts.workByAge'),
        };
  // Membership follows the published contacts of a member; the scenario's contacts a day scale what members do, or switch a layer off.
  const member = (layer: 'household' | 'school' | 'work') =>
    num(values, `contacts.${layer}`) > 0 ? LAYER_CONTACTS[layer] : 0;
  const contacts = {
    household: member('household'),
    school: member('school'),
    work: member('work'),
    community: LAYER_CONTACTS.community,
  };
  return synthesise({ ...tables, agents: scenario.agents, seed: scenario.seed, contacts }, progress);
}

/**
 * The people of a scenario, deterministic from the seed.
 *
 * @throws RangeError with a sentence for the user when a file cannot be used
 */
export function buildPeople(scenario: Scenario, { files }: Inputs, progress: Progress): People {
  if (files.people === undefined) {
    if (files.edges === undefined) return synthetic(scenario, progress);
    const people = synthetic(scenario, progress);
    const ids = Float64Array.from({ length: people.agents }, (_, i) => i);
    return { ...people, networks: importEdges(files.edges, { agents: people.agents, ids }) };
  }
  progress(0, 'people');
  const imported = importPeople(files.people);
  progress(0.4, 'edges');
  const networks = files.edges === undefined ? {} : importEdges(files.edges, imported);
  progress(0.8, 'people');
  return peopleOf(imported, networks, scenario.seed);
}
