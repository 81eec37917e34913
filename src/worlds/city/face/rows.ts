/** What single rows need besides the table: steps, units, choices in words, meanings of limits. German labels come from `german.ts`. */
import type { RowFace, Text } from '../../face';
import { german } from './german';

const money: Text = { en: 'money', de: 'Geld' };
const moneyDay: Text = { en: 'money per day', de: 'Geld pro Tag' };
const per100k: Text = { en: 'per 100,000', de: 'je 100.000' };
const times: Text = { en: 'times', de: 'fach' };
const noLimit: Text = { en: 'no limit', de: 'ohne Grenze' };
const never: Text = { en: 'does not wane', de: 'lässt nicht nach' };
const off: Text = { en: 'off', de: 'aus' };
const usual: Text = { en: 'as usual', de: 'wie gewohnt' };
const same: Text = { en: 'the same for everybody', de: 'bei allen gleich' };

const LAYERS = ['household', 'school', 'work', 'community'] as const;
const each = <K extends string>(ids: readonly K[], face: Omit<RowFace, 'label'>) =>
  Object.fromEntries(ids.map((id) => [id, face]));
const DURATIONS = ['latent', 'incubation', 'admission', 'worsening', 'dying', 'recovery', 'recoverySevere'];

const faces: Readonly<Record<string, Omit<RowFace, 'label'>>> = {
  'testing.turnaround': { step: 0.5, means: { 0: { en: 'a result on the spot', de: 'Ergebnis sofort' } } },
  'testing.symptomatic': { step: 0.05 },
  'testing.screening': { means: { 0: off } },
  'testing.falsePositive': { step: 0.005 },
  'testing.capacity': {
    unit: { en: 'tests per day', de: 'Tests pro Tag' },
    means: { 100000: noLimit },
  },
  'testing.assay': {
    choices: {
      pcr: { en: 'PCR', de: 'PCR' },
      rapid: { en: 'Rapid antigen', de: 'Antigen-Schnelltest' },
      own: { en: 'Own curve', de: 'eigene Kurve' },
    },
  },
  'isolation.compliance': { step: 0.05 },
  'isolation.support': { unit: moneyDay },
  'isolation.supportHalf': { unit: moneyDay },
  'tracing.app': { step: 0.05 },
  'tracing.capacity': { unit: { en: 'cases per day', de: 'Fälle pro Tag' }, means: { 100000: noLimit } },
  'vaccination.doses': { unit: { en: '% of people', de: '% der Leute' } },
  'vaccination.order': {
    choices: {
      age: { en: 'Oldest first', de: 'Älteste zuerst' },
      contacts: { en: 'Most contacts first', de: 'meiste Kontakte zuerst' },
      random: { en: 'At random', de: 'zufällig' },
    },
  },
  'vaccination.booster': { means: { 0: { en: 'no third dose', de: 'keine dritte Dosis' } } },
  'vaccination.halfLife': { means: { 0: never } },
  'immunity.halfLife': { means: { 0: never } },
  ...each(
    LAYERS.flatMap((layer) => [`distancing.open.${layer}`]),
    { step: 0.05, percent: true, means: { 1: usual } },
  ),
  ...each(
    LAYERS.map((layer) => `distancing.closed.${layer}`),
    { step: 0.05, percent: true, means: { 1: usual } },
  ),
  'distancing.trigger': {
    choices: {
      none: { en: 'None', de: 'keiner' },
      cases: { en: 'Reported cases', de: 'gemeldete Fälle' },
      hospital: { en: 'People in hospital', de: 'Menschen im Krankenhaus' },
    },
  },
  'distancing.closeAt': { unit: per100k },
  'distancing.openAt': { unit: per100k },
  'behaviour.half': { unit: per100k },
  'masks.uptake': { step: 0.05 },
  ...each(
    ['school', 'work', 'community'].map((place) => `ventilation.${place}`),
    { step: 0.5, unit: { en: 'per hour', de: 'pro Stunde' }, means: { 3: usual } },
  ),
  'disease.r0': { step: 0.1, unit: { en: 'per case', de: 'je Fall' } },
  'disease.scaling': {
    choices: {
      'next-generation': { en: 'Next generation', de: 'nächste Generation' },
      direct: { en: 'Direct', de: 'direkt' },
    },
  },
  ...each(
    LAYERS.map((layer) => `disease.weight.${layer}`),
    { unit: times },
  ),
  ...each(
    DURATIONS.map((name) => `disease.${name}.sd`),
    { step: 0.1, means: { 0: same } },
  ),
  ...each(
    DURATIONS.map((name) => `disease.${name}.mean`),
    { step: 0.1 },
  ),
  ...each(
    ['exposed', 'presymptomatic', 'asymptomatic', 'symptomatic'].map((stage) => `disease.infectivity.${stage}`),
    { unit: times },
  ),
  'disease.recoveryLaw': {
    choices: {
      lognormal: { en: 'Log-normal', de: 'log-normal' },
      geometric: { en: 'Geometric', de: 'geometrisch' },
    },
  },
  'disease.profile': {
    choices: {
      gamma: { en: 'Gamma', de: 'Gamma' },
      flat: { en: 'Flat', de: 'flach' },
      own: { en: 'Own table', de: 'eigene Tabelle' },
    },
  },
  'disease.profileOrigin': {
    choices: {
      onset: { en: 'Onset of symptoms', de: 'Beginn der Symptome' },
      infection: { en: 'Infection', de: 'Ansteckung' },
    },
  },
  'disease.profileMean': { step: 0.5 },
  'disease.profileSd': { step: 0.1 },
  'variant.transmissibility': { unit: times },
  'population.place': {
    choices: {
      us: { en: 'United States', de: 'USA' },
      ny: { en: 'New York State', de: 'Staat New York' },
      mo: { en: 'Missouri', de: 'Missouri' },
      custom: { en: 'Custom tables', de: 'eigene Tabellen' },
    },
  },
  'contacts.household': { step: 0.1 },
  'seeding.every': { means: { 0: off } },
  'importation.rate': { finest: 0.1, means: { 0: off } },
  ...each(
    ['test', 'isolatedDay', 'closedVenueDay', 'dose', 'infection', 'hospitalDay', 'death'].map((id) => `cost.${id}`),
    { unit: money },
  ),
};

const MAIN_LABELS: Readonly<Record<string, string>> = {
  'testing.turnaround': 'Days to get a test result',
  'testing.symptomatic': 'Sick people tested per day',
  'tracing.app': 'Tracing app users',
  'distancing.open.household': 'Contacts at home',
  'distancing.open.school': 'Contacts at school, of the usual',
  'distancing.open.work': 'Contacts at work, of the usual',
  'distancing.open.community': 'Contacts in the community',
  'contacts.community': 'Contacts in the community, usual',
  'disease.r0': 'R0 of the disease',
  'cost.infection': 'Cost of an infection',
};

export const rows: Readonly<Record<string, RowFace>> = Object.fromEntries(
  Object.entries(german).map(([id, de]) => [id, { ...faces[id], label: { en: MAIN_LABELS[id], de } }]),
);
