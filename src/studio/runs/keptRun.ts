/**
 * A run that was kept: its scenario under a name, with what is known of its days. Also its form as a plain record for storage, in
 * which the scenario is a link, so that every later version of the page can read it. Draws nothing and runs nothing.
 */
import { scenarioHash } from '../../scenario/canonical';
import { decodeLink, encodeLink } from '../../scenario/link';
import { LinkError } from '../../scenario/linkError';
import type { ModelDefinition, Scenario } from '../../scenario/scenario';
import type { Kept, Keyed } from '../saved';

export interface KeptRun {
  /** Hex SHA-256 of the scenario; two kept runs never share one. */
  readonly hash: string;
  readonly scenario: Scenario;
  readonly name: string;
  readonly note: string;
  readonly starred: boolean;
  /** Drawn in charts beside A and B. */
  readonly drawn: boolean;
  /** Milliseconds since 1970; the order of the list. */
  readonly created: number;
  /** Days known, u32[days * series]. */
  readonly rows: Uint32Array;
  /** Of the whole run, null until it is finished. */
  readonly outcomes: Readonly<Record<string, number>> | null;
}

/** The record of a kept run; `id` is its hash. */
export function runRecord(run: KeptRun, model: ModelDefinition): Keyed & Readonly<Record<string, unknown>> {
  const { hash, scenario, name, note, starred, drawn, created, rows, outcomes } = run;
  return { id: hash, link: encodeLink(scenario, model), name, note, starred, drawn, created, rows, outcomes };
}

/**
 * The kept run of a record, or null where it cannot be read. Days of a record that another version of the model wrote are left out:
 * they belong to another scenario.
 *
 * @param width counters a day
 */
export function readRun(record: Kept, models: readonly ModelDefinition[], width: number): KeptRun | null {
  const { id, link, name, note, starred, drawn, created, rows, outcomes } = record;
  const scenario = typeof link === 'string' ? readScenario(link, models) : null;
  const model = models.find((one) => one.id === scenario?.model.id);
  if (!scenario || !model) return null;
  const hash = scenarioHash(scenario, model);
  const whole = rows instanceof Uint32Array && rows.length % width === 0 && rows.length <= width * scenario.horizon;
  const same = hash === id && whole;
  return {
    hash,
    scenario,
    name: typeof name === 'string' ? name : '',
    note: typeof note === 'string' ? note : '',
    starred: starred === true,
    drawn: drawn === true,
    created: typeof created === 'number' ? created : 0,
    rows: same ? rows : new Uint32Array(0),
    outcomes: same && rows.length === width * scenario.horizon ? numbersOf(outcomes) : null,
  };
}

function readScenario(link: string, models: readonly ModelDefinition[]): Scenario | null {
  try {
    return decodeLink(link, models).scenario;
  } catch (error) {
    if (error instanceof LinkError) return null;
    throw error;
  }
}

function numbersOf(raw: unknown): Readonly<Record<string, number>> | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const entries = Object.entries(raw);
  return entries.every(([, value]) => typeof value === 'number') ? Object.fromEntries(entries) : null;
}
