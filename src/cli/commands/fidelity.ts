/** `fidelity <preset|file|link>`: the agents' gradient beside paired differences on the same replicates. */
import { mean } from '../../engine/statistics';
import { BAND, COSINE, fidelity as compare, type Fidelity, JUDGED_ABOVE } from '../../learn/fidelity';
import { replicateGradient } from '../../learn/gradient';
import { scenarioHash } from '../../scenario/canonical';
import type { Scenario } from '../../scenario/scenario';
import type { Model, World } from '../../worlds/world';
import { openLauncher } from '../execute';
import { Stopped } from '../fault';
import { readKeys, readObjective } from '../gradientOptions';
import { heading, plusMinus, table } from '../gradientTable';
import { type OptionTable, parseOptions } from '../options';
import { readDevice, readScenario, SCENARIO_OPTIONS } from '../scenarioOptions';
import { progressOf } from '../statusLine';
import type { Surroundings } from '../surroundings';
import { requireGradient } from './gradient';

const OPTIONS = {
  ...SCENARIO_OPTIONS,
  device: { type: 'string' },
  regime: { type: 'string' },
  pairs: { type: 'string' },
  params: { type: 'string' },
  objective: { type: 'string' },
  json: { type: 'boolean' },
} satisfies OptionTable;

export async function fidelity(argv: readonly string[], surroundings: Surroundings): Promise<void> {
  const words = parseOptions('fidelity', argv, OPTIONS);
  const device = readDevice(words);
  const pairs = words.whole('pairs', 1) ?? 16;
  const regime = words.text('regime');
  const { world, scenario, inputs } = readScenario(words, 'fidelity', surroundings, regime);
  const { name, objective } = readObjective(words, world, scenario);
  const asked = readKeys(words, world, scenario);
  requireGradient(world);
  const { status } = surroundings;
  const progress = progressOf(status);
  const launcher = openLauncher(world, device, surroundings);
  const outcomes: Readonly<Record<string, number>>[] = [];
  const forms: Record<string, string> = {};
  let found: Fidelity;
  try {
    const model = world.build(scenario, inputs, progress);
    const own = objective(model);
    const signal = surroundings.interruption();
    const adjoint = async (one: Model, replicate: number, keys?: readonly string[]) => {
      const gradient = await replicateGradient(world, one, replicate, own, keys, { signal });
      Object.assign(forms, gradient.forms);
      return gradient;
    };
    const keys = asked ?? Object.keys((await adjoint(model, 0)).parameters);
    const estimator = async (one: Model, replicate: number) => {
      const { rows, parameters } = await adjoint(one, replicate, keys);
      outcomes.push(world.outcomes(one, rows));
      return parameters;
    };
    found = await compare(world, model, keys, objective, estimator, pairs, {
      launch: launcher.launch,
      build: (other) => world.build(other, inputs),
      signal,
      progress,
    });
  } finally {
    status?.('');
    launcher.dispose();
  }
  const report = toReport(world, scenario, { objective: name, regime, outcomes, forms, found });
  surroundings.out(words.flag('json') ? `${JSON.stringify(report)}\n` : toTable(scenario, report));
  if (found.stopped) throw new Stopped(`Stopped after ${found.pairs} of ${pairs} pairs; what is printed is of those.`);
}

interface Result {
  readonly objective: string;
  readonly regime: string | undefined;
  readonly outcomes: readonly Readonly<Record<string, number>>[];
  readonly forms: Readonly<Record<string, string>>;
  readonly found: Fidelity;
}

/** The JSON of the command: `cosine` and, by parameter, `adjoint`, `difference` and `ratio` are a contract with scripts. */
function toReport(world: World, scenario: Scenario, { objective, regime, outcomes, forms, found }: Result) {
  const { cosine, cosineSe, parameters, pairs, stopped } = found;
  const rows = Object.values(parameters);
  const meanOf = (name: string) => mean(outcomes.map((one) => one[name]).filter(Number.isFinite));
  const means = Object.keys(outcomes[0] ?? {}).map((name) => [name, meanOf(name)] as const);
  return {
    cosine,
    cosineSe,
    /** Whether every ratio that can be judged is within the band, and the cosine at least 0.98. */
    ok: rows.every(({ ok }) => ok !== false) && cosine !== null && cosine >= COSINE,
    /** Whether every derivative that can be judged has the sign of its difference: all that is asked for in saturation. */
    signs: rows.every(({ sign }) => sign !== false),
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([key, row]) => [key, { ...row, form: forms[key] ?? '' }]),
    ),
    attackRate: means.find(([name]) => name === 'attackRate')?.[1] ?? null,
    outcomes: Object.fromEntries(means),
    objective,
    regime: regime ?? null,
    agents: scenario.agents,
    days: scenario.horizon,
    seed: scenario.seed,
    pairs,
    stopped,
    scenarioHash: scenarioHash(scenario, world.definition),
  };
}

function toTable(scenario: Scenario, report: ReturnType<typeof toReport>): string {
  const { attackRate, regime, pairs, cosine, cosineSe, parameters, ok } = report;
  const said = [
    ...(regime === null ? [] : [`regime ${regime}`]),
    ...(attackRate === null ? [] : [`attack rate ${attackRate.toPrecision(3)}`]),
    `${pairs} ${pairs === 1 ? 'pair' : 'pairs'}`,
    `cosine ${plusMinus(cosine, cosineSe)}`,
  ];
  const rows = Object.entries(parameters).map(([key, row]) => [
    key,
    plusMinus(row.adjoint.mean, row.adjoint.se),
    plusMinus(row.difference.mean, row.difference.se),
    plusMinus(row.ratio, row.ratioSe),
    row.ok === null ? 'too noisy' : row.ok ? 'true' : row.sign ? 'off' : 'wrong sign',
    `${Number(row.step.toPrecision(3))}${row.side === 'central' ? '' : ` ${row.side}`}`,
    row.form,
  ]);
  return [
    heading(scenario, report.objective),
    said.join(', '),
    '',
    table(['parameter', 'adjoint', 'difference', 'ratio', 'verdict', 'step', 'form'], rows),
    `A ratio is judged where the difference is more than ${JUDGED_ABOVE} standard errors from 0; true: ${BAND[0]} to ${BAND[1]}, or within two standard errors of that.`,
    `Together: ${ok ? 'true' : 'not shown to be true'}.\n`,
  ].join('\n');
}
