/** The headline tiles of a run up to a day, with the difference to the baseline on the same day. Pure. */
import type { Model, World } from '../worlds/world';
import { column, peak } from './columns';
import { compact, difference, whole } from './format';

export interface Headline {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly detail: string;
  /** `−38 % vs baseline`, null without a baseline that far. */
  readonly change: string | null;
}

export const HEADLINES = ['infected', 'deaths', 'peakHospital', 'reportedCases', 'cost'] as const;

const LABELS: Readonly<Record<(typeof HEADLINES)[number], string>> = {
  infected: 'People ever infected',
  deaths: 'Deaths',
  peakHospital: 'Peak in hospital',
  reportedCases: 'Reported cases',
  cost: 'Cost',
};

/** One side of a comparison: a model and the rows known of its run. */
export interface Counted {
  readonly model: Model;
  readonly rows: Uint32Array;
}

/** Tiles after `days` days (0: before the first). */
export function headlines(world: World, current: Counted, baseline: Counted | null, days: number): Headline[] {
  const width = world.series.length;
  const upTo = ({ model, rows }: Counted) => world.outcomes(model, rows.subarray(0, days * width));
  const own = upTo(current);
  const other = baseline && baseline.rows.length >= days * width && days > 0 ? upTo(baseline) : null;
  const beds = peak(column(world.series, current.rows, ['hospital', 'critical'], days));
  const share = (100 * own.infected) / current.model.agents;
  const details: Readonly<Record<(typeof HEADLINES)[number], string>> = {
    infected: `${share.toFixed(share < 10 ? 1 : 0)} % of ${whole(current.model.agents)}`,
    deaths: own.infected > 0 ? `${((100 * own.deaths) / own.infected).toFixed(2)} % of infections` : '',
    peakHospital: beds.value > 0 ? `on day ${beds.day + 1}` : 'nobody yet',
    reportedCases:
      own.infected > 0 ? `1 for every ${(own.infected / Math.max(1, own.reportedCases)).toFixed(1)} infections` : '',
    cost: 'weights in the scenario file',
  };
  return HEADLINES.map((id) => ({
    id,
    label: LABELS[id],
    value: id === 'cost' ? compact(own.cost) : whole(own[id]),
    detail: details[id],
    change: other && difference(own[id], other[id]),
  }));
}
