/**
 * Ready-made interventions of the city and what closures of observed places stand for. The factors are round assumptions, not
 * estimates: the dates of a closure are facts, how much it cut contacts is not. Every one can be changed after it was added.
 */
import type { Bundle } from '../../face';

const ASSUMED = 'assumption; change it to what you know';
const distanced = { 'distancing.on': true };

export const bundles: readonly Bundle[] = [
  {
    id: 'schools',
    title: { en: 'Close schools', de: 'Schulen schließen' },
    values: distanced,
    changes: { 'distancing.open.school': 0.1, 'distancing.open.household': 1.05 },
    source: ASSUMED,
  },
  {
    id: 'home',
    title: { en: 'Stay at home', de: 'Zu Hause bleiben' },
    values: distanced,
    changes: {
      'distancing.open.community': 0.4,
      'distancing.open.work': 0.5,
      'distancing.open.school': 0.1,
      'distancing.open.household': 1.1,
    },
    source: ASSUMED,
  },
  {
    id: 'venues',
    title: { en: 'Close bars and venues', de: 'Gaststätten und Veranstaltungen schließen' },
    values: distanced,
    changes: { 'distancing.open.community': 0.65 },
    source: ASSUMED,
  },
  {
    id: 'office',
    title: { en: 'Work from home', de: 'Von zu Hause arbeiten' },
    values: distanced,
    changes: { 'distancing.open.work': 0.5 },
    source: ASSUMED,
  },
  {
    id: 'masks',
    title: { en: 'Mask mandate', de: 'Maskenpflicht' },
    changes: { 'masks.on': true, 'masks.uptake': 0.8 },
    source: ASSUMED,
  },
  {
    id: 'tests',
    title: { en: 'Mass testing', de: 'Massentests' },
    changes: { 'testing.screening': 0.05, 'testing.capacity': 10000 },
    source: ASSUMED,
  },
  {
    id: 'vaccines',
    title: { en: 'Vaccination campaign', de: 'Impfkampagne' },
    changes: { 'vaccination.on': true },
    source: ASSUMED,
  },
];

const measure = (id: string, en: string, de: string, changes: Bundle['changes']): Bundle => ({
  id,
  title: { en, de },
  values: distanced,
  changes,
  source: ASSUMED,
});

/** A travel ban is absent: the scenario has no imported cases unless they are asked for. */
export const measures: Readonly<Record<string, Bundle>> = Object.fromEntries(
  [
    measure('gatherings_over_500', 'Gatherings over 500 banned', 'Versammlungen über 500 verboten', {
      'distancing.open.community': 0.95,
    }),
    measure('gatherings_over_50', 'Gatherings over 50 banned', 'Versammlungen über 50 verboten', {
      'distancing.open.community': 0.85,
    }),
    measure('federal_guidelines', 'Federal guidelines', 'Richtlinien des Bundes', {
      'distancing.open.community': 0.8,
      'distancing.open.work': 0.8,
    }),
    measure('dine_in_ban', 'Dining in banned', 'Gaststätten geschlossen', { 'distancing.open.community': 0.75 }),
    measure('entertainment_gym_closed', 'Entertainment and gyms closed', 'Freizeitstätten geschlossen', {
      'distancing.open.community': 0.65,
    }),
    measure('stay_at_home', 'Stay at home', 'Zu Hause bleiben', {
      'distancing.open.community': 0.4,
      'distancing.open.work': 0.5,
    }),
    measure('schools_closed', 'Schools closed', 'Schulen geschlossen', { 'distancing.open.school': 0.1 }),
  ].map((bundle) => [bundle.id, bundle]),
);
