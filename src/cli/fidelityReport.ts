/** What `fidelity` prints: one object whose JSON is a contract with scripts, and the same as a table. Pure. */
import { mean } from '../engine/statistics';
import { BAND, COSINE, fidelityOf, JUDGED_ABOVE, joinMeasured, type Measured } from '../learn/fidelity';
import { scenarioHash } from '../scenario/canonical';
import type { Scenario } from '../scenario/scenario';
import type { World } from '../worlds/world';
import { plusMinus, table } from './gradientTable';
import { headline } from './summary';

/** What one process measured, as plain data without nulls. */
export interface FidelityPart {
  /** Of the model, which a file of people decides. */
  readonly agents: number;
  readonly measured: Measured;
  /** Outcomes of each replicate. */
  readonly outcomes: readonly Readonly<Record<string, number>>[];
  /** Form of the estimator by key. */
  readonly forms: Readonly<Record<string, string>>;
}

/** The part that a process printed as JSON, which has null in place of a number that is none. */
export function readPart(text: string): FidelityPart {
  return JSON.parse(text, (_, value) => (value === null ? Number.NaN : value));
}

/** Parts of one measurement, at least one, in the order of their replicates. */
export function joinParts(parts: readonly FidelityPart[]): FidelityPart {
  return {
    agents: parts[0].agents,
    measured: joinMeasured(parts.map(({ measured }) => measured)),
    outcomes: parts.flatMap(({ outcomes }) => outcomes),
    forms: Object.assign({}, ...parts.map(({ forms }) => forms)),
  };
}

export interface Context {
  readonly world: World;
  readonly scenario: Scenario;
  readonly objective: string;
  readonly regime: string | undefined;
}

export type FidelityReport = ReturnType<typeof fidelityReport>;

/** `cosine` and, by parameter, `adjoint`, `difference` and `ratio` are the contract. */
export function fidelityReport({ agents, measured, outcomes, forms }: FidelityPart, context: Context) {
  const { world, scenario, objective, regime } = context;
  const { cosine, cosineSe, parameters, pairs } = fidelityOf(measured);
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
    agents,
    days: scenario.horizon,
    seed: scenario.seed,
    pairs,
    stopped: measured.stopped,
    scenarioHash: scenarioHash(scenario, world.definition),
  };
}

/** The report for people. */
export function fidelityTable(scenario: Scenario, report: FidelityReport): string {
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
    `${headline(scenario, report.agents)}; derivatives of ${report.objective}`,
    said.join(', '),
    '',
    table(['parameter', 'adjoint', 'difference', 'ratio', 'verdict', 'step', 'form'], rows),
    `A ratio is judged where the difference is more than ${JUDGED_ABOVE} standard errors from 0; true: ${BAND[0]} to ${BAND[1]}, or within two standard errors of that.`,
    `Together: ${ok ? 'true' : 'not shown to be true'}.\n`,
  ].join('\n');
}
