/** The options that commands about gradients share: what is run, what is differentiated, and by which parameters. Runs nothing. */
import { type ObjectiveFor, objectiveFor } from '../learn/objective';
import { movable } from '../learn/parameterKey';
import { parseObjective } from '../learn/parseObjective';
import { parseJson } from '../scenario/json';
import type { Scenario } from '../scenario/scenario';
import { didYouMean } from '../scenario/words';
import type { ObjectiveSpec } from '../worlds/objective';
import type { Model, World } from '../worlds/world';
import { InputError, UsageError } from './fault';
import type { OptionTable, Words } from './options';
import { type Asked, readScenario, SCENARIO_OPTIONS } from './scenarioOptions';
import type { Surroundings } from './surroundings';

export const GRADIENT_OPTIONS = {
  ...SCENARIO_OPTIONS,
  regime: { type: 'string' },
  objective: { type: 'string' },
  params: { type: 'string' },
} satisfies OptionTable;

export interface AskedGradient extends Asked {
  readonly regime: string | undefined;
  /** Name of the objective, or what was given in JSON. */
  readonly name: string;
  readonly objective: ObjectiveFor<Model>;
  /** Keys in order and once each; undefined where none were named. */
  readonly keys: readonly string[] | undefined;
}

/**
 * What is asked for, of a world that has an adjoint. Nothing is built.
 *
 * @throws RangeError where the world has no adjoint, and what reading the scenario, the objective and the keys throws
 */
export function readGradient(words: Words, command: string, surroundings: Surroundings): AskedGradient {
  const regime = words.text('regime');
  const asked = readScenario(words, command, surroundings, regime);
  const { world, scenario } = asked;
  const objective = readObjective(words, world, scenario);
  const keys = readKeys(words, world, scenario);
  requireAdjoint(world);
  return { ...asked, ...objective, regime, keys };
}

/**
 * The objective of `--objective`: a name of the world's, a series (its sum over all days), or JSON. Without the option, the world's first,
 * else the first flow a person. Tried on the scenario before anything is built.
 *
 * @throws InputError for names that there are not; JsonError and RangeError for JSON that is no objective or does not fit
 */
function readObjective(words: Words, world: World, scenario: Scenario): Pick<AskedGradient, 'name' | 'objective'> {
  return namedObjective(words.text('objective'), world, scenario);
}

/** The objective that a text names, with its description; as `--objective`. */
export function namedObjective(
  text: string | undefined,
  world: World,
  scenario: Scenario,
): Pick<AskedGradient, 'name' | 'objective'> & { readonly spec: ObjectiveSpec } {
  const { name, spec } = named(text, world);
  const objective = objectiveFor<Model>(world, spec);
  const { agents, horizon } = scenario;
  objective({ scenario, agents, horizon });
  return { name, objective, spec };
}

/**
 * The keys of `--params`, in order and once each; undefined without the option.
 *
 * @throws UsageError for an empty list; RangeError and ScenarioError for keys that cannot vary
 */
function readKeys(words: Words, world: World, scenario: Scenario): readonly string[] | undefined {
  const text = words.text('params');
  if (text === undefined) return undefined;
  const keys = [...new Set(text.split(',').map((key) => key.trim()))].filter((key) => key !== '');
  if (keys.length === 0) {
    const { id } = world.definition.parameters.find(({ kind }) => kind === 'number') ?? world.definition.parameters[0];
    throw new UsageError(`--params is empty; name parameters with commas between them. Example: --params ${id}`);
  }
  for (const key of keys) movable(scenario, world.definition, key);
  return keys;
}

/** @throws RangeError where the world has no adjoint */
export function requireAdjoint({ gradient, definition }: World): void {
  if (gradient) return;
  throw new RangeError(
    `The model '${definition.id}' has no adjoint, so it has no gradient of its own. Compare runs instead: run … --replicates 8 --out a.csv`,
  );
}

function named(text: string | undefined, { objectives = {}, series }: World): { name: string; spec: ObjectiveSpec } {
  const [first] = Object.keys(objectives);
  if (text === undefined) {
    if (first !== undefined) return { name: first, spec: objectives[first] };
    const { name } = series.find(({ kind }) => kind === 'flow') ?? series[0];
    return { name: `${name} per agent`, spec: { kind: 'total', of: { [name]: 1 }, per: 'agent' } };
  }
  if (text.trimStart().startsWith('{')) {
    const spec = parseObjective(parseJson(text, '--objective'), '--objective');
    return { name: spec.id ?? text, spec };
  }
  if (Object.hasOwn(objectives, text)) return { name: text, spec: objectives[text] };
  const names = series.map(({ name }) => name);
  if (names.includes(text)) return { name: text, spec: { kind: 'total', of: { [text]: 1 } } };
  const all = [...Object.keys(objectives), ...names];
  const near = didYouMean(text, all) || ` Objectives: ${all.join(', ')}.`;
  throw new InputError(
    `There is no objective '${text}'.${near} Or give JSON, for example --objective '{"kind": "total", "of": {"${names[0]}": 1}}'`,
  );
}
