/**
 * Model output in the format of the hubverse (hubverse.io, model output): weekly totals as 23 quantiles and as samples, one a
 * replicate. Weeks run from Sunday to Saturday as hubs count them; `origin_date` is the first Sunday of the run, and horizon h ends
 * on the Saturday `origin_date` + 7 h - 1. Counts are of the simulated people and not scaled to a place.
 */
import { dayNumber, isoDate } from '../../scenario/dates';
import type { ExportRun } from './exportRun';
import { ascending, HUB_LEVELS, quantile } from './quantiles';

export const HUB_COLUMNS = [
  ...([
    'origin_date',
    'scenario_id',
    'location',
    'target',
    'horizon',
    'output_type',
    'output_type_id',
    'value',
  ] as const),
] as const;

/** Names of targets as the scenario hubs have them, and the counter behind each. */
export const HUB_TARGETS = [
  { target: 'inc hosp', series: 'admissions' },
  { target: 'inc death', series: 'deaths' },
  { target: 'inc case', series: 'positives' },
] as const;

/** What the hub wants to hear and the model cannot know. */
export interface HubNames {
  readonly team: string;
  readonly model: string;
  /** The hub's code of the place, such as `US` or a FIPS code. */
  readonly location: string;
}

export interface HubRow {
  readonly origin_date: string;
  readonly scenario_id: string;
  readonly location: string;
  readonly target: string;
  readonly horizon: number;
  readonly output_type: 'quantile' | 'sample';
  /** Level of the quantile or number of the sample, from 1; text, since one column holds both. */
  readonly output_type_id: string;
  readonly value: number;
}

/** Days since 1970-01-01 of the first Sunday on or after `start` (ISO). 1970-01-01 was a Thursday. */
export function firstSunday(start: string): number {
  const day = dayNumber(start) ?? 0;
  return day + ((((3 - day) % 7) + 7) % 7);
}

/** Whole weeks that the run has from its first Sunday on. */
export function hubWeeks({ scenario, days }: ExportRun): number {
  const skipped = firstSunday(scenario.start) - (dayNumber(scenario.start) ?? 0);
  return Math.max(0, Math.floor((days - skipped) / 7));
}

/**
 * All rows, target by target and week by week: quantiles, then samples.
 *
 * @throws RangeError for fewer than two replicates, which have no quantiles, and for runs without a whole week
 */
export function hubRows(run: ExportRun, location: string): HubRow[] {
  const { scenario, world, replicates, id } = run;
  const weeks = hubWeeks(run);
  if (replicates.length < 2) throw new RangeError('Quantiles need replicates: run at least 2, for example 100.');
  if (weeks < 1)
    throw new RangeError('The days shown hold no whole week from Sunday to Saturday. Run at least 14 days.');
  const sunday = firstSunday(scenario.start);
  const first = sunday - (dayNumber(scenario.start) ?? 0);
  const rows: HubRow[] = [];
  for (const { target, series } of HUB_TARGETS) {
    const at = world.series.findIndex(({ name }) => name === series);
    if (at < 0) continue;
    for (let horizon = 1; horizon <= weeks; horizon++) {
      const begin = first + 7 * (horizon - 1);
      const totals = replicates.map((values) => {
        let total = 0;
        for (let day = begin; day < begin + 7; day++) total += values[day * world.series.length + at];
        return total;
      });
      const task = { origin_date: isoDate(sunday), scenario_id: `murmuration-${id}`, location, target, horizon };
      const sorted = ascending(totals);
      for (const level of HUB_LEVELS) {
        const value = Number(quantile(sorted, level).toPrecision(12));
        rows.push({ ...task, output_type: 'quantile', output_type_id: String(level), value });
      }
      totals.forEach((value, k) => {
        rows.push({ ...task, output_type: 'sample', output_type_id: String(k + 1), value });
      });
    }
  }
  return rows;
}

/** `<round>-<team>-<model>.csv`; hubs allow letters, digits and `_` in abbreviations. */
export function hubFileName(run: ExportRun, { team, model }: HubNames, ending: 'csv' | 'parquet'): string {
  const plain = (text: string) => text.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^_+|_+$/g, '');
  const round = isoDate(firstSunday(run.scenario.start));
  return `${round}-${plain(team) || 'team'}-${plain(model) || 'model'}.${ending}`;
}

/** The rows as cells under their header, for CSV. */
export function hubTable(rows: readonly HubRow[]): (string | number)[][] {
  return [[...HUB_COLUMNS], ...rows.map((row) => HUB_COLUMNS.map((column) => row[column]))];
}
