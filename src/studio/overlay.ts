/** Observations beside a run: which column is held against which metric, scaled to the people shown and moved to its days. Pure. */
import { dayNumber } from '../scenario/dates';
import type { Observations } from '../scenario/observations';
import { type Closure, closures, jacksonCounty, newYorkCity, type ObservedPlace } from '../scenario/observed';
import type { World } from '../worlds/world';
import { column, type Week, weeks } from './columns';
import { type Metric, metrics } from './face';
import type { Frame } from './session';
import type { Overlay } from './store';

/** A figure for one week of the run, scaled to its people. `day`: first day of the week. */
export interface Point {
  readonly day: number;
  readonly value: number;
}

/** Built-in figures as an overlay of a run that starts on `start` (ISO) and has `horizon` days. */
export function placeOverlay(place: ObservedPlace, start: string, horizon: number): Overlay {
  return overlayOf(place, place.population, place.notice, start, horizon);
}

/** Built-in figures of the places that presets are about, by the preset's id. */
const OBSERVED: Readonly<Record<string, ObservedPlace>> = {
  'jackson-county': jacksonCounty,
  'new-york-city': newYorkCity,
};

/**
 * What stands beside a scenario that is opened in place of `before`'s: figures of its own place take the place of the built-in ones of
 * another. A person's own file, and nothing at all, stay. Null where nothing changes.
 */
export function ownFigures(before: Overlay | null, preset: string, start: string, horizon: number): Overlay | null {
  const place = Object.hasOwn(OBSERVED, preset) ? OBSERVED[preset] : null;
  const builtIn = before !== null && Object.values(OBSERVED).some((one) => one === before.observations);
  return place && builtIn && before.observations !== place ? placeOverlay(place, start, horizon) : null;
}

/** Any observations as an overlay; columns are recognised by their names, each metric takes the first that fits. */
export function overlayOf(
  observations: Observations,
  population: number,
  notice: string,
  start: string,
  horizon: number,
): Overlay {
  return {
    observations,
    population,
    notice,
    columns: matchColumns(observations.series.map(({ name }) => name)),
    shift: shiftOf(observations, start, horizon),
  };
}

/** Series for each metric by their names, each series once: new figures before totals, smoothed ones and rates. */
export function matchColumns(names: readonly string[]): Record<string, string> {
  const used = new Set<string>();
  const found: Record<string, string> = {};
  for (const { id, match } of metrics) {
    const fits = names.filter((name) => match.test(name) && !used.has(name));
    const best = fits.sort((a, b) => derived(a) - derived(b) || names.indexOf(a) - names.indexOf(b))[0];
    if (best === undefined) continue;
    used.add(best);
    found[id] = best;
  }
  return found;
}

function derived(name: string): number {
  return [/cum|total|kumul|gesamt/i, /smooth|avg|average|rolling|mittel/i, /per_|_per|rate|inzidenz/i].filter((one) =>
    one.test(name),
  ).length;
}

/** A measure of the place on the days of the run. `to`: first day without it, where the source has one. */
export interface ClosureMark {
  readonly measure: Closure['measure'];
  readonly from: number;
  readonly to: number | null;
}

/** Closures of the place that the overlay is about, as days of a run over its own dates; moved as the overlay is. */
export function closureMarks({ observations, shift }: Overlay, horizon: number): ClosureMark[] {
  // Only where the figures stand by the calendar is a date a day of the run.
  if (observations.clock !== 'calendar' || observations.days.length === 0) return [];
  const dayOf = (iso: string) => (dayNumber(iso) ?? 0) - observations.days[0] + shift;
  return closures
    .filter(({ place }) => place === observations.name)
    .map(({ measure, start, end }) => ({ measure, from: dayOf(start), to: end === undefined ? null : dayOf(end) }))
    .filter(({ from, to }) => from < horizon && (to === null ? from >= 0 : to > 0))
    .sort((a, b) => a.from - b.from);
}

/** Day of the run on which the first row falls: by the calendar where the two overlap, else day 0. */
export function shiftOf({ clock, days }: Observations, start: string, horizon: number): number {
  if (clock === 'relative') return days[0];
  const first = days[0] - (dayNumber(start) ?? 0);
  const last = days[days.length - 1] - (dayNumber(start) ?? 0);
  return last >= 0 && first < horizon ? first : 0;
}

/** Weekly totals of the overlay for a metric, per `agents` people, empty where it has no such column. */
export function points(overlay: Overlay, metric: Metric, agents: number): Point[] {
  const { observations, population, columns, shift } = overlay;
  const { days, interval } = observations;
  const values = observations.series.find(({ name }) => name === columns[metric.id])?.values;
  if (!values) return [];
  const scale = agents / population;
  const daily = Array.from(days, (day, k) => ({ day: day - days[0] + shift, value: values[k] * scale }));
  const known = daily.filter(({ value }) => Number.isFinite(value));
  if (interval !== 'daily') return known;
  const totals = new Map<number, { sum: number; count: number }>();
  for (const { day, value } of known) {
    const week = Math.floor((day - shift) / 7);
    const total = totals.get(week) ?? { sum: 0, count: 0 };
    totals.set(week, { sum: total.sum + value, count: total.count + 1 });
  }
  // A week with days missing would look like a dip.
  return [...totals]
    .filter(([, { count }]) => count === 7)
    .map(([week, { sum }]) => ({ day: 7 * week + shift, value: sum }));
}

/** The shift that puts the highest observed week onto the highest week of the run. */
export function alignedShift(overlay: Overlay, observed: readonly Point[], simulated: readonly Point[]): number {
  const top = (list: readonly Point[]) => list.reduce((best, one) => (one.value > best.value ? one : best), list[0]);
  if (observed.length === 0 || simulated.length === 0) return overlay.shift;
  return overlay.shift + top(simulated).day - top(observed).day;
}

/** Weekly totals of the first `days` days of a run, of the weeks that stand over the observed ones. */
export function simulatedWeeks(
  { series }: World,
  rows: Uint32Array,
  days: number,
  metric: Metric,
  overlay: Overlay | null,
): Week[] {
  return weeks(column(series, rows, [metric.series], days), overlay?.shift ?? 0);
}

/** The shift that puts the highest observed week onto the highest week of the run shown. */
export function peakShift(overlay: Overlay, metric: Metric, { world, current, day }: Frame): number {
  const simulated = simulatedWeeks(world, current.rows, day, metric, overlay);
  return alignedShift(overlay, points(overlay, metric, current.model.agents), simulated);
}
