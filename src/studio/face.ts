/**
 * What the page shows of the city's counters: curves, and what observations are held against. How parameters are shown is the world's
 * own face.
 */
import { words } from './language';
import type { CurveColour } from './palette';

const text = words({
  en: {
    admissions: 'Hospital admissions',
    deaths: 'Deaths',
    positives: 'Reported cases',
    infections: 'New infections',
  },
  de: {
    admissions: 'Krankenhausaufnahmen',
    deaths: 'Todesfälle',
    positives: 'Gemeldete Fälle',
    infections: 'Neue Infektionen',
  },
});

/** A curve: the sum of some daily counters. */
export interface Curve {
  readonly label: string;
  readonly series: readonly string[];
  readonly colour: CurveColour;
  readonly dash: 'solid' | 'dash' | 'dot' | 'dashdot';
}

export const dailyCurves: readonly Curve[] = [
  {
    get label() {
      return text().infections;
    },
    series: ['infections'],
    colour: 'infection',
    dash: 'solid',
  },
  {
    get label() {
      return text().positives;
    },
    series: ['positives'],
    colour: 'report',
    dash: 'dash',
  },
];

/** What weekly observations can be held against. `match` recognises a column of a file by its name. */
export interface Metric {
  readonly id: string;
  readonly label: string;
  readonly series: string;
  readonly match: RegExp;
}

export const metrics: readonly Metric[] = [
  {
    id: 'admissions',
    get label() {
      return text().admissions;
    },
    series: 'admissions',
    match: /admi|hosp|krankenh/i,
  },
  {
    id: 'deaths',
    get label() {
      return text().deaths;
    },
    series: 'deaths',
    match: /death|dead|died|\btod|verstorben|gestorben/i,
  },
  {
    id: 'positives',
    get label() {
      return text().positives;
    },
    series: 'positives',
    match: /case|positi|confirm|fälle|faelle/i,
  },
  {
    id: 'infections',
    get label() {
      return text().infections;
    },
    series: 'infections',
    match: /infect|incid|infekt/i,
  },
];

/** The metric of that id, the first where there is none. */
export function metricOf(id: string): Metric {
  return metrics.find((metric) => metric.id === id) ?? metrics[0];
}
