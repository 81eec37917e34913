/** `run <preset|file|link>`: reads the options, has the scenario executed, and prints or writes the result. */
import { dirname } from 'node:path';
import type { Scenario } from '../../scenario/scenario';
import { withValues } from '../../scenario/validate';
import type { World } from '../../worlds/world';
import { DEVICES, type Device, execute } from '../execute';
import { InputError, UsageError } from '../fault';
import { readInputs } from '../inputFiles';
import { type OptionTable, parseOptions, type Words } from '../options';
import { toCsv, toResult } from '../result';
import { parseSettings } from '../settings';
import { readSource } from '../source';
import { summary } from '../summary';
import type { Surroundings } from '../surroundings';

const OPTIONS = {
  agents: { type: 'string' },
  days: { type: 'string' },
  seed: { type: 'string' },
  replicates: { type: 'string' },
  set: { type: 'string', multiple: true },
  people: { type: 'string' },
  edges: { type: 'string' },
  device: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} satisfies OptionTable;

export async function run(argv: readonly string[], surroundings: Surroundings): Promise<void> {
  const words = parseOptions('run', argv, OPTIONS);
  const device = readDevice(words.text('device'));
  const count = words.whole('replicates', 1) ?? 1;
  const out = words.text('out');
  // Before the run and not after it: a run can take hours.
  if (out !== undefined && !surroundings.exists(dirname(out))) {
    throw new InputError(
      `There is no folder ${dirname(out)} to write ${out} into. Make it first, or give another --out.`,
    );
  }
  const source = readSource(words.positionals[0], 'run', surroundings);
  for (const note of source.notes) surroundings.message(note);
  const { world } = source;
  const { inputs, scenario } = readInputs(
    words,
    applyOptions(source.scenario, world, words),
    source.preset,
    surroundings.readFile,
  );

  const { model, runs, timing } = await execute(world, scenario, inputs, count, device, surroundings);
  const result = toResult(world, model, runs, timing);
  if (source.digest !== undefined) surroundings.message(compareDigest(source.digest, result.digest));
  const json = `${JSON.stringify(result)}\n`;
  if (out !== undefined) surroundings.writeFile(out, /\.csv$/i.test(out) ? toCsv(world, runs) : json);
  if (words.flag('json')) surroundings.out(json);
  else surroundings.out(summary(model.scenario, world.series, result));
}

function readDevice(text = 'auto'): Device {
  const device = DEVICES.find((one) => one === text);
  if (!device) throw new UsageError(`--device is '${text}'; it must be gpu, twin or auto. Example: --device twin`);
  return device;
}

function applyOptions(scenario: Scenario, { definition }: World, words: Words): Scenario {
  const fields = { agents: words.whole('agents', 0), horizon: words.whole('days', 0), seed: words.whole('seed', 0) };
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return withValues(scenario, definition, { ...given, ...parseSettings(definition, words.texts('set')) });
}

function compareDigest(shared: string, digest: string): string {
  return digest.startsWith(shared)
    ? 'Reproduced: the digest is that of the shared run.'
    : `Differs: the shared run had the digest ${shared}, this one ${digest.slice(0, shared.length)}.`;
}
