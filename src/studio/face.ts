/** What the first page shows of the city: sliders, curves and tiles, as data. Parameters themselves stand in the world's table. */
import type { CurveColour } from './palette';

/** A slider on one number parameter. */
export interface SliderRow {
  readonly id: string;
  /** Label in plain words, where the table's is too short to stand alone. */
  readonly label: string;
  readonly step: number;
  /** Shown as a percentage. */
  readonly percent?: boolean;
  /** Unit in plain words, after the number. */
  readonly unit: string;
  /** Switch that this slider turns on when it is moved off its default. */
  readonly requires?: string;
}

/** Open at first. The first is the one that the prompt asks for. */
export const mainSliders: readonly SliderRow[] = [
  { id: 'testing.turnaround', label: 'Days to get a test result', step: 0.5, unit: 'days' },
  { id: 'tracing.app', label: 'Tracing app users', step: 0.05, percent: true, unit: '%' },
  {
    id: 'distancing.open.community',
    label: 'Contacts in the community',
    step: 0.05,
    percent: true,
    unit: '%',
    requires: 'distancing.on',
  },
];

export const moreSliders: readonly SliderRow[] = [
  { id: 'testing.symptomatic', label: 'Sick people tested per day', step: 0.05, percent: true, unit: '%' },
  { id: 'isolation.compliance', label: 'Compliance with isolation', step: 0.05, percent: true, unit: '%' },
  { id: 'masks.uptake', label: 'People who wear a mask', step: 0.05, percent: true, unit: '%', requires: 'masks.on' },
  { id: 'disease.r0', label: 'R0 of the disease', step: 0.1, unit: 'infections per case' },
];

/** A curve: the sum of some daily counters. */
export interface Curve {
  readonly label: string;
  readonly series: readonly string[];
  readonly colour: CurveColour;
  readonly dash: 'solid' | 'dash' | 'dot' | 'dashdot';
}

export const dailyCurves: readonly Curve[] = [
  { label: 'New infections', series: ['infections'], colour: 'infection', dash: 'solid' },
  { label: 'Reported cases', series: ['positives'], colour: 'report', dash: 'dash' },
];

export const hospitalCurves: readonly Curve[] = [
  { label: 'In hospital', series: ['hospital', 'critical'], colour: 'hospital', dash: 'solid' },
  { label: 'of these critical', series: ['critical'], colour: 'critical', dash: 'dash' },
];

/** What weekly observations can be held against. `match` recognises a column of a file by its name. */
export interface Metric {
  readonly id: string;
  readonly label: string;
  readonly series: string;
  readonly match: RegExp;
}

export const metrics: readonly Metric[] = [
  { id: 'admissions', label: 'Hospital admissions', series: 'admissions', match: /admi|hosp/i },
  { id: 'deaths', label: 'Deaths', series: 'deaths', match: /death|dead|died/i },
  { id: 'positives', label: 'Reported cases', series: 'positives', match: /case|positi|confirm/i },
  { id: 'infections', label: 'New infections', series: 'infections', match: /infect|incid/i },
];

/** States of people on the stage, worst last; series that are summed for each. Colours are those of the design's table. */
export const states = [
  { id: 'susceptible', label: 'Susceptible', series: ['susceptible'], colour: '#8a949e' },
  { id: 'exposed', label: 'Exposed', series: ['exposed'], colour: '#f0e442' },
  {
    id: 'infectious',
    label: 'Infectious',
    series: ['presymptomatic', 'asymptomatic', 'symptomatic', 'hospital', 'critical'],
    colour: '#ff7a1a',
  },
  { id: 'recovered', label: 'Recovered', series: ['recovered'], colour: '#56b4e9' },
  { id: 'dead', label: 'Dead', series: ['dead'], colour: '#f5f7fa' },
] as const;
