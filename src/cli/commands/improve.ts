/** `improve <preset|file|link>`: looks for a better protocol by gradient, and says on fresh seeds how much better it is. */

import { replicates } from '../../engine/ensemble';
import { replicateGradient } from '../../learn/gradient';
import {
  type Ask,
  bestOfGrid,
  bestOfRandom,
  check,
  type Found,
  gainOf,
  improve as search,
} from '../../learn/improve/improve';
import { pareto } from '../../learn/improve/pareto';
import type { Lab } from '../../learn/improve/problem';
import { spaceOf } from '../../learn/improve/space';
import { objectiveFor } from '../../learn/objective';
import type { Scenario } from '../../scenario/scenario';
import type { Model, World } from '../../worlds/world';
import { openLauncher } from '../execute';
import { Stopped, UsageError } from '../fault';
import { namedObjective, requireAdjoint } from '../gradientOptions';
import { readLimits, readWanted } from '../improveOptions';
import { improvement, improvementTable, type Way } from '../improveReport';
import { inProcesses } from '../jobs';
import { type OptionTable, parseOptions, type Words } from '../options';
import { type Asked, readDevice, readScenario, SCENARIO_OPTIONS } from '../scenarioOptions';
import { progressOf } from '../statusLine';
import type { Surroundings } from '../surroundings';

const OPTIONS = {
  ...SCENARIO_OPTIONS,
  regime: { type: 'string' },
  objective: { type: 'string' },
  params: { type: 'string' },
  bounds: { type: 'string' },
  constraint: { type: 'string', multiple: true },
  budget: { type: 'string' },
  starts: { type: 'string' },
  batch: { type: 'string' },
  fresh: { type: 'string' },
  compare: { type: 'boolean' },
  grid: { type: 'string' },
  pareto: { type: 'string' },
  points: { type: 'string' },
  device: { type: 'string' },
  jobs: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
  // Which way of searching a process of --jobs goes.
  part: { type: 'string' },
} satisfies OptionTable;

/** Protocols of the random search beside it. */
const RANDOM = 200;

export async function improve(argv: readonly string[], surroundings: Surroundings): Promise<void> {
  const words = parseOptions('improve', argv, OPTIONS);
  const regime = words.text('regime');
  const asked = readScenario(words, 'improve', surroundings, regime);
  requireAdjoint(asked.world);
  const { name, spec } = namedObjective(words.text('objective'), asked.world, asked.scenario);
  const space = spaceOf(
    asked.scenario,
    asked.world.definition,
    readWanted(words.text('params'), words.text('bounds'), asked.world, asked.scenario),
  );
  const budget = words.whole('budget', 20) ?? 400;
  const request: Omit<Ask, 'lab'> = {
    world: asked.world,
    space,
    objective: spec,
    limits: readLimits(words.texts('constraint'), asked.world, asked.scenario),
    budget,
    starts: words.whole('starts', 1) ?? 1,
    batch: words.whole('batch', 1) ?? 2,
    fresh: words.whole('fresh', 2) ?? 32,
    seed: asked.scenario.seed,
    signal: surroundings.interruption(),
  };
  const dated = space.variables.some(({ days }) => days);
  const ways = waysOf(words, budget, dated);
  await inLab(asked, words, surroundings, async (lab) => {
    const progress = progressOf(surroundings.status);
    const ask: Ask = { ...request, lab, progress };
    const part = words.text('part');
    if (part !== undefined) {
      surroundings.out(JSON.stringify(plain(await searched(ask, part, words))));
      return;
    }
    const second = words.text('pareto');
    if (second !== undefined) {
      const other = namedObjective(second, asked.world, asked.scenario);
      const front = await pareto(ask, other.spec, words.whole('points', 2) ?? 5);
      surroundings.out(`${JSON.stringify({ objective: name, second: other.name, ...front })}\n`);
      if (front.stopped) throw new Stopped('Stopped; what is printed is what was found by then.');
      return;
    }
    const found =
      (words.whole('jobs', 1) ?? 1) > 1 && ways.length > 1
        ? (
            await inProcesses(
              ways.map((way) => ['improve', ...argv, '--jobs', '1', '--part', way]),
              surroundings,
            )
          ).map(read)
        : await inTurn(ways, (way) => searched(ask, way, words));
    const base = await check(ask, space.start);
    const checked: Way[] = [];
    for (const one of found) {
      const after = await check(ask, one.point);
      checked.push({ found: one, checked: after, gain: gainOf(base.values, after.values) });
    }
    surroundings.status?.('');
    const report = improvement({ name, regime, ask, asked, base, ways: checked, gainOf });
    const out = words.text('out');
    if (out !== undefined) surroundings.writeFile(out, report.document);
    surroundings.out(
      words.flag('json') ? `${JSON.stringify(report.json)}\n` : improvementTable(asked.scenario, report),
    );
    if (found.some(({ stopped }) => stopped)) throw new Stopped('Stopped; what is printed is the best by then.');
  });
}

/** Ways of searching, the gradient's first. */
function waysOf(words: Words, budget: number, dated: boolean): readonly string[] {
  const grid = words.text('grid');
  if (words.flag('compare') && budget < RANDOM) {
    throw new UsageError(
      `--compare runs ${RANDOM} random protocols, so --budget must be at least that. Example: --budget 400`,
    );
  }
  return [
    'gradient',
    ...(words.flag('compare') ? ['random', ...(dated ? ['pieces'] : []), 'differences'] : []),
    ...(grid === undefined ? [] : ['grid']),
  ];
}

function searched(ask: Ask, way: string, words: Words): Promise<Found> {
  switch (way) {
    case 'random':
    case 'pieces':
      return bestOfRandom(ask, RANDOM, way);
    case 'differences':
      return search(ask, 'differences');
    case 'grid':
      return bestOfGrid({ ...ask, budget: Number.POSITIVE_INFINITY }, words.whole('grid', 2) ?? 5);
    default:
      return search(ask);
  }
}

async function inTurn<T, R>(entries: readonly T[], work: (entry: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const entry of entries) results.push(await work(entry));
  return results;
}

const plain = (found: Found) => ({ ...found, point: [...found.point] });
const read = (text: string): Found => {
  const raw = JSON.parse(text) as Omit<Found, 'point'> & { point: number[] };
  return { ...raw, point: Float64Array.from(raw.point) };
};

/** Runs and gradients in this process. Models of the last few scenarios are kept: a step is judged on several replicates. */
async function inLab(
  { world, scenario, inputs }: Asked,
  words: Words,
  surroundings: Surroundings,
  work: (lab: Lab) => Promise<void>,
): Promise<void> {
  const { status } = surroundings;
  const launcher = openLauncher(world, readDevice(words), surroundings);
  const signal = surroundings.interruption();
  try {
    const model = world.build(scenario, inputs, progressOf(status));
    const modelOf = remembering(world, model, (other) => world.build(other, inputs));
    await work({
      width: 1,
      agents: model.agents,
      units: model.units,
      rows: async (of, replicate) => {
        const options = { launch: launcher.launch, first: replicate, signal };
        const [{ rows }] = await replicates(world, modelOf(of), 1, options);
        return rows;
      },
      gradient: (of, replicate, objective, keys) => {
        const own = modelOf(of);
        const asked = { signal, lenient: true };
        return replicateGradient(world, own, replicate, objectiveFor<Model>(world, objective)(own), keys, asked);
      },
    });
  } finally {
    status?.('');
    launcher.dispose();
  }
}

function remembering(world: World, model: Model, build: (scenario: Scenario) => Model): (scenario: Scenario) => Model {
  let last: Model = model;
  return (scenario) => {
    if (last.scenario !== scenario) last = world.rebuild?.(model, scenario) ?? build(scenario);
    return last;
  };
}
