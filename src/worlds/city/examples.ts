/**
 * Examples of the city for the gallery: each makes one question visible. Descriptions name what is changed and never what comes of
 * it. The factors are those of the ready-made interventions (`face/bundles.ts`), round assumptions.
 */
import type { Example } from '../example';

const SCHOOLS_CLOSE = 25;
const SIX_WEEKS = 42;
const MASKS_FROM = 20;

export const cityExamples: readonly Example[] = [
  {
    id: 'town',
    title: { en: 'A town', de: 'Eine Stadt' },
    description: {
      en: 'Households, schools, workplaces, tests, isolation and tracing: the place to begin.',
      de: 'Haushalte, Schulen, Arbeitsplätze, Tests, Isolation und Nachverfolgung: der Ort zum Anfangen.',
    },
    alt: {
      en: 'City blocks from above with coloured points for people; infected ones glow orange and red.',
      de: 'Häuserblöcke von oben mit farbigen Punkten für Menschen; Angesteckte leuchten orange und rot.',
    },
    preset: 'town',
    day: 45,
  },
  {
    id: 'faster-tests',
    title: { en: 'Faster tests', de: 'Schnellere Tests' },
    description: {
      en: 'A test result after half a day, compared with one after two days.',
      de: 'Das Testergebnis nach einem halben Tag, verglichen mit einem nach zwei Tagen.',
    },
    alt: {
      en: 'The city from above while test results come quickly; some infected people are marked as isolated.',
      de: 'Die Stadt von oben, während Testergebnisse schnell kommen; einige Angesteckte sind als isoliert markiert.',
    },
    preset: 'town',
    values: { 'testing.turnaround': 0.5 },
    pinned: { values: { 'testing.turnaround': 2 } },
    day: 50,
  },
  {
    id: 'closed-schools',
    title: { en: 'Closed schools for six weeks', de: 'Sechs Wochen Schulen zu' },
    description: {
      en: `Schools close on day ${SCHOOLS_CLOSE} and open six weeks later, compared with open schools.`,
      de: `Die Schulen schließen an Tag ${SCHOOLS_CLOSE} und öffnen sechs Wochen später, verglichen mit offenen Schulen.`,
    },
    alt: {
      en: 'The city from above in the middle of a school closure.',
      de: 'Die Stadt von oben mitten in einer Schulschließung.',
    },
    preset: 'town',
    values: { 'distancing.on': true },
    changes: [
      { parameter: 'distancing.open.school', from: SCHOOLS_CLOSE, to: SCHOOLS_CLOSE + SIX_WEEKS, value: 0.1 },
      { parameter: 'distancing.open.household', from: SCHOOLS_CLOSE, to: SCHOOLS_CLOSE + SIX_WEEKS, value: 1.05 },
    ],
    pinned: { values: { 'distancing.on': true } },
    day: 40,
  },
  {
    id: 'masks',
    title: { en: `Masks from day ${MASKS_FROM}`, de: `Masken ab Tag ${MASKS_FROM}` },
    description: {
      en: `From day ${MASKS_FROM} four in five people wear a mask at school, at work and in town, compared with no masks.`,
      de: `Ab Tag ${MASKS_FROM} tragen vier von fünf Menschen Masken in Schule, Arbeit und Stadt, verglichen mit keinen.`,
    },
    alt: {
      en: 'The city from above some weeks after a mask mandate began.',
      de: 'Die Stadt von oben einige Wochen nach Beginn einer Maskenpflicht.',
    },
    preset: 'town',
    changes: [
      { parameter: 'masks.on', from: MASKS_FROM, value: true },
      { parameter: 'masks.uptake', from: MASKS_FROM, value: 0.8 },
    ],
    pinned: {},
    day: 60,
  },
  {
    id: 'vaccines',
    title: { en: 'Vaccines in a hurry', de: 'Impfen mit Eile' },
    description: {
      en: 'Doses for one in a hundred people every day, oldest first, compared with three in a thousand.',
      de: 'Täglich Dosen für einen von hundert Menschen, Ältere zuerst, verglichen mit drei von tausend.',
    },
    alt: {
      en: 'The city from above during a vaccination campaign.',
      de: 'Die Stadt von oben während einer Impfkampagne.',
    },
    preset: 'town',
    values: { 'vaccination.on': true, 'vaccination.doses': 0.01 },
    pinned: { values: { 'vaccination.on': true, 'vaccination.doses': 0.003 } },
    day: 70,
  },
  {
    id: 'nobody',
    title: { en: 'Nobody does anything', de: 'Niemand tut etwas' },
    description: {
      en: 'No tests, no isolation, no tracing, and nobody keeps away from anybody, compared with the town as it is.',
      de: 'Keine Tests, keine Isolation, keine Nachverfolgung, und niemand hält Abstand, verglichen mit der Stadt, wie sie ist.',
    },
    alt: {
      en: 'The city from above on a day on which most of its people have been infected or are.',
      de: 'Die Stadt von oben an einem Tag, an dem die meisten angesteckt sind oder waren.',
    },
    preset: 'town',
    values: { 'testing.on': false, 'isolation.on': false, 'tracing.on': false, 'behaviour.on': false },
    pinned: {},
    day: 45,
  },
  {
    id: 'jackson-county',
    title: { en: 'Jackson County, Missouri', de: 'Jackson County, Missouri' },
    description: {
      en: '703,011 people with the ages and contacts of Missouri, from 15 March 2020; most of Kansas City.',
      de: '703.011 Menschen mit Alter und Kontakten von Missouri, ab 15. März 2020; der größte Teil von Kansas City.',
    },
    alt: {
      en: 'A dense city from above with scattered infections.',
      de: 'Eine dichte Stadt von oben mit verstreuten Infektionen.',
    },
    preset: 'jackson-county',
    day: 40,
  },
  {
    id: 'new-york-city',
    title: { en: 'New York City', de: 'New York City' },
    description: {
      en: '8.4 million people with the ages and contacts of New York State, from 1 March 2020.',
      de: '8,4 Millionen Menschen mit Alter und Kontakten des Staates New York, ab 1. März 2020.',
    },
    alt: {
      en: 'A very dense city from above in the middle of its first wave.',
      de: 'Eine sehr dichte Stadt von oben mitten in der ersten Welle.',
    },
    preset: 'new-york-city',
    day: 60,
  },
  {
    id: 'franklin',
    title: { en: 'Franklin County', de: 'Franklin County' },
    description: {
      en: 'The 70,916 people and 249,991 contacts of Chopra et al. 2023, read from your files.',
      de: 'Die 70.916 Menschen und 249.991 Kontakte von Chopra et al. 2023, aus eigenen Dateien gelesen.',
    },
    alt: {
      en: 'A contact network read from files, drawn as points in a grid.',
      de: 'Ein Kontaktnetz aus Dateien, gezeichnet als Punkte in einem Raster.',
    },
    preset: 'franklin',
    day: 25,
  },
];
