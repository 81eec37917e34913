/** The headline tiles of a run up to a day, with the difference to the baseline on the same day. Pure. */
import { estimate } from '../engine';
import type { Model, World } from '../worlds/world';
import { column, peak } from './columns';
import {
  absoluteRange,
  compact,
  compactRange,
  difference,
  differenceRange,
  fixed,
  range,
  sameAsBaseline,
  whole,
} from './format';
import { words } from './language';
import { type Pair, relativeDifference } from './spread';

export interface Headline {
  readonly id: string;
  readonly label: string;
  /** Of the run shown, or the 95 % interval of the mean where pairs are known. */
  readonly value: string;
  readonly interval: boolean;
  readonly detail: string;
  /** `−38 % vs baseline`, with its interval where pairs are known; null without a baseline that far. */
  readonly change: string | null;
  /** Direction of the change; none for one that its interval does not tell from zero. */
  readonly way: 'less' | 'more' | '';
}

export const HEADLINES = ['infected', 'deaths', 'peakHospital', 'reportedCases', 'cost'] as const;

const text = words({
  en: {
    infected: 'People ever infected',
    deaths: 'Deaths',
    peakHospital: 'Peak in hospital',
    reportedCases: 'Reported cases',
    cost: 'Cost',
    shareOf: (share: string, all: string) => `${share} % of ${all}`,
    ofInfections: (share: string) => `${share} % of infections`,
    onDay: (day: number) => `on day ${day}`,
    nobody: 'nobody yet',
    oneFor: (count: string) => `1 in ${count} infections`,
    noneReported: 'none yet',
    weights: 'at the prices set',
    shown: (value: string) => `${value} in the run shown`,
  },
  de: {
    infected: 'Je angesteckt',
    deaths: 'Todesfälle',
    peakHospital: 'Höchststand im Krankenhaus',
    reportedCases: 'Gemeldete Fälle',
    cost: 'Kosten',
    shareOf: (share: string, all: string) => `${share} % von ${all}`,
    ofInfections: (share: string) => `${share} % der Infektionen`,
    onDay: (day: number) => `am Tag ${day}`,
    nobody: 'noch niemand',
    oneFor: (count: string) => `1 auf ${count} Infektionen`,
    noneReported: 'noch keine',
    weights: 'zu den gesetzten Preisen',
    shown: (value: string) => `${value} im gezeigten Lauf`,
  },
});

/** What a headline is called. */
export const headlineLabel = (id: (typeof HEADLINES)[number]): string => text()[id];

/** One side of a comparison: a model and the rows known of its run. */
export interface Counted {
  readonly model: Model;
  readonly rows: Uint32Array;
}

/** Tiles after `days` days (0: before the first). `pairs`: at least two replicates to take intervals over, or null. */
export function headlines(
  world: World,
  current: Counted,
  baseline: Counted | null,
  days: number,
  pairs: readonly Pair[] | null = null,
): Headline[] {
  const width = world.series.length;
  const upTo = ({ model, rows }: Counted) => world.outcomes(model, rows.subarray(0, days * width));
  const own = upTo(current);
  const other = baseline && baseline.rows.length >= days * width && days > 0 ? upTo(baseline) : null;
  const beds = peak(column(world.series, current.rows, ['hospital', 'critical'], days));
  const said = text();
  const share = (100 * own.infected) / current.model.agents;
  const details: Readonly<Record<(typeof HEADLINES)[number], string>> = {
    infected: said.shareOf(fixed(share, share < 10 ? 1 : 0), whole(current.model.agents)),
    deaths: own.infected > 0 ? said.ofInfections(fixed((100 * own.deaths) / own.infected, 2)) : '',
    peakHospital: beds.value > 0 ? said.onDay(beds.day + 1) : said.nobody,
    reportedCases: own.reportedCases > 0 ? said.oneFor(fixed(own.infected / own.reportedCases, 1)) : said.noneReported,
    cost: said.weights,
  };
  const all = days > 0 && pairs ? pairs : [];
  const owns = all.map(({ current: rows }) => upTo({ model: current.model, rows }));
  const others = all.flatMap(({ baseline: rows }) => (baseline && rows ? [upTo({ model: baseline.model, rows })] : []));
  return HEADLINES.map((id) => {
    const value = id === 'cost' ? compact(own.cost) : whole(own[id]);
    const single = other && difference(own[id], other[id]);
    const { lower, upper } = estimate(owns.map((outcomes) => outcomes[id]));
    const compared = others.map((outcomes) => outcomes[id]);
    const change =
      compared.length > 1
        ? changeOf(
            owns.map((outcomes) => outcomes[id]),
            compared,
          )
        : ({ text: single, way: single?.startsWith('−') ? 'less' : single?.startsWith('+') ? 'more' : '' } as const);
    const known = lower !== null && upper !== null;
    return {
      id,
      label: said[id],
      // Counts and costs are never negative, though Student's interval of a few small ones may reach below zero.
      value: known ? (id === 'cost' ? compactRange : range)(Math.max(0, lower), upper) : value,
      interval: known,
      detail: known ? said.shown(value) : details[id],
      change: change.text,
      way: change.way,
    };
  });
}

/** A paired difference in words: relative, or in numbers where the baseline has none. */
function changeOf(values: readonly number[], baselines: readonly number[]): Pick<Headline, 'way'> & { text: string } {
  if (values.every((value, index) => value === baselines[index])) return { text: sameAsBaseline(), way: '' };
  const none = baselines.every((value) => value === 0);
  const { mean, lower, upper } = none ? estimate(values) : relativeDifference(values, baselines);
  if (mean === null || lower === null || upper === null) return { text: '', way: '' };
  return {
    text: (none ? absoluteRange : differenceRange)(mean, lower, upper),
    way: upper < 0 ? 'less' : lower > 0 ? 'more' : '',
  };
}
