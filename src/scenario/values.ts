/** One value against one parameter: strict for files and commands, clamped for links. Knows no scenario. */
import { ScenarioError } from './errors';
import type { NumberParameter, Parameter, TableParameter, Value } from './parameter';
import { rangeWords, show, unitWords } from './words';

/** What a clamping reader had to do. `text` reads as in "disease.r0: 99 became 8". */
export interface Note {
  readonly kind: 'clamped' | 'unknown' | 'wrong-type' | 'dropped' | 'duplicate' | 'no-check-code';
  readonly path: string;
  readonly text: string;
}

/**
 * The value, if the parameter may take it; -0 becomes 0.
 *
 * @param path where the value stands, for the message; the parameter's id unless given
 * @throws ScenarioError with a sentence that names place, value, bounds and an example
 */
export function checkValue(parameter: Parameter, raw: unknown, path = parameter.id): Value {
  switch (parameter.kind) {
    case 'number':
    case 'integer':
      return checkNumber(parameter, raw, path);
    case 'switch':
      if (typeof raw === 'boolean') return raw;
      throw new ScenarioError(
        'wrong-type',
        path,
        `${path} is ${show(raw)}; it must be true or false. Example: ${parameter.default}`,
      );
    case 'choice':
      if (typeof raw === 'string' && parameter.choices.includes(raw)) return raw;
      throw new ScenarioError(
        typeof raw === 'string' ? 'unknown-choice' : 'wrong-type',
        path,
        `${path} is ${show(raw)}; it must be one of ${parameter.choices.join(', ')}. Example: ${parameter.default}`,
      );
    case 'table':
      return checkTable(parameter, raw, path);
  }
}

function checkNumber(parameter: NumberParameter, raw: unknown, path: string): number {
  const { kind, min, max, unit } = parameter;
  const whole = kind === 'integer';
  const fault = numberFault(raw, min, max, whole);
  if (fault !== null) {
    const must = fault === 'out-of-range' && !whole ? 'lie' : whole ? 'be a whole number' : 'be a number';
    throw new ScenarioError(
      fault,
      path,
      `${path} is ${show(raw)}; it must ${must} ${rangeWords(min, max, unit)}. Example: ${parameter.default}`,
    );
  }
  return (raw as number) + 0;
}

function checkTable(parameter: TableParameter, raw: unknown, path: string): readonly number[] {
  const length = parameter.default.length;
  const example = `Example: ${show(parameter.default)}`;
  if (!Array.isArray(raw)) {
    throw new ScenarioError(
      'wrong-type',
      path,
      `${path} is ${show(raw)}; it must be a list of ${length} numbers. ${example}`,
    );
  }
  if (raw.length !== length) {
    throw new ScenarioError(
      'wrong-length',
      path,
      `${path} has ${raw.length} entries; it must have ${length}. ${example}`,
    );
  }
  return Array.from(raw, (entry: unknown, k) => {
    const fault = numberFault(entry, parameter.min, parameter.max, false);
    if (fault === null) return (entry as number) + 0;
    const place = `${path}[${k}]`;
    throw new ScenarioError(
      fault,
      place,
      `${place} (${parameter.entries[k]}) is ${show(entry)}; it must be a number ${rangeWords(parameter.min, parameter.max, parameter.unit)}. Example: ${parameter.default[k]}`,
    );
  });
}

type NumberFault = 'wrong-type' | 'not-finite' | 'out-of-range' | 'not-integer';

function numberFault(raw: unknown, min: number, max: number, whole: boolean): NumberFault | null {
  if (typeof raw !== 'number') return 'wrong-type';
  if (!Number.isFinite(raw)) return 'not-finite';
  if (raw < min || raw > max) return 'out-of-range';
  return whole && !Number.isInteger(raw) ? 'not-integer' : null;
}

/**
 * The nearest value that the parameter may take, with a note when it is not the one given; `value` is undefined where
 * nothing is near (wrong type, unknown choice, wrong length), and the setting is to be ignored.
 */
export function clampValue(parameter: Parameter, raw: unknown, path = parameter.id): { value?: Value; note?: Note } {
  try {
    return { value: checkValue(parameter, raw, path) };
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const value = nearest(parameter, raw);
    if (value === undefined) {
      return {
        note: {
          kind: 'wrong-type',
          path,
          text: `${path}: ${show(raw)} cannot be used (${wanted(parameter)}), ignored`,
        },
      };
    }
    return { value, note: { kind: 'clamped', path, text: `${path}: ${show(raw)} became ${show(value)}` } };
  }
}

function nearest(parameter: Parameter, raw: unknown): Value | undefined {
  if (parameter.kind === 'number' || parameter.kind === 'integer') {
    if (typeof raw !== 'number' || !Number.isFinite(raw)) return undefined;
    const inside = Math.min(parameter.max, Math.max(parameter.min, raw));
    return (parameter.kind === 'integer' ? Math.round(inside) : inside) + 0;
  }
  if (parameter.kind === 'table' && Array.isArray(raw) && raw.length === parameter.default.length) {
    if (!raw.every((entry) => Number.isFinite(entry))) return undefined;
    return raw.map((entry: number) => Math.min(parameter.max, Math.max(parameter.min, entry)) + 0);
  }
  return undefined;
}

function wanted(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'number':
    case 'integer':
      return `expected a number${unitWords(parameter.unit) === '' ? '' : ` of ${unitWords(parameter.unit)}`}`;
    case 'switch':
      return 'expected true or false';
    case 'choice':
      return `expected one of ${parameter.choices.join(', ')}`;
    case 'table':
      return `expected ${parameter.default.length} numbers`;
  }
}
