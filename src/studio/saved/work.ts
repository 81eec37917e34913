/**
 * Work as it is kept: settings as the texts of scenario files, so that a later version reads them as it reads any old file, and
 * the observations beside them by name or by hash. Reading never throws: a half-written record is no record.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { encodeDocument } from '../../scenario/documentText';
import type { Observations } from '../../scenario/observations';
import { jacksonCounty, newYorkCity } from '../../scenario/observed';
import type { DataReference, ModelDefinition, Scenario } from '../../scenario/scenario';
import type { Overlay, Resumed } from '../store';
import { isObject, observationsOf, observationsText } from './observationsText';
import type { Kept, Keyed, Shelf } from './shelf';

/** Which save of a work this is: two tabs tell by it whether the other wrote in between. */
export interface Stamp {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The page that wrote it. */
  readonly writer: string;
}

export interface WorkRecord extends Keyed, Stamp {
  /** Edited after it was opened; what was only opened gives way first. */
  readonly edited: boolean;
  /** Text of a scenario file. */
  readonly scenario: string;
  /** The same of what it is compared with; null where that is the scenario itself. */
  readonly baseline: string | null;
  readonly overlay: OverlayRecord | null;
  readonly metric: string;
}

interface OverlayRecord {
  /** One of the places that are part of the program, or null. */
  readonly place: string | null;
  /** Id on the shelf of data, where it is no such place. */
  readonly data: string | null;
  readonly population: number;
  readonly notice: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly shift: number;
  /** File that it was imported from, null where there was none. */
  readonly source: Overlay['source'] | null;
}

/** A file on the shelf of data. */
export interface DataRecord extends Keyed {
  readonly reference: DataReference;
  readonly text: string;
}

/** Work that could be read: its settings, and its record for what stands beside them. */
export interface Work extends Stamp {
  readonly id: string;
  readonly edited: boolean;
  readonly scenario: Scenario;
  readonly baseline: Scenario;
  readonly record: Kept;
}

const PLACES = { newYorkCity, jacksonCounty } as const;
const APP = { name: 'Murmuration', version: '1' };

/** Id of a file on the shelf of data. */
export function dataId({ role, sha256: hash }: Pick<DataReference, 'role' | 'sha256'>): string {
  return `${role}-${hash}`;
}

/** The record of what is shown, and the observations that it refers to, where they are nobody's but this user's. */
export function recordOf(
  shown: Resumed,
  head: Keyed & Stamp & { readonly edited: boolean },
  definition: ModelDefinition,
): { readonly work: WorkRecord; readonly data: DataRecord | null } {
  const { scenario, baseline, overlay, metric } = shown;
  const data = overlay && dataOf(overlay.observations);
  const work: WorkRecord = {
    ...head,
    scenario: encodeDocument(scenario, definition, APP),
    baseline: baseline === scenario ? null : encodeDocument(baseline, definition, APP),
    overlay: overlay && {
      place: placeOf(overlay.observations),
      data: data?.id ?? null,
      population: overlay.population,
      notice: overlay.notice,
      columns: overlay.columns,
      shift: overlay.shift,
      source: overlay.source ?? null,
    },
    metric,
  };
  return { work, data };
}

/** The settings of a record, null where it cannot be read: unknown model, cut short, not ours. */
export async function workOf(record: Kept, models: readonly ModelDefinition[]): Promise<Work | null> {
  const { id, time, writer, edited } = record;
  if (typeof time !== 'number' || !Number.isFinite(time) || typeof writer !== 'string') return null;
  const scenario = await documentOf(record.scenario, models);
  if (!scenario) return null;
  // A baseline that is lost takes nothing with it: the work is compared with itself.
  const baseline = await documentOf(record.baseline, models);
  const same = baseline?.model.id === scenario.model.id ? baseline : scenario;
  return { id, time, writer, edited: edited === true, scenario, baseline: same, record };
}

/** The observations beside a work, null where there are none or they cannot be read. */
export async function overlayOf({ record }: Work, data: Shelf): Promise<Overlay | null> {
  const { overlay } = record;
  if (!isObject(overlay)) return null;
  const place = Object.entries(PLACES).find(([name]) => name === overlay.place)?.[1];
  const kept = typeof overlay.data === 'string' ? await data.get(overlay.data) : undefined;
  const observations = place ?? (typeof kept?.text === 'string' ? observationsOf(kept.text) : null);
  const { population, notice, columns, shift } = overlay;
  if (!observations || !isObject(columns) || typeof notice !== 'string') return null;
  if (typeof population !== 'number' || !(population > 0) || !Number.isSafeInteger(shift)) return null;
  const names = new Set(observations.series.map(({ name }) => name));
  const known = Object.entries(columns).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && names.has(entry[1]),
  );
  // What the program says of its own places may have got better since.
  const words = place?.notice ?? notice;
  const source = sourceOf(overlay.source);
  const read = { observations, population, notice: words, columns: Object.fromEntries(known), shift: Number(shift) };
  return source ? { ...read, source } : read;
}

function sourceOf(kept: unknown): Overlay['source'] {
  if (!isObject(kept) || typeof kept.name !== 'string' || typeof kept.sha256 !== 'string') return undefined;
  return { name: kept.name, sha256: kept.sha256 };
}

/** The metric that was looked at, `otherwise` where the record names none. */
export function metricOf({ record }: Work, otherwise: string): string {
  return typeof record.metric === 'string' ? record.metric : otherwise;
}

async function documentOf(text: unknown, models: readonly ModelDefinition[]): Promise<Scenario | null> {
  if (typeof text !== 'string') return null;
  // Its validation is large, and at a first visit there is nothing to read.
  const { decodeDocument } = await import('../../scenario/document');
  try {
    return decodeDocument(text, models);
  } catch {
    return null;
  }
}

function placeOf(observations: Observations): string | null {
  return Object.entries(PLACES).find(([, place]) => place === observations)?.[0] ?? null;
}

/** Texts of observations, which may be long, are made once. */
const texts = new WeakMap<Observations, DataRecord>();

function dataOf(observations: Observations): DataRecord | null {
  if (placeOf(observations)) return null;
  const known = texts.get(observations);
  if (known) return known;
  const text = observationsText(observations);
  const reference = {
    name: observations.name,
    sha256: bytesToHex(sha256(utf8ToBytes(text))),
    role: 'observations',
  } as const;
  const record = { id: dataId(reference), reference, text };
  texts.set(observations, record);
  return record;
}
