/**
 * What is known of why a run came out as it did: derivatives of one objective by replicate, paired differences beside them, and the rows
 * that are made of both. Pure: no job, no component.
 */
import { type Estimate, estimate } from '../../engine';
import { type FidelityRow, fidelityOf } from '../../learn/fidelity';
import type { ReplicateGradient } from '../../learn/gradient';
import type { Step } from '../../learn/pairedDifferences';
import { movable, rangeOf } from '../../learn/parameterKey';
import { readKey, writeKey } from '../../scenario/key';
import type { NumberParameter, Parameter } from '../../scenario/parameter';
import type { ModelDefinition, Scenario } from '../../scenario/scenario';
import type { World } from '../../worlds/world';
import { comparableStep, naturalStep } from './naturalStep';

/** Derivatives of one replicate; its rows are not kept. */
export type Derivatives = Pick<ReplicateGradient, 'value' | 'parameters' | 'forms'>;

/** Paired differences of one key by replicate, from 0 on. */
export interface Checked {
  readonly values: readonly number[];
  readonly step: Step;
}

export interface Explanation {
  /** Of the scenario, and the objective's id. */
  readonly hash: string;
  readonly objective: string;
  readonly world: World;
  readonly scenario: Scenario;
  /** Replicates asked for; more than there are where it was stopped. */
  readonly goal: number;
  readonly gradients: readonly Derivatives[];
  readonly checked: Readonly<Record<string, Checked>>;
}

export interface Row {
  readonly id: string;
  readonly parameter: NumberParameter;
  readonly value: number;
  /** Of the objective, per unit of the parameter. */
  readonly gradient: Estimate;
  /** Natural step, in the unit of the parameter. */
  readonly step: number;
  /** Derivative times step. */
  readonly effect: Estimate;
  /** Derivative times `comparableStep`. */
  readonly overRange: Estimate;
  /** Percent of the objective per per cent of the parameter; null where either is 0. */
  readonly elasticity: number | null;
  /** Forms of the estimator, `pivotal + score`; empty where prices alone act. */
  readonly form: string;
  /** Against paired runs, null where nothing was checked. */
  readonly fidelity: FidelityRow | null;
}

export const isNumber = (parameter: Parameter): parameter is NumberParameter =>
  parameter.kind === 'number' || parameter.kind === 'integer';

/** Keys that are asked for: every number of the run, and every day of those that may be dated. */
export function askedKeys({ parameters }: ModelDefinition, { horizon }: Scenario): readonly string[] {
  const numbers = parameters.filter(isNumber);
  const days = numbers.filter(({ dated }) => dated).flatMap(({ id }) => dayKeys(id, horizon));
  return [...numbers.map(({ id }) => id), ...days];
}

const dayKeys = (id: string, horizon: number) =>
  Array.from({ length: horizon }, (_, day) => writeKey({ id, entry: null, day }));

/** Every slider asks for the same rows. */
const made = new WeakMap<Explanation, readonly Row[]>();

/**
 * A row a parameter that the derivative sees to act in this run, largest effect first, judged by comparable steps. Left out: what is 0 in every
 * replicate, and factors of transmission that stand at 0.
 */
export function rowsOf(explanation: Explanation): readonly Row[] {
  const rows = made.get(explanation) ?? makeRows(explanation);
  made.set(explanation, rows);
  return rows;
}

function makeRows({ world, scenario, gradients, checked }: Explanation): readonly Row[] {
  const [first] = gradients;
  if (!first) return [];
  const { definition, face } = world;
  const objective = estimate(gradients.map(({ value }) => value)).mean ?? 0;
  const rows = definition.parameters.filter(isNumber).flatMap((parameter) => {
    const { id } = parameter;
    if (!Object.hasOwn(first.parameters, id)) return [];
    const values = gradients.map(({ parameters }) => parameters[id]);
    if (values.every((one) => one === 0)) return [];
    const value = Number(scenario.values[id]);
    if (value === 0 && multiplies(first.forms[id])) return [];
    const step = naturalStep(parameter, value, face);
    const by = (factor: number) => estimate(values.map((one) => one * factor));
    const gradient = by(1);
    return [
      {
        id,
        parameter,
        value,
        gradient,
        step,
        effect: by(step),
        overRange: by(comparableStep(parameter, step)),
        elasticity: objective === 0 || value === 0 ? null : ((gradient.mean ?? 0) * value) / objective,
        form: first.forms[id] ?? '',
        fidelity: fidelityRow(world, scenario, id, values, checked[id]),
      },
    ];
  });
  return rows.sort((a, b) => Math.abs(b.overRange.mean ?? 0) - Math.abs(a.overRange.mean ?? 0));
}

/** Rows of measures, which may change by date, and of the settings that the world shows first; or all. */
export function chosenRows({ world }: Explanation, rows: readonly Row[], which: 'measures' | 'all'): readonly Row[] {
  if (which === 'all') return rows;
  const main = world.face?.main ?? [];
  return rows.filter(({ id, parameter }) => parameter.dated === true || main.includes(id));
}

/** Cosine between both gradients over the rows that were checked, scaled by their ranges; null for fewer than two. */
export function agreement(explanation: Explanation): { readonly cosine: number; readonly rows: number } | null {
  const { world, scenario, gradients, checked } = explanation;
  const ids = rowsOf(explanation).flatMap(({ id, fidelity }) => (fidelity && fidelity.n > 1 ? [id] : []));
  if (ids.length < 2) return null;
  const samples = ids.map((id) => {
    const difference = checked[id].values.slice(0, gradients.length);
    const adjoint = gradients.slice(0, difference.length).map(({ parameters }) => parameters[id]);
    return [id, { adjoint, difference, range: rangeOf(movable(scenario, world.definition, id), scenario) }] as const;
  });
  const steps = Object.fromEntries(ids.map((id) => [id, checked[id].step]));
  const { cosine } = fidelityOf({ steps, samples: Object.fromEntries(samples) });
  return cosine === null ? null : { cosine, rows: ids.length };
}

function fidelityRow(
  { definition }: World,
  scenario: Scenario,
  id: string,
  adjoint: readonly number[],
  checked: Checked | undefined,
): FidelityRow | null {
  const n = Math.min(adjoint.length, checked?.values.length ?? 0);
  if (!checked || n === 0) return null;
  const range = rangeOf(movable(scenario, definition, id), scenario);
  const sample = { adjoint: adjoint.slice(0, n), difference: checked.values.slice(0, n), range };
  return fidelityOf({ steps: { [id]: checked.step }, samples: { [id]: sample } }).parameters[id];
}

/**
 * Whether the parameter is a factor of transmissions, which are weighed as they happened: from 0, those that would begin are on no tape, and
 * the derivative has not even their sign.
 */
function multiplies(form: string | undefined): boolean {
  return (form ?? '').split(' + ').includes('pivotal');
}

/** Whether an effect is told apart from none: its 95 % interval leaves 0 out. Null for a single replicate. */
export function isSure({ lower, upper }: Estimate): boolean | null {
  if (lower === null || upper === null) return null;
  return lower > 0 || upper < 0;
}

/** Parameters that have a derivative of every single day, largest of a day first. */
export function datedIds({ gradients }: Explanation): readonly string[] {
  const largest = new Map<string, number>();
  for (const [key, slope] of Object.entries(gradients[0]?.parameters ?? {})) {
    const read = readKey(key);
    if (read?.day == null || slope === 0) continue;
    largest.set(read.id, Math.max(largest.get(read.id) ?? 0, Math.abs(slope)));
  }
  return [...largest.keys()];
}

/** Effect of a natural step that lasts one day, by day. */
export function byDay({ scenario, gradients }: Explanation, id: string, step: number): readonly Estimate[] {
  return dayKeys(id, scenario.horizon).map((key) =>
    estimate(gradients.map(({ parameters }) => step * (parameters[key] ?? 0))),
  );
}
