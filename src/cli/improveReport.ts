/** What `improve` prints: one object whose JSON is a contract with scripts, and the same for people. Pure. */
import { type Estimate, mean, standardError } from '../engine/statistics';
import { GRADIENT_RUNS } from '../learn/improve/budget';
import type { Ask, Checked, Found, Gain, gainOf as GainOf } from '../learn/improve/improve';
import { scenarioHash } from '../scenario/canonical';
import { encodeDocument } from '../scenario/documentText';
import type { Scenario } from '../scenario/scenario';
import { plusMinus, short, table } from './gradientTable';
import type { Asked } from './scenarioOptions';
import { headline } from './summary';

/** What one way of searching found, on fresh replicates. */
export interface Way {
  readonly found: Found;
  readonly checked: Checked;
  readonly gain: Gain;
}

interface Result {
  readonly name: string;
  readonly regime: string | undefined;
  readonly ask: Ask;
  readonly asked: Asked;
  readonly base: Checked;
  /** The gradient's first. */
  readonly ways: readonly Way[];
  readonly gainOf: typeof GainOf;
}

export type Improvement = ReturnType<typeof improvement>;

export function improvement({ name, regime, ask, asked, base, ways, gainOf }: Result) {
  const [best, ...others] = ways;
  const { space } = ask;
  const { scenario, world } = asked;
  const improved = space.scenarioAt(best.found.point);
  const words = ({ found, checked, gain }: Way) => ({
    objective: checked.objective,
    gain: gain.difference,
    relative: gain.relative,
    constraints: checked.limits,
    spent: found.spent,
    stopped: found.stopped,
    protocol: protocolOf(ask, found),
  });
  return {
    document: encodeDocument(improved, world.definition),
    json: {
      objective: name,
      regime: regime ?? null,
      agents: ask.lab.agents,
      days: scenario.horizon,
      seed: scenario.seed,
      scenarioHash: scenarioHash(improved, world.definition),
      /** Whether the interval of the improvement on fresh replicates lies above 0. */
      improved: best.gain.relative.lower > 0,
      before: base.objective,
      constraintsBefore: base.limits,
      best: words(best),
      /** How much lower the gradient's protocol is than what each other way found, on the same fresh replicates. */
      comparators: Object.fromEntries(
        others.map((one) => [
          one.found.method,
          { ...words(one), beaten: gainOf(one.checked.values, best.checked.values) },
        ]),
      ),
      budget: ask.budget,
      starts: ask.starts,
      batch: ask.batch,
      fresh: ask.fresh,
      gradientRuns: GRADIENT_RUNS,
      variables: space.variables.map(({ name: variable, min, max }, k) => ({
        name: variable,
        min,
        max,
        before: space.valuesAt(space.start)[k],
        after: space.valuesAt(best.found.point)[k],
      })),
      trace: best.found.trace.map(({ equivalents, value, gain, gainSe, accepted }) => ({
        equivalents,
        value,
        gain,
        gainSe,
        accepted,
      })),
    },
  };
}

function protocolOf({ space }: Ask, found: Found): Record<string, number> {
  const values = space.valuesAt(found.point);
  return Object.fromEntries(space.variables.map(({ name }, k) => [name, values[k]]));
}

/** The report for people. */
export function improvementTable(scenario: Scenario, { json }: Improvement): string {
  const { best, before, comparators, variables } = json;
  const calm = best.spent.equivalents;
  const verdict = json.improved
    ? `${json.objective} ${percent(best.relative.mean)} lower (95 % interval ${percent(best.relative.lower)} to ${percent(best.relative.upper)}) on ${json.fresh} fresh replicates`
    : `No better protocol in ${calm} runs; the best is within chance of the current one (${percent(best.relative.lower)} to ${percent(best.relative.upper)} lower)`;
  const rows = [
    ['as it was', interval(before), '', '', ''],
    ['gradient', interval(best.objective), share(best.relative), '', String(calm)],
    ...Object.entries(comparators).map(([method, one]) => [
      method,
      interval(one.objective),
      share(one.relative),
      share(one.beaten.relative),
      String(one.spent.equivalents),
    ]),
  ];
  const limits = Object.entries(best.constraints).map(
    ([name, { mean: value, most, held }]) =>
      `${name}: ${short(value ?? Number.NaN)} of at most ${most}${held ? '' : ' (exceeded)'}`,
  );
  const { measured, gradients, runs } = best.spent;
  return [
    `${headline(scenario, json.agents)}; ${variables.length} numbers searched`,
    verdict,
    ...limits,
    '',
    table(['protocol', json.objective, 'lower than it was', 'gradient lower than it', 'runs'], rows),
    table(['parameter', 'before', 'after', 'bounds'], shownVariables(variables)),
    `${runs} runs and ${gradients} gradients, each counted as ${json.gradientRuns} runs${measured === null ? '' : ` (measured: ${short(measured)})`}.\n`,
  ].join('\n');
}

/** Schedules of more than a dozen numbers as their mean. */
function shownVariables(variables: Improvement['json']['variables']): string[][] {
  const groups = new Map<string, (typeof variables)[number][]>();
  for (const one of variables) {
    const [id] = one.name.split('@');
    groups.set(id, [...(groups.get(id) ?? []), one]);
  }
  return [...groups].flatMap(([id, members]) => {
    const line = (name: string, before: string, after: string) => [
      name,
      before,
      after,
      `${members[0].min} to ${members[0].max}`,
    ];
    if (members.length <= 13) return members.map((one) => line(one.name, short(one.before), short(one.after)));
    const spread = (values: readonly number[]) =>
      plusMinus(mean(values), standardError(values) * Math.sqrt(values.length));
    return [
      line(
        `${id} (${members.length} pieces, mean ± sd)`,
        spread(members.map(({ before }) => before)),
        spread(members.map(({ after }) => after)),
      ),
    ];
  });
}

const percent = (x: number): string => `${(100 * x).toFixed(1)} %`;
const share = ({ mean: x, lower, upper }: Gain['relative']): string =>
  `${percent(x)} (${percent(lower)} to ${percent(upper)})`;
const interval = ({ mean: x, lower, upper }: Estimate): string =>
  x === null ? '-' : lower === null || upper === null ? short(x) : `${short(x)} (${short(lower)} to ${short(upper)})`;
