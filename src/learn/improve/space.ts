/**
 * What a search may change: numbers of a protocol within bounds, for the whole run or in dated pieces, as points of the unit cube. Runs
 * nothing and knows no objective.
 */
import { byId } from '../../scenario/definition';
import { changeOn } from '../../scenario/inForce';
import type { DatedChange, ModelDefinition, Scenario } from '../../scenario/scenario';
import { unknownParameter, withValues } from '../../scenario/validate';

/** One number of a protocol, before it is checked. */
export interface Wanted {
  readonly id: string;
  /** Days on which it holds, `[from, to)`; null: the whole run. */
  readonly days: readonly [number, number] | null;
  /** Bounds; the parameter's own unless given. */
  readonly min?: number;
  readonly max?: number;
}

export interface Variable {
  /** `id`, or `id@from..to`. */
  readonly name: string;
  readonly id: string;
  readonly days: readonly [number, number] | null;
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

/** A point: coordinates 0 … 1 from `min` to `max`, in the order of the variables. */
export type Point = Float64Array;

export interface Space {
  readonly variables: readonly Variable[];
  /** The scenario as it is, held within the bounds. */
  readonly start: Point;
  /** The values of a point, rounded to a ten-thousandth of the range or to whole numbers. */
  valuesAt(point: Point): number[];
  scenarioAt(point: Point): Scenario;
}

/**
 * The space of `wanted` around a scenario.
 *
 * @throws RangeError and ScenarioError for what cannot be searched: no numbers, bounds outside, days outside, groups switched off
 */
export function spaceOf(scenario: Scenario, model: ModelDefinition, wanted: readonly Wanted[]): Space {
  if (wanted.length === 0) throw new RangeError(`No parameter was given to search. Example: ${example(model)}`);
  const variables = wanted.map((one) => variableOf(scenario, model, one));
  const twice = variables.find(({ name }, k) => variables.findIndex((other) => other.name === name) !== k);
  if (twice) throw new RangeError(`${twice.name} is searched twice; name it once. Example: ${twice.id}`);
  const dated = new Set(variables.filter(({ days }) => days).map(({ id }) => id));
  const both = variables.find(({ id, days }) => !days && dated.has(id));
  if (both)
    throw new RangeError(`${both.id} is searched both for the whole run and by date; choose one. Example: ${both.id}`);
  const valuesAt = (point: Point) => variables.map((variable, k) => valueAt(variable, point[k]));
  return {
    variables,
    start: Float64Array.from(variables, (variable) => {
      const { min, max } = variable;
      return Math.min(1, Math.max(0, (presentMean(scenario, variable) - min) / (max - min)));
    }),
    valuesAt,
    scenarioAt: (point) => withValues(scenario, model, patchOf(scenario, variables, valuesAt(point))),
  };
}

/** Pieces of `step` days that cover the days `[from, to)`. */
export function piecesOf(id: string, from: number, to: number, step: number): Wanted[] {
  const count = Math.ceil((to - from) / step);
  return Array.from({ length: count }, (_, k) => ({
    id,
    days: [from + k * step, Math.min(to, from + (k + 1) * step)] as const,
  }));
}

/** Runs of equal neighbours of a schedule are one change. */
function patchOf(scenario: Scenario, variables: readonly Variable[], values: readonly number[]) {
  const base: Record<string, number> = {};
  const changes: DatedChange[] = [];
  for (const [k, { id, days }] of variables.entries()) {
    if (!days) {
      base[id] = values[k];
      continue;
    }
    const [from, to] = days;
    const before = changes.at(-1);
    if (before?.parameter === id && before.to === from && before.value === values[k]) {
      changes[changes.length - 1] = { ...before, to };
    } else changes.push({ parameter: id, from, to, value: values[k] });
  }
  // What is laid over on all of its days need not stay beneath.
  const laid = new Set(variables.flatMap(({ id, days }) => daysOf(days).map((day) => `${id}@${day}`)));
  const covers = ({ parameter, from, to = scenario.horizon }: DatedChange) =>
    daysOf([from, to]).every((day) => laid.has(`${parameter}@${day}`));
  return { ...base, changes: [...scenario.changes.filter((one) => !covers(one)), ...changes] };
}

/** Every day of `[from, to)`; none for the whole run. */
export function daysOf(days: readonly [number, number] | null): readonly number[] {
  return days ? Array.from({ length: days[1] - days[0] }, (_, k) => days[0] + k) : [];
}

function valueAt({ min, max, whole }: Variable, coordinate: number): number {
  const value = min + (max - min) * Math.min(1, Math.max(0, coordinate));
  if (whole) return Math.round(value);
  const digits = Math.max(0, 4 - Math.floor(Math.log10(max - min)));
  return Math.min(max, Math.max(min, Number(value.toFixed(Math.min(12, digits)))));
}

function presentMean(scenario: Scenario, { id, days }: Variable): number {
  if (!days) return scenario.values[id] as number;
  let sum = 0;
  for (let day = days[0]; day < days[1]; day++) {
    sum += (changeOn(scenario.changes, id, day)?.value ?? scenario.values[id]) as number;
  }
  return sum / (days[1] - days[0]);
}

function variableOf(scenario: Scenario, model: ModelDefinition, wanted: Wanted): Variable {
  const { id, days } = wanted;
  const parameters = byId(model);
  const parameter = parameters.get(id);
  if (!parameter) throw unknownParameter(model, id);
  if (parameter.kind !== 'number' && parameter.kind !== 'integer') {
    throw new RangeError(`${id} is a ${parameter.kind}; only numbers can be searched. Example: ${example(model)}`);
  }
  if (days && parameter.dated !== true) {
    throw new RangeError(`${id} holds for the whole run and takes no schedule. Example: ${id}`);
  }
  if (days && !(days[0] >= 0 && days[0] < days[1] && days[1] <= scenario.horizon)) {
    throw new RangeError(
      `${id}@${days[0]}..${days[1]} is not within the run of ${scenario.horizon} days. Example: ${id}@0..${scenario.horizon}`,
    );
  }
  const { min = parameter.min, max = parameter.max } = wanted;
  if (!(min >= parameter.min && max <= parameter.max && min < max)) {
    throw new RangeError(
      `The bounds ${min} to ${max} of ${id} must be within ${parameter.min} to ${parameter.max}, the lower one below. Example: ${id}=${parameter.min}..${parameter.max}`,
    );
  }
  const group = `${id.split('.')[0]}.on`;
  const everOn =
    scenario.values[group] === true || scenario.changes.some((one) => one.parameter === group && one.value === true);
  if (parameters.get(group)?.kind === 'switch' && !everOn) {
    throw new RangeError(`${id} has no effect while ${group} is off; switch it on first. Example: ${group}=true`);
  }
  const name = days ? `${id}@${days[0]}..${days[1]}` : id;
  return { name, id, days, min, max, whole: parameter.kind === 'integer' };
}

function example(model: ModelDefinition): string {
  return (model.parameters.find(({ kind, dated }) => kind === 'number' && dated) ?? model.parameters[0]).id;
}
