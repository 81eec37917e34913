/** Starting points of the city. Only deltas from the defaults; sources stand with the parameters. */
import type { Preset } from '../world';
import { fromDecades } from './parameters/define';

/**
 * The model of Chopra et al. 2023 (GradABM): λ = R S_age A_stage B_layer w(t - τ) / Ī_age on a stored network, exposed 3 days, infectious
 * 5 days, no households, schools or workplaces, no protocols. Age groups are decades, 0 to 8.
 */
const franklin: Preset = {
  id: 'franklin',
  title: 'Franklin County',
  description:
    'The population and contact network of Chopra et al. 2023, 70,916 people, 249,991 edges, read from your files.',
  german: {
    title: 'Franklin County',
    description:
      'Bevölkerung und Kontaktnetz von Chopra u. a. 2023, 70.916 Menschen, 249.991 Kanten, aus eigenen Dateien gelesen.',
  },
  needs: [
    { role: 'people', file: 'franklin_agents.csv' },
    { role: 'edges', file: 'franklin_edges.csv.gz' },
  ],
  scenario: {
    agents: 70916,
    horizon: 60,
    values: {
      'contacts.household': 0,
      'contacts.school': 0,
      'contacts.work': 0,
      'population.activity': 0,
      'seeding.count': 0,
      'disease.r0': 5.02,
      'disease.scaling': 'direct',
      'disease.susceptibility': fromDecades([0.35, 0.69, 1.03, 1.03, 1.03, 1.03, 1.27, 1.52, 1.52, 1.52]),
      'disease.interactions': fromDecades([2, 2, 4, 4, 4, 4, 4, 3, 3, 3]),
      'disease.symptomatic': Array.from({ length: 18 }, () => 0),
      'disease.latent.mean': 3,
      'disease.latent.sd': 0,
      'disease.recovery.mean': 5,
      'disease.recovery.sd': 0,
      'disease.profileOrigin': 'infection',
      'disease.infectivity.exposed': 0.33,
      'disease.infectivity.asymptomatic': 0.72,
      'testing.on': false,
      'isolation.on': false,
      'tracing.on': false,
      'behaviour.on': false,
    },
  },
};

/**
 * The textbook SIR of the anchors: 10 fresh contacts a day in one group, transmission .015 per contact, recovery .1 a day, every 1,000th
 * person seeded. For benchmarks and for tests against theory.
 */
export const sirPreset: Preset = {
  id: 'sir',
  title: 'Well-mixed SIR',
  description:
    '10 fresh contacts a day, transmission .015 per contact, recovery .1 a day; no households, no protocols.',
  scenario: {
    agents: 100000,
    horizon: 100,
    values: {
      'contacts.household': 0,
      'contacts.school': 0,
      'contacts.work': 0,
      'contacts.community': 10,
      'contacts.local': 0,
      'population.activity': 0,
      'seeding.count': 0,
      'seeding.every': 1000,
      'disease.r0': 0.015,
      'disease.scaling': 'direct',
      'disease.susceptibility': Array.from({ length: 18 }, () => 1),
      'disease.symptomatic': Array.from({ length: 18 }, () => 0),
      'disease.latent.mean': 0,
      'disease.latent.sd': 0,
      'disease.recoveryLaw': 'geometric',
      'disease.recovery.mean': 10,
      'disease.profile': 'flat',
      'disease.profileOrigin': 'infection',
      'testing.on': false,
      'isolation.on': false,
      'tracing.on': false,
      'behaviour.on': false,
    },
  },
};

export const cityPresets: Readonly<Record<string, Preset>> = {
  town: {
    id: 'town',
    title: 'Town',
    description:
      'A town of 100,000 with 20 infections, tests, isolation, tracing, and people who react to reported cases.',
    german: {
      title: 'Kleinstadt',
      description:
        '100.000 Menschen und 20 Infektionen, mit Tests, Isolation und Nachverfolgung; gemeldete Fälle verändern das Verhalten.',
    },
    scenario: {},
  },
  'jackson-county': {
    id: 'jackson-county',
    title: 'Jackson County, Missouri',
    description: '703,011 people with the ages and contacts of Missouri; most of Kansas City.',
    german: {
      title: 'Jackson County, Missouri',
      description: '703.011 Menschen mit Alter und Kontakten wie in Missouri; der größte Teil von Kansas City.',
    },
    scenario: {
      agents: 703011,
      horizon: 240,
      start: '2020-03-15',
      values: { 'population.place': 'mo', 'seeding.count': 140 },
    },
  },
  'new-york-city': {
    id: 'new-york-city',
    title: 'New York City',
    description: '8.4 million people with the ages and contacts of New York State.',
    german: {
      title: 'New York City',
      description: '8,4 Millionen Menschen mit Alter und Kontakten wie im Staat New York.',
    },
    scenario: {
      agents: 8400000,
      horizon: 120,
      start: '2020-03-01',
      values: { 'population.place': 'ny', 'seeding.count': 2000 },
    },
  },
  franklin,
};
