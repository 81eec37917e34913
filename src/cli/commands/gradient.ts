/** `gradient <preset|file|link>`: derivatives of an objective by the agents' adjoint, over replicates. */
import { type Estimate, estimate } from '../../engine/statistics';
import { type Gradients, gradients } from '../../learn/gradient';
import { scenarioHash } from '../../scenario/canonical';
import { byId } from '../../scenario/definition';
import { readKey } from '../../scenario/key';
import type { Model, World } from '../../worlds/world';
import { Stopped } from '../fault';
import { onDevice, withGradientDevice } from '../gradientDevice';
import { GRADIENT_OPTIONS, readGradient } from '../gradientOptions';
import { plusMinus, short, table } from '../gradientTable';
import { type OptionTable, parseOptions } from '../options';
import { progressOf } from '../statusLine';
import { headline } from '../summary';
import type { Surroundings } from '../surroundings';

const OPTIONS = {
  ...GRADIENT_OPTIONS,
  replicates: { type: 'string' },
  device: { type: 'string' },
  json: { type: 'boolean' },
} satisfies OptionTable;

export async function gradient(argv: readonly string[], surroundings: Surroundings): Promise<void> {
  const words = parseOptions('gradient', argv, OPTIONS);
  const replicates = words.whole('replicates', 1) ?? 4;
  const device = onDevice(words);
  const { world, scenario, inputs, name, objective, keys } = readGradient(words, 'gradient', surroundings);
  const { status } = surroundings;
  const progress = progressOf(status);
  let model: Model;
  let found: Gradients;
  try {
    model = world.build(scenario, inputs, progress);
    const signal = surroundings.interruption();
    const built = model;
    found = await withGradientDevice(world, model, device, surroundings, (own) =>
      gradients(world, built, objective, keys, replicates, { device: own, signal, progress }),
    );
  } finally {
    status?.('');
  }
  if (words.flag('json')) surroundings.out(`${JSON.stringify(toJson(world, model, name, found))}\n`);
  else surroundings.out(toTable(world, model, name, found));
  const done = found.replicates.length;
  if (found.stopped)
    throw new Stopped(`Stopped after ${done} of ${replicates} replicates; what is printed is of those.`);
}

function objectiveValue({ replicates }: Gradients): Estimate {
  return estimate(replicates.map(({ value }) => value));
}

function toJson(world: World, { scenario, agents }: Model, objective: string, found: Gradients) {
  return {
    scenarioHash: scenarioHash(scenario, world.definition),
    objective,
    value: objectiveValue(found),
    agents,
    days: scenario.horizon,
    seed: scenario.seed,
    replicates: found.replicates.length,
    stopped: found.stopped,
    parameters: Object.fromEntries(
      Object.entries(found.parameters).map(([key, { mean, se, n, form }]) => [key, { mean, se, n, form }]),
    ),
  };
}

function toTable(world: World, { scenario, agents }: Model, objective: string, found: Gradients): string {
  const { mean, lower, upper, n } = objectiveValue(found);
  const interval = lower === null || upper === null ? '' : `, 95 % interval ${short(lower)} to ${short(upper)}`;
  const units = byId(world.definition);
  const rows = Object.entries(found.parameters).map(([key, one]) => [
    key,
    plusMinus(one.mean, one.se),
    units.get(readKey(key)?.id ?? '')?.unit ?? '',
    one.form,
  ]);
  return [
    `${headline(scenario, agents)}; derivatives of ${objective}`,
    `${objective}: ${mean === null ? '-' : short(mean)}${interval} (n = ${n})`,
    '',
    table(['parameter', 'derivative', 'per', 'form'], rows),
  ].join('\n');
}
