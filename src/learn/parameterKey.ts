/**
 * What a key (`scenario/key.ts`) lets vary: a number, an entry of a table, or a whole table by a common factor, of the run or of one day. How
 * far it may move and the scenario in which it has moved; runs nothing.
 */
import { byId } from '../scenario/definition';
import { changeOn } from '../scenario/inForce';
import { type Key, readKey } from '../scenario/key';
import type { Parameter } from '../scenario/parameter';
import type { ModelDefinition, Scenario } from '../scenario/scenario';
import { unknownParameter, withValues } from '../scenario/validate';

/** A key read against a model: what moves, from where, within what. */
export interface Movable extends Key {
  readonly key: string;
  readonly parameter: Parameter & { readonly kind: 'number' | 'integer' | 'table' };
  /** Present value; 1 for a whole table, which moves by a factor. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Moves by whole numbers only. */
  readonly whole: boolean;
}

/** A direction in the space of parameters: how far each key moves for a step of one. */
export type Direction = Readonly<Record<string, number>>;

/**
 * @throws ScenarioError for parameters that there are not; RangeError for keys that name no number: switches, choices, entries and days
 * outside
 */
export function movable(scenario: Scenario, model: ModelDefinition, key: string): Movable {
  const read = readKey(key);
  if (!read) {
    throw new RangeError(
      `'${key}' is no key of a parameter. Examples: disease.r0, disease.table[3], testing.capacity@30`,
    );
  }
  const { id, entry, day } = read;
  const parameter = byId(model).get(id);
  if (!parameter) throw unknownParameter(model, id);
  if (parameter.kind === 'switch' || parameter.kind === 'choice') {
    throw new RangeError(
      `${id} is a ${parameter.kind} and has no derivative; compare two runs instead. Example of a key that has: ${example(model)}`,
    );
  }
  if (day !== null && parameter.dated !== true) {
    throw new RangeError(`${key} dates ${id}, which holds for the whole run; leave the day out. Example: ${id}`);
  }
  if (day !== null && day >= scenario.horizon) {
    throw new RangeError(
      `${key} lies beyond the end of the run (${scenario.horizon} days). Example: ${id}@${Math.floor(scenario.horizon / 2)}`,
    );
  }
  if (entry !== null && (parameter.kind !== 'table' || entry >= parameter.default.length)) {
    const entries = parameter.kind === 'table' ? `${parameter.default.length} entries` : 'no entries';
    throw new RangeError(`${key} names entry ${entry} of ${id}, which has ${entries}. Example: ${id}`);
  }
  const present = valueOn(scenario, id, day);
  const common = { ...read, key, parameter };
  if (typeof present === 'number') {
    return { ...common, value: present, min: parameter.min, max: parameter.max, whole: parameter.kind === 'integer' };
  }
  if (entry !== null) {
    return { ...common, value: present[entry], min: parameter.min, max: parameter.max, whole: false };
  }
  return { ...common, value: 1, ...factors(present, parameter), whole: false };
}

/** Range of a key by which derivatives of different units are made comparable; of a whole table over its mean magnitude. */
export function rangeOf({ parameter, entry, day }: Movable, scenario: Scenario): number {
  const range = parameter.max - parameter.min;
  if (parameter.kind !== 'table' || entry !== null) return range;
  const table = valueOn(scenario, parameter.id, day) as readonly number[];
  const magnitude = table.reduce((sum, one) => sum + Math.abs(one), 0) / table.length;
  return magnitude > 0 ? range / magnitude : 1;
}

/** The usual step: 1 for whole numbers, else 5 % of the value, or of the range where the value is 0. */
export function usualStep({ value, min, max, whole }: Movable): number {
  return whole ? 1 : 0.05 * (value === 0 ? max - min : Math.abs(value));
}

/** Values by key in the scenario; a table's whole value where the key is that of a whole table. */
export function presentValue(scenario: Scenario, { parameter, day }: Movable): number | readonly number[] {
  return valueOn(scenario, parameter.id, day);
}

/**
 * The scenario after a step of `by` along a direction.
 *
 * @param along  how far each key moves for a step of one; values are held within their bounds against rounding
 */
export function moved(
  scenario: Scenario,
  model: ModelDefinition,
  along: readonly { readonly key: Movable; readonly rate: number }[],
  by: number,
): Scenario {
  const values: Record<string, number | readonly number[]> = {};
  const days = new Map<string, { parameter: string; from: number; to: number; value: number | readonly number[] }>();
  for (const { key, rate } of along) {
    const { parameter, day } = key;
    const { id } = parameter;
    if (day === null) {
      values[id] = shifted(key, values[id] ?? valueOn(scenario, id, null), rate * by);
      continue;
    }
    const at = `${id}@${day}`;
    const value = shifted(key, days.get(at)?.value ?? valueOn(scenario, id, day), rate * by);
    days.set(at, { parameter: id, from: day, to: day + 1, value });
  }
  const changes = days.size > 0 ? { changes: [...scenario.changes, ...days.values()] } : {};
  return withValues(scenario, model, { ...values, ...changes });
}

function shifted({ parameter, entry }: Movable, from: number | readonly number[], by: number) {
  const held = (value: number) => Math.min(parameter.max, Math.max(parameter.min, value));
  if (typeof from === 'number') return held(from + by);
  return from.map((one, k) => (entry === null ? held(one * (1 + by)) : k === entry ? held(one + by) : one));
}

/** Value of the whole run, or in force on a day. */
function valueOn({ values, changes }: Scenario, id: string, day: number | null): number | readonly number[] {
  const change = day === null ? undefined : changeOn(changes, id, day);
  return (change?.value ?? values[id]) as number | readonly number[];
}

/** Factors that keep every entry of a table within its bounds. */
function factors(table: readonly number[], { min, max }: { min: number; max: number }): { min: number; max: number } {
  let [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const entry of table) {
    if (entry === 0) continue;
    const [low, high] = entry > 0 ? [min / entry, max / entry] : [max / entry, min / entry];
    least = Math.max(least, low);
    most = Math.min(most, high);
  }
  return { min: least, max: most };
}

function example(model: ModelDefinition): string {
  return model.parameters.find(({ kind }) => kind === 'number')?.id ?? model.parameters[0].id;
}
