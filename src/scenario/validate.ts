/**
 * From loose data to a `Scenario`: complete, in bounds, plain. Strict: the first fault ends in a `ScenarioError`. The
 * forgiving reader for links is `clamp.ts`; files come through `document.ts`.
 */
import { checkChange, type Frame } from './changes';
import { dayNumber } from './dates';
import { byId, coreParameters, DEFAULT_SEED, DELTA_FIELDS } from './definition';
import { ScenarioError } from './errors';
import { LIMITS } from './json';
import { authorsOf, dataOf, estimatesOf, textOf } from './metadata';
import type { Value } from './parameter';
import type { DatedChange, ModelDefinition, Scenario } from './scenario';
import { checkValue } from './values';
import { didYouMean, show } from './words';

/** The model's defaults: every parameter at its default, no dated changes, seed 1. */
export function defaultScenario(model: ModelDefinition): Scenario {
  const { agents, horizon, start, level } = model.defaults;
  return {
    model: { id: model.id, version: model.version },
    title: '',
    description: '',
    authors: [],
    license: DEFAULT_LICENSE,
    seed: DEFAULT_SEED,
    agents,
    level,
    horizon,
    start,
    values: Object.fromEntries(model.parameters.map((parameter) => [parameter.id, parameter.default])),
    changes: [],
    estimates: {},
    data: [],
  };
}

/** License of a scenario that names none. */
export const DEFAULT_LICENSE = 'CC-BY-4.0';

/**
 * A scenario from loose data of the same shape; absent fields and parameters take the model's defaults, unknown fields are left out.
 *
 * @throws ScenarioError on the first value that cannot be used, and on unknown parameters
 */
export function validateScenario(model: ModelDefinition, raw: unknown): Scenario {
  const given = asRecord(raw, 'scenario');
  checkModel(model, given.model);
  const core = coreParameters(model);
  const whole = (name: 'seed' | 'agents' | 'level' | 'horizon') =>
    checkValue(core[name], given[name] ?? core[name].default) as number;
  const horizon = whole('horizon');
  const start = checkStart(given.start ?? model.defaults.start);
  const parameters = byId(model);
  const frame: Frame = { modelId: model.id, parameters, horizon, start };
  return {
    model: { id: model.id, version: model.version },
    title: textOf(given.title, 'title', ''),
    description: textOf(given.description, 'description', ''),
    authors: authorsOf(given.authors),
    license: textOf(given.license, 'license', DEFAULT_LICENSE),
    seed: whole('seed'),
    agents: whole('agents'),
    level: whole('level'),
    horizon,
    start,
    values: checkValues(model, asRecord(given.values ?? {}, 'values')),
    changes: checkChanges(frame, given.changes ?? []),
    estimates: estimatesOf(given.estimates ?? {}, parameters),
    data: dataOf(given.data ?? []),
  };
}

/**
 * The scenario with some settings changed.
 *
 * @param patch by parameter id, or `seed`, `agents`, `level`, `horizon`, `start`, `title`, `description`, `changes`. A shorter
 *              horizon cuts the dated changes that it leaves outside, instead of refusing them.
 * @throws ScenarioError
 */
export function withValues(
  scenario: Scenario,
  model: ModelDefinition,
  patch: Readonly<Record<string, unknown>>,
): Scenario {
  const values: Record<string, unknown> = { ...scenario.values };
  const fields: Record<string, unknown> = { ...scenario };
  const parameters = byId(model);
  for (const [key, value] of Object.entries(patch)) {
    if (parameters.has(key)) values[key] = value;
    else if (PATCHABLE.has(key)) fields[key] = value;
    else throw unknownParameter(model, key);
  }
  if (typeof fields.horizon === 'number' && !Object.hasOwn(patch, 'changes')) {
    fields.changes = cutChanges(scenario.changes, fields.horizon);
  }
  return validateScenario(model, { ...fields, values });
}

const PATCHABLE: ReadonlySet<string> = new Set([...DELTA_FIELDS, 'estimates']);

/** The changes that begin before the horizon; those that end after it last until the end. */
export function cutChanges(changes: readonly DatedChange[], horizon: number): readonly DatedChange[] {
  return changes
    .filter((change) => change.from < horizon)
    .map((change) => (change.to !== undefined && change.to > horizon ? { ...change, to: horizon } : change));
}

/** ISO date of day 0, checked. */
export function checkStart(raw: unknown): string {
  if (typeof raw === 'string' && dayNumber(raw) !== null) return raw;
  throw new ScenarioError('bad-date', 'start', `start is ${show(raw)}; it must be an ISO date. Example: 2026-01-01`);
}

/** A plain object, or a ScenarioError that says what stands at `path`. */
export function asRecord(raw: unknown, path: string): Record<string, unknown> {
  if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) return raw as Record<string, unknown>;
  throw new ScenarioError('malformed', path, `${path} is ${show(raw)}; it must be an object. Example: {}`);
}

/** The error for a name that the model does not know, with the nearest name that it does. */
export function unknownParameter(model: ModelDefinition, id: string): ScenarioError {
  const near = didYouMean(
    id,
    model.parameters.map((parameter) => parameter.id),
  );
  return new ScenarioError('unknown-parameter', id, `${show(id)} is not a parameter of ${model.id}.${near}`);
}

function checkModel(model: ModelDefinition, raw: unknown): void {
  if (raw === undefined) return;
  const { id, version } = asRecord(raw, 'model');
  if (id === model.id && version === model.version) return;
  throw new ScenarioError(
    'wrong-model',
    'model',
    `The scenario is for model ${show(id)} version ${show(version)}; this is '${model.id}' version ${model.version}. Open it as a file, so that it is converted.`,
  );
}

function checkValues(model: ModelDefinition, given: Readonly<Record<string, unknown>>): Record<string, Value> {
  const parameters = byId(model);
  for (const id of Object.keys(given)) if (!parameters.has(id)) throw unknownParameter(model, id);
  return Object.fromEntries(
    model.parameters.map((parameter) => {
      const raw = Object.hasOwn(given, parameter.id) ? given[parameter.id] : parameter.default;
      return [parameter.id, checkValue(parameter, raw)];
    }),
  );
}

function checkChanges(frame: Frame, raw: unknown): readonly DatedChange[] {
  if (!Array.isArray(raw)) {
    throw new ScenarioError('malformed', 'changes', `changes is ${show(raw)}; it must be a list. Example: []`);
  }
  if (raw.length > LIMITS.list) {
    throw new ScenarioError(
      'wrong-length',
      'changes',
      `changes has ${raw.length} entries; the limit is ${LIMITS.list}. Use fewer steps.`,
    );
  }
  return raw.map((change: unknown, k) => checkChange(frame, change, `changes[${k}]`));
}
