/** Words of the stage, in both languages. */
import { Shown, View } from '../../worlds/view';
import { words } from '../language';

export const stageText = words({
  en: {
    view: 'Map of the city and its people. Arrow keys move it, plus and minus zoom, 0 shows the whole city.',
    nearer: 'Zoom in',
    farther: 'Zoom out',
    whole: 'Whole city',
    fullScreen: 'Full screen',
    layer: 'Layer',
    layers: {
      state: 'People by state',
      density: 'Density of infectious people',
      incidence: 'Infections of the last 7 days',
    },
    densityUnit: (largest: string) => `up to ${largest} infectious people in a square`,
    incidenceUnit: (largest: string) => `up to ${largest} per 1,000 residents of a district`,
    hatched: 'hatched: the highest third',
    densityOnly: 'Showing density only; this browser has no 3D graphics.',
    each: (count: string) => `One point is ${count} people; all are simulated`,
    states: {
      susceptible: 'Susceptible',
      vaccinated: 'Vaccinated',
      recovered: 'Recovered',
      dead: 'Dead',
      exposed: 'Exposed',
      infectious: 'Infectious',
    },
    status: (agents: string, fps: string, way: string, day: string) =>
      `${agents} agents, ${fps} fps, ${way}, day ${day}`,
    still: (agents: string, way: string, day: string) => `${agents} agents, ${way}, day ${day}`,
    find: 'Find a person',
    person: (id: string) => `Person ${id}`,
    number: 'Person number',
    show: 'Show',
    today: 'Somebody infected today',
    nobody: 'Nobody was infected on this day.',
    noSuch: (most: string) => `There is no person of that number. Give a whole number from 0 to ${most}.`,
    isolated: 'isolated',
    quarantined: 'in quarantine',
    of: {
      susceptible: 'susceptible',
      exposed: 'exposed',
      presymptomatic: 'infectious, before symptoms',
      asymptomatic: 'infectious, without symptoms',
      symptomatic: 'infectious, with symptoms',
      hospital: 'in hospital',
      critical: 'in intensive care',
      recovered: 'recovered',
      dead: 'dead',
      vaccinated: 'vaccinated',
    },
  },
  de: {
    view: 'Karte der Stadt und ihrer Menschen. Pfeiltasten verschieben sie, Plus und Minus ändern den Maßstab, 0 zeigt die ganze Stadt.',
    nearer: 'Vergrößern',
    farther: 'Verkleinern',
    whole: 'Ganze Stadt',
    fullScreen: 'Vollbild',
    layer: 'Ebene',
    layers: {
      state: 'Menschen nach Zustand',
      density: 'Dichte der Ansteckenden',
      incidence: 'Ansteckungen der letzten 7 Tage',
    },
    densityUnit: (largest: string) => `bis zu ${largest} Ansteckende in einem Feld`,
    incidenceUnit: (largest: string) => `bis zu ${largest} je 1.000 Einwohner eines Viertels`,
    hatched: 'schraffiert: das höchste Drittel',
    densityOnly: 'Nur die Dichte ist zu sehen; dieser Browser hat keine 3D-Grafik.',
    each: (count: string) => `Ein Punkt sind ${count} Menschen; alle werden simuliert`,
    states: {
      susceptible: 'Empfänglich',
      vaccinated: 'Geimpft',
      recovered: 'Genesen',
      dead: 'Gestorben',
      exposed: 'Angesteckt',
      infectious: 'Ansteckend',
    },
    status: (agents: string, fps: string, way: string, day: string) =>
      `${agents} Menschen, ${fps} Bilder/s, ${way}, Tag ${day}`,
    still: (agents: string, way: string, day: string) => `${agents} Menschen, ${way}, Tag ${day}`,
    find: 'Person suchen',
    person: (id: string) => `Person ${id}`,
    number: 'Nummer der Person',
    show: 'Zeigen',
    today: 'Jemand, der sich heute angesteckt hat',
    nobody: 'An diesem Tag hat sich niemand angesteckt.',
    noSuch: (most: string) => `Diese Nummer hat niemand. Möglich ist eine ganze Zahl von 0 bis ${most}.`,
    isolated: 'isoliert',
    quarantined: 'in Quarantäne',
    of: {
      susceptible: 'empfänglich',
      exposed: 'angesteckt',
      presymptomatic: 'ansteckend, noch ohne Symptome',
      asymptomatic: 'ansteckend, ohne Symptome',
      symptomatic: 'ansteckend, mit Symptomen',
      hospital: 'im Krankenhaus',
      critical: 'auf der Intensivstation',
      recovered: 'genesen',
      dead: 'gestorben',
      vaccinated: 'geimpft',
    },
  },
});

const STATES = Object.entries(Shown) as readonly (readonly [keyof typeof Shown, number])[];

/** `infectious, with symptoms, isolated` */
export function wordText(word: number): string {
  const text = stageText();
  const [state] = STATES.find(([, value]) => value === (word & View.stateMask)) ?? ['susceptible'];
  const apart = [
    ...((word & View.isolated) !== 0 ? [text.isolated] : []),
    ...((word & View.quarantined) !== 0 ? [text.quarantined] : []),
  ];
  return [text.of[state], ...apart].join(', ');
}
