/** `fidelity <preset|file|link>`: the agents' gradient beside paired differences on the same replicates. */
import { measureFidelity } from '../../learn/fidelity';
import { replicateGradient } from '../../learn/gradient';
import type { Model } from '../../worlds/world';
import { type Device, openLauncher } from '../execute';
import { Stopped } from '../fault';
import { type FidelityPart, fidelityReport, fidelityTable, joinParts, readPart } from '../fidelityReport';
import { type AskedGradient, GRADIENT_OPTIONS, readGradient } from '../gradientOptions';
import { inProcesses, type Share, sharesOf } from '../jobs';
import { type OptionTable, parseOptions } from '../options';
import { readDevice } from '../scenarioOptions';
import { progressOf } from '../statusLine';
import type { Surroundings } from '../surroundings';

const OPTIONS = {
  ...GRADIENT_OPTIONS,
  device: { type: 'string' },
  pairs: { type: 'string' },
  first: { type: 'string' },
  jobs: { type: 'string' },
  json: { type: 'boolean' },
  // What a process of --jobs prints for the one that started it.
  part: { type: 'boolean' },
} satisfies OptionTable;

export async function fidelity(argv: readonly string[], surroundings: Surroundings): Promise<void> {
  const words = parseOptions('fidelity', argv, OPTIONS);
  const device = readDevice(words);
  const pairs = words.whole('pairs', 1) ?? 16;
  const first = words.whole('first', 0) ?? 0;
  const jobs = words.whole('jobs', 1) ?? 1;
  const asked = readGradient(words, 'fidelity', surroundings);
  const { world, scenario, name, regime } = asked;
  const part =
    jobs > 1
      ? await shared(argv, sharesOf(first, pairs, jobs), surroundings)
      : await measure(asked, { first, count: pairs }, device, surroundings);
  if (words.flag('part')) surroundings.out(JSON.stringify(part));
  else {
    const report = fidelityReport(part, { world, scenario, objective: name, regime });
    surroundings.out(words.flag('json') ? `${JSON.stringify(report)}\n` : fidelityTable(scenario, report));
    if (part.measured.stopped)
      throw new Stopped(`Stopped after ${report.pairs} of ${pairs} pairs; what is printed is of those.`);
  }
}

/** Measures in this process. @throws AbortError when interrupted before there was anything to measure */
async function measure(
  { world, scenario, inputs, objective, keys: asked }: AskedGradient,
  { first, count }: Share,
  device: Device,
  surroundings: Surroundings,
): Promise<FidelityPart> {
  const { status } = surroundings;
  const progress = progressOf(status);
  const launcher = openLauncher(world, device, surroundings);
  const outcomes: Readonly<Record<string, number>>[] = [];
  const forms: Record<string, string> = {};
  try {
    const model = world.build(scenario, inputs, progress);
    const own = objective(model);
    const signal = surroundings.interruption();
    const adjoint = async (one: Model, replicate: number, keys?: readonly string[]) => {
      const gradient = await replicateGradient(world, one, replicate, own, keys, { signal });
      Object.assign(forms, gradient.forms);
      return gradient;
    };
    const keys = asked ?? Object.keys((await adjoint(model, first)).parameters);
    const estimator = async (one: Model, replicate: number) => {
      const { rows, parameters } = await adjoint(one, replicate, keys);
      outcomes.push(world.outcomes(one, rows));
      return parameters;
    };
    const measured = await measureFidelity(world, model, keys, objective, estimator, count, {
      launch: launcher.launch,
      build: (other) => world.build(other, inputs),
      first,
      signal,
      progress,
    });
    return { agents: model.agents, measured, outcomes, forms };
  } finally {
    status?.('');
    launcher.dispose();
  }
}

/** Measures in one process a share; of an option given twice the last counts. */
async function shared(
  argv: readonly string[],
  shares: readonly Share[],
  surroundings: Surroundings,
): Promise<FidelityPart> {
  const own = ({ first, count }: Share) => [
    '--jobs',
    '1',
    '--first',
    String(first),
    '--pairs',
    String(count),
    '--part',
  ];
  const commands = shares.map((share) => ['fidelity', ...argv, ...own(share)]);
  return joinParts((await inProcesses(commands, surroundings)).map(readPart));
}
