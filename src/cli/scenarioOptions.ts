/** The options by which commands that run something say what: size, days, seed, settings, files; and on which device. Runs nothing. */
import type { Scenario } from '../scenario/scenario';
import { withValues } from '../scenario/validate';
import { didYouMean } from '../scenario/words';
import type { Inputs, World } from '../worlds/world';
import { DEVICES, type Device } from './execute';
import { InputError, UsageError } from './fault';
import { readInputs } from './inputFiles';
import type { OptionTable, Words } from './options';
import { parseSettings } from './settings';
import { readSource, type Source } from './source';
import type { Surroundings } from './surroundings';

export const SCENARIO_OPTIONS = {
  agents: { type: 'string' },
  days: { type: 'string' },
  seed: { type: 'string' },
  set: { type: 'string', multiple: true },
  people: { type: 'string' },
  edges: { type: 'string' },
} satisfies OptionTable;

export interface Asked {
  readonly source: Source;
  readonly world: World;
  readonly scenario: Scenario;
  readonly inputs: Inputs;
}

/**
 * The scenario that the words name, options laid over the regime over the source; notes go to standard error.
 *
 * @param regime  one of the world's regimes, undefined for none
 * @throws UsageError, InputError, ScenarioError and what reading a source throws
 */
export function readScenario(words: Words, command: string, surroundings: Surroundings, regime?: string): Asked {
  const source = readSource(words.positionals[0], command, surroundings);
  for (const note of source.notes) surroundings.message(note);
  const { world } = source;
  const laid = regime === undefined ? source.scenario : withRegime(source.scenario, world, regime);
  const read = readInputs(words, applyOptions(laid, world, words), source.preset, surroundings.readFile);
  return { source, world, ...read };
}

/** @throws UsageError for a device that there is not */
export function readDevice(words: Words): Device {
  const text = words.text('device') ?? 'auto';
  const device = DEVICES.find((one) => one === text);
  if (!device) throw new UsageError(`--device is '${text}'; it must be gpu, twin or auto. Example: --device twin`);
  return device;
}

function applyOptions(scenario: Scenario, { definition }: World, words: Words): Scenario {
  const fields = { agents: words.whole('agents', 0), horizon: words.whole('days', 0), seed: words.whole('seed', 0) };
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return withValues(scenario, definition, { ...given, ...parseSettings(definition, words.texts('set')) });
}

function withRegime(scenario: Scenario, { definition, regimes = {} }: World, name: string): Scenario {
  if (!Object.hasOwn(regimes, name)) {
    const names = Object.keys(regimes);
    if (names.length === 0) {
      throw new InputError(
        `The model '${definition.id}' has no regimes; leave --regime out and set what you want with --set.`,
      );
    }
    throw new InputError(`There is no regime '${name}'. Regimes: ${names.join(', ')}.${didYouMean(name, names)}`);
  }
  const { values, ...fields } = regimes[name];
  return withValues(scenario, definition, { ...values, ...fields });
}
