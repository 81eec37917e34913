/** One dated change: that its parameter may be dated, that its days lie inside the run, that its value may be taken. */
import { dayNumber } from './dates';
import { ScenarioError } from './errors';
import type { Parameter } from './parameter';
import type { DatedChange } from './scenario';
import { checkValue } from './values';
import { didYouMean, show } from './words';

export interface Frame {
  readonly modelId: string;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Steps of the run. */
  readonly horizon: number;
  /** ISO date of day 0. */
  readonly start: string;
}

/**
 * The change in canonical form (days counted from the start, no absent fields).
 *
 * @param raw  `{ parameter, from, to?, value }`; `from` and `to` are days from the start or ISO dates
 * @param path where it stands, such as `changes[2]`
 * @throws ScenarioError
 */
export function checkChange(frame: Frame, raw: unknown, path: string): DatedChange {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new ScenarioError('malformed', path, `${path} is ${show(raw)}; it must be an object. ${EXAMPLE}`);
  }
  const { parameter: id, from, to, value } = raw as Record<string, unknown>;
  const parameter = typeof id === 'string' ? frame.parameters.get(id) : undefined;
  if (parameter === undefined) {
    const near = typeof id === 'string' ? didYouMean(id, frame.parameters.keys()) : ` ${EXAMPLE}`;
    throw new ScenarioError(
      'unknown-parameter',
      `${path}.parameter`,
      `${path} names ${show(id)}, which is not a parameter of ${frame.modelId}.${near}`,
    );
  }
  if (parameter.dated !== true) {
    throw new ScenarioError(
      'not-dated',
      `${path}.parameter`,
      `${path} dates ${parameter.id}, which holds for the whole run; set it without a date.`,
    );
  }
  const first = day(frame, from, `${path}.from`);
  const checked = checkValue(parameter, value, `${path}.value (${parameter.id})`);
  if (first >= frame.horizon) throw beyond(frame, from, `${path}.from`);
  if (to === undefined || to === null) return { parameter: parameter.id, from: first, value: checked };
  const last = day(frame, to, `${path}.to`);
  if (last <= first) {
    throw new ScenarioError(
      'empty-interval',
      `${path}.to`,
      `${path}.to is ${show(to)}, which is not after from (${show(from)}); 'to' is the first day without the change. Example: ${first + 30}`,
    );
  }
  if (last > frame.horizon) throw beyond(frame, to, `${path}.to`);
  return { parameter: parameter.id, from: first, to: last, value: checked };
}

const EXAMPLE = 'Example: {"parameter": "testing.turnaround", "from": 30, "to": 90, "value": 1}';

function day(frame: Frame, raw: unknown, path: string): number {
  let count = raw;
  if (typeof raw === 'string') {
    const absolute = dayNumber(raw);
    if (absolute === null) {
      throw new ScenarioError(
        'bad-date',
        path,
        `${path} is ${show(raw)}; it must be a day or an ISO date. Example: 30 or 2026-01-31`,
      );
    }
    count = absolute - (dayNumber(frame.start) ?? 0);
  }
  if (typeof count !== 'number' || !Number.isInteger(count)) {
    throw new ScenarioError(
      'wrong-type',
      path,
      `${path} is ${show(raw)}; it must be a whole number of days from the start. Example: 30`,
    );
  }
  if (count < 0) {
    throw new ScenarioError(
      'before-start',
      path,
      `${path} is ${show(raw)}, a date before the start (${frame.start}, day 0). Example: 30`,
    );
  }
  return count + 0;
}

function beyond(frame: Frame, raw: unknown, path: string): ScenarioError {
  return new ScenarioError(
    'beyond-horizon',
    path,
    `${path} is ${show(raw)}, beyond the end of the run (${frame.horizon} days). Example: ${Math.max(0, Math.floor(frame.horizon / 2))}`,
  );
}
