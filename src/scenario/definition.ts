/** What a model's table of parameters must satisfy so that every codec works, and look-up by id. For developers: throws `Error`. */
import { dayNumber } from './dates';
import type { NumberParameter, Parameter } from './parameter';
import type { ModelDefinition } from './scenario';
import { checkValue } from './values';

/** The fields of a delta record beside the parameters (see `deltas.ts`), in the order in which links write them. */
export const DELTA_FIELDS = [
  ...(['seed', 'agents', 'level', 'horizon', 'start', 'title'] as const),
  ...(['description', 'authors', 'license', 'changes', 'data'] as const),
] as const;

/** Names that a parameter may not have: the fields of a delta record and the reserved keys of links. */
export const RESERVED: ReadonlySet<string> = new Set([
  ...DELTA_FIELDS,
  ...['v', 'ck', 'z', 'n', 'lvl', 'days', 'at', 'layer', 'cam', 'rd', 't'],
]);

export const PARAMETER_ID = /^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*$/;
const MODEL_ID = /^[a-z][a-z0-9-]*$/;

/** The seed of a scenario that names none. */
export const DEFAULT_SEED = 1;

/** Parameters by id. A Map, so that `__proto__` and `constructor` are unknown ids and nothing else. */
export function byId(model: ModelDefinition): ReadonlyMap<string, Parameter> {
  return new Map(model.parameters.map((parameter) => [parameter.id, parameter]));
}

/** Seed, agents, level and horizon as parameters, so that one check and one sentence serve all numbers of a scenario. */
export function coreParameters(
  model: ModelDefinition,
): Record<'seed' | 'agents' | 'level' | 'horizon', NumberParameter> {
  const whole = (id: string, unit: string, value: number, min: number, max: number): NumberParameter => ({
    kind: 'integer',
    id,
    label: id,
    unit,
    source: 'scenario',
    description: '',
    default: value,
    min,
    max,
  });
  const { defaults, limits } = model;
  return {
    seed: whole('seed', '1', DEFAULT_SEED, 0, 0xffffffff),
    agents: whole('agents', '{people}', defaults.agents, limits.agents[0], limits.agents[1]),
    level: whole('level', '1', defaults.level, 0, 5),
    horizon: whole('horizon', 'd', defaults.horizon, limits.horizon[0], limits.horizon[1]),
  };
}

/**
 * Checks a model's definition: ids, duplicates, reserved names, defaults inside their bounds, labels of entries, migrations.
 *
 * @throws Error that names the first fault; worlds call this in a unit test
 */
export function checkDefinition(model: ModelDefinition): void {
  const fault = (text: string): never => {
    throw new Error(`model '${model.id}': ${text}`);
  };
  if (!MODEL_ID.test(model.id)) fault('its id must match [a-z][a-z0-9-]*');
  if (!Number.isInteger(model.version) || model.version < 1)
    fault(`version ${model.version} is not a whole number from 1`);
  if (model.migrations.length !== model.version - 1)
    fault(`version ${model.version} needs ${model.version - 1} migrations, one a step`);
  if (dayNumber(model.defaults.start) === null) fault(`default start '${model.defaults.start}' is not an ISO date`);
  for (const core of Object.values(coreParameters(model))) checkValue(core, core.default);
  const seen = new Set<string>();
  for (const parameter of model.parameters) {
    const { id } = parameter;
    if (!PARAMETER_ID.test(id)) fault(`parameter id '${id}' is not a dotted identifier`);
    if (RESERVED.has(id)) fault(`parameter id '${id}' is reserved`);
    if (seen.has(id)) fault(`parameter id '${id}' stands twice`);
    seen.add(id);
    if (
      parameter.kind === 'table' &&
      (parameter.default.length === 0 || parameter.entries.length !== parameter.default.length)
    ) {
      fault(`table '${id}' needs one label an entry and at least one entry`);
    }
    checkValue(parameter, parameter.default);
  }
}
