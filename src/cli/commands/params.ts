/** `params <preset>`: the parameters of the preset's world, with the preset's values as defaults. */
import { describeParameters } from '../../scenario/params';
import { presetScenario } from '../../worlds/preset';
import { parseOptions } from '../options';
import { readPreset } from '../source';
import type { Surroundings } from '../surroundings';

export async function params(argv: readonly string[], surroundings: Surroundings): Promise<void> {
  const words = parseOptions('params', argv, { json: { type: 'boolean' } });
  const { world, preset } = readPreset(words.positionals[0], 'params', surroundings.worlds);
  const { values } = presetScenario(world, preset);
  const parameters = describeParameters(world.definition).parameters.map((one) => ({
    ...one,
    default: values[one.id],
  }));
  if (words.flag('json')) {
    surroundings.out(`${JSON.stringify({ parameters }, null, 2)}\n`);
    return;
  }
  for (const { id, unit, default: value, min, max, description, source } of parameters) {
    const range = min === null ? '' : `, ${min} to ${max}`;
    surroundings.out(
      `${id} = ${Array.isArray(value) ? value.join(',') : value} [${unit}${range}]\n    ${description} (${source})\n`,
    );
  }
}
