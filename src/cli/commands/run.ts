/** `run <preset|file|link>`: reads the options, has the scenario executed, and prints or writes the result. */
import { dirname } from 'node:path';
import { execute } from '../execute';
import { InputError } from '../fault';
import { type OptionTable, parseOptions } from '../options';
import { toCsv, toResult } from '../result';
import { readDevice, readScenario, SCENARIO_OPTIONS } from '../scenarioOptions';
import { summary } from '../summary';
import type { Surroundings } from '../surroundings';

const OPTIONS = {
  ...SCENARIO_OPTIONS,
  device: { type: 'string' },
  replicates: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} satisfies OptionTable;

export async function run(argv: readonly string[], surroundings: Surroundings): Promise<void> {
  const words = parseOptions('run', argv, OPTIONS);
  const device = readDevice(words);
  const count = words.whole('replicates', 1) ?? 1;
  const out = words.text('out');
  // Before the run and not after it: a run can take hours.
  if (out !== undefined && !surroundings.exists(dirname(out))) {
    throw new InputError(
      `There is no folder ${dirname(out)} to write ${out} into. Make it first, or give another --out.`,
    );
  }
  const { source, world, scenario, inputs } = readScenario(words, 'run', surroundings);
  const { model, runs, timing } = await execute(world, scenario, inputs, count, device, surroundings);
  const result = toResult(world, model, runs, timing);
  if (source.digest !== undefined) surroundings.message(compareDigest(source.digest, result.digest));
  const json = `${JSON.stringify(result)}\n`;
  if (out !== undefined) surroundings.writeFile(out, /\.csv$/i.test(out) ? toCsv(world, runs) : json);
  if (words.flag('json')) surroundings.out(json);
  else surroundings.out(summary(model.scenario, world.series, result));
}

function compareDigest(shared: string, digest: string): string {
  return digest.startsWith(shared)
    ? 'Reproduced: the digest is that of the shared run.'
    : `Differs: the shared run had the digest ${shared}, this one ${digest.slice(0, shared.length)}.`;
}
