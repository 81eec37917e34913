/** The city: an epidemic among the people of one city. Its page is docs/worlds/city.md. */
import type { Scenario } from '../../scenario/scenario';
import { Shown, View } from '../view';
import type { Inputs, Progress, World } from '../world';
import { cityCard } from './card';
import {
  Care,
  Count,
  Event,
  Health,
  Immunity,
  Law,
  Lever,
  Notice,
  Order,
  Purpose,
  Quota,
  ShedClass,
  Stage,
  Status,
  Table,
  Today,
  Trigger,
} from './enums';
import { importEdges } from './importedEdges';
import { peopleOf } from './importedPeople';
import { importPeople } from './imports';
import { type CityModel, modelOf } from './model';
import { cityOutcomes } from './outcomes';
import type { People } from './people';
import { cityPlan } from './plan';
import { synthesise } from './population';
import { cityPresets, sirPreset } from './presets';
import { CityChronicle } from './story/chronicle';
import { LAYER_CONTACTS, placeTables } from './tables';
import { CityTwin } from './twin';
import { list, num, word } from './values';
import { cityView } from './view';

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

function populationKey(scenario: Scenario): string {
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

function buildPeople(scenario: Scenario, { files }: Inputs, progress: Progress): People {
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

export const cityWorld: World<CityModel, People> = {
  ...cityCard,
  enums: {
    Care,
    Count,
    Event,
    Health,
    Immunity,
    Law,
    Lever,
    Notice,
    Order,
    Purpose,
    Quota,
    ShedClass,
    Shown,
    Stage,
    Status,
    Table,
    Today,
    Trigger,
    View,
  },
  benchmarks: { town: cityPresets.town, sir: sirPreset },
  build(scenario, inputs = { files: {} }, progress = () => {}) {
    return modelOf(scenario, buildPeople(scenario, inputs, progress));
  },
  prepare: (scenario, inputs = { files: {} }, progress = () => {}) => buildPeople(scenario, inputs, progress),
  finish: modelOf,
  rebuild(model, scenario) {
    return populationKey(model.scenario) === populationKey(scenario) ? modelOf(scenario, model.people) : null;
  },
  plan: cityPlan,
  twin: (model, replicate) => new CityTwin(model, replicate),
  chronicle: (model, replicate) => new CityChronicle(model, replicate),
  outcomes: cityOutcomes,
  view: cityView,
};
