/** `validate <file|link>`: reads a scenario as strictly as `run` does and says what it is, or what is wrong with it. */
import { scenarioHash } from '../../scenario/canonical';
import { parseOptions } from '../options';
import { readSource } from '../source';
import type { Surroundings } from '../surroundings';

export async function validate(argv: readonly string[], surroundings: Surroundings): Promise<void> {
  const words = parseOptions('validate', argv, { json: { type: 'boolean' } });
  const { world, scenario, notes } = readSource(words.positionals[0], 'validate', surroundings);
  const hash = scenarioHash(scenario, world.definition);
  const { agents, horizon: days, title } = scenario;
  if (words.flag('json')) {
    surroundings.out(
      `${JSON.stringify({ valid: true, scenarioHash: hash, model: scenario.model, agents, days, notes })}\n`,
    );
    return;
  }
  for (const note of notes) surroundings.message(note);
  const name = title || 'Untitled';
  surroundings.out(
    `valid: ${name} (${scenario.model.id} v${scenario.model.version}), ${agents} agents, ${days} days, scenario ${hash}\n`,
  );
}
