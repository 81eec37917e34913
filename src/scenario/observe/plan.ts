/** What to read from a table: which column is time, place, target and value, and how figures are meant. With guesses. */
import { plainName } from '../csv';
import type { Dialect } from './dialect';
import { type ColumnFacts, type Survey, TIME_NAMES } from './survey';

export interface Plan {
  readonly dialect: Dialect;
  /** Index of the column of time; -1 where none is known. */
  readonly time: number;
  /** `day` and `week` count from any zero. */
  readonly clock: 'date' | 'day' | 'week';
  /** How far apart rows are; null: as they stand. */
  readonly interval: 'daily' | 'weekly' | null;
  /** The day of a weekly row is the last of its week, as in hubverse files. */
  readonly weekEnds: boolean;
  /** Only rows of one place. */
  readonly place: { readonly column: number; readonly value: string } | null;
  /** Column that names what a row's value is (one row for each target); null for a column for each series. */
  readonly target: number | null;
  /** Columns of figures: one where `target` is given. */
  readonly values: readonly number[];
  /** Of these, columns whose faulty cells are left out without a word. */
  readonly quiet: readonly number[];
  /** Among rows of one day and target the latest of this column holds. */
  readonly version: number | null;
  /** Weight of a row in fits. */
  readonly weight: number | null;
  /** Several rows of one day (age groups, districts) are added up. */
  readonly sum: boolean;
  /** Names of series that are running totals: differences are taken. */
  readonly totals: readonly string[];
}

const PLACE_NAMES = [
  'location',
  'location_name',
  'place',
  'ort',
  'geo_value',
  'region',
  'county',
  'country',
  'state',
  'kreis',
  'bundesland',
  'landkreis',
  'entity',
  'city',
  'fips',
  'iso_code',
];
const TARGET_NAMES = ['target', 'variable', 'metric', 'signal', 'measure', 'indicator', 'target_variable'];
const VALUE_NAMES = ['observation', 'observed', 'value', 'wert', 'count', 'anzahl', 'n'];
const VERSION_NAMES = ['as_of', 'asof', 'issue', 'issue_date'];
const WEIGHT_NAMES = ['weight', 'gewicht'];
/** Columns of figures that are no counts over time. */
const FACTS =
  /^(population|einwohner|pop|year|jahr|month|monat|lat|latitude|lon|long|longitude|id|fips|.*_id|median_age|area)$/;

/** The likeliest plan; `time` is -1 and `values` empty where nothing fits. */
export function guessPlan({ dialect, columns }: Survey): Plan {
  const named = (names: readonly string[], fits: (column: ColumnFacts) => boolean = () => true) =>
    names.flatMap((name) => columns.filter((one) => plainName(one.name) === name && fits(one)))[0]?.index ?? null;
  const version = named(VERSION_NAMES, ({ kind }) => kind === 'date');
  const time =
    named(TIME_NAMES, ({ kind }) => kind === 'date' || kind === 'number') ??
    columns.find(({ kind, index }) => kind === 'date' && index !== version)?.index ??
    -1;
  const timeName = time < 0 ? '' : plainName(columns[time].name);
  const clock = time < 0 || columns[time].kind === 'date' ? 'date' : /^(week|woche)/.test(timeName) ? 'week' : 'day';
  const free = (column: ColumnFacts) => column.index !== time && column.index !== version;
  const target = named(TARGET_NAMES, (column) => free(column) && column.kind === 'text' && column.distinct !== null);
  const value = named(VALUE_NAMES, (column) => free(column) && column.kind === 'number');
  const long = target !== null && value !== null;
  const places = PLACE_NAMES.flatMap((name) => columns.filter((one) => plainName(one.name) === name)).filter(
    (column) => free(column) && column.index !== target && column.distinct !== null && column.distinct.length > 0,
  );
  // The one that tells most places apart; the first by name where several do.
  const place = places.reduce<ColumnFacts | null>(
    (best, next) => ((next.distinct?.length ?? 0) > (best?.distinct?.length ?? 0) ? next : best),
    null,
  );
  const weight = named(WEIGHT_NAMES, ({ kind }) => kind === 'number');
  const figures = columns.filter(
    (column) =>
      free(column) &&
      column.kind === 'number' &&
      column.index !== place?.index &&
      column.index !== weight &&
      !FACTS.test(plainName(column.name)),
  );
  return {
    dialect,
    time,
    clock,
    interval: null,
    weekEnds: /_end(_date|ing)?$/.test(timeName),
    place:
      place?.distinct && place.distinct.length > 1 ? { column: place.index, value: likelyPlace(place.distinct) } : null,
    target: long ? target : null,
    values: long && value !== null ? [value] : figures.map(({ index }) => index),
    quiet: [],
    version,
    weight,
    sum: false,
    totals: [],
  };
}

/** Hubs give the whole country beside its parts. */
function likelyPlace(places: readonly string[]): string {
  return (
    places.find((place) => /^(us|usa|united states|world|deutschland|germany|total|all)$/i.test(place)) ?? places[0]
  );
}
