/**
 * The engine's second world, for tests only: agents on a ring adopt the majority of their neighbourhood, with noise. It
 * proves that the engine knows no epidemic; it is no model of anything and is not in the list of worlds.
 */
import { threshold } from '../../gpu/lib/hazard';
import { philox } from '../../gpu/lib/philox';
import type { Scenario } from '../../scenario/scenario';
import type { Model, Plan, Twin, World } from '../../worlds/world';

/** Purposes of draws. Append-only. */
const MajorityPurpose = { start: 0, opinion: 1 } as const;

interface MajorityModel extends Model {
  /** Thresholds in 2^-32: opinion 1 at the start, a random opinion at each step. */
  readonly share: number;
  readonly noise: number;
}

function firstOpinions(model: MajorityModel, replicate: number): Uint32Array {
  const draw = new Uint32Array(4);
  return Uint32Array.from({ length: model.agents }, (_, agent) => {
    philox(agent, 0, MajorityPurpose.start, 0, model.scenario.seed, replicate, draw);
    return draw[0] < model.share ? 1 : 0;
  });
}

function plan(model: MajorityModel, replicate: number): Plan {
  const { agents, horizon } = model;
  return {
    buffers: [
      { name: 'opinion', words: agents, role: 'state', initial: firstOpinions(model, replicate) },
      { name: 'proposal', words: agents, role: 'scratch' },
      { name: 'series', words: horizon * 2, role: 'series' },
    ],
    seriesBuffer: 'series',
    uniforms: (step) => ({ step_index: step, agents, seed: model.scenario.seed, replicate, noise: model.noise }),
    dispatches: () => [
      { kernel: 'testing/majority', items: agents },
      { kernel: 'testing/adopt', items: agents },
    ],
  };
}

function twin(model: MajorityModel, replicate: number): Twin {
  const { agents, noise } = model;
  const { seed } = model.scenario;
  const opinion = firstOpinions(model, replicate);
  const proposal = new Uint32Array(agents);
  const row = new Uint32Array(2);
  const draw = new Uint32Array(4);
  let step = 0;
  return {
    get step() {
      return step;
    },
    row,
    advance() {
      row.fill(0);
      for (let i = 0; i < agents; i++) {
        const votes = opinion[i === 0 ? agents - 1 : i - 1] + opinion[i] + opinion[i + 1 === agents ? 0 : i + 1];
        philox(i, step, MajorityPurpose.opinion, 0, seed, replicate, draw);
        proposal[i] = draw[0] < noise ? draw[1] & 1 : votes >> 1;
        row[0] += proposal[i];
        if (proposal[i] !== opinion[i]) row[1]++;
      }
      opinion.set(proposal);
      step++;
    },
    state: () => ({ opinion }),
    live: () => ({ opinion }),
    restore(to, state) {
      opinion.set(state.opinion);
      step = to;
    },
  };
}

export const majorityWorld: World<MajorityModel> = {
  definition: {
    id: 'majority',
    version: 1,
    title: 'Majority on a ring',
    parameters: [
      {
        id: 'start.share',
        kind: 'number',
        label: 'Share at the start',
        unit: '1',
        source: 'assumption',
        description: 'Share of agents that hold opinion 1 at the start.',
        default: 0.5,
        min: 0,
        max: 1,
      },
      {
        id: 'change.noise',
        kind: 'number',
        label: 'Noise',
        unit: '1/d',
        source: 'assumption',
        description: 'Probability of a random opinion in a step.',
        default: 0.05,
        min: 0,
        max: 1,
      },
    ],
    defaults: { agents: 1000, horizon: 30, start: '2026-01-01', level: 0 },
    limits: { agents: [1, 10_000_000], horizon: [1, 1000] },
    migrations: [],
  },
  arithmetic: 'integer',
  series: [
    { name: 'ones', label: 'Opinion 1', unit: '{people}', kind: 'stock', description: 'Agents that hold opinion 1.' },
    { name: 'changed', label: 'Changes', unit: '{people}', kind: 'flow', description: 'Agents that changed opinion.' },
  ],
  presets: {
    ring: { id: 'ring', title: 'Ring', description: 'A thousand agents.', scenario: {} },
    crowd: { id: 'crowd', title: 'Crowd', description: 'More agents.', scenario: { agents: 5000 } },
    given: {
      id: 'given',
      title: 'Given',
      description: 'People from a file.',
      scenario: {},
      needs: [{ role: 'people', file: 'given_people.csv' }],
    },
  },
  build(scenario) {
    return {
      scenario,
      agents: scenario.agents,
      horizon: scenario.horizon,
      share: threshold(Number(scenario.values['start.share'])),
      noise: threshold(Number(scenario.values['change.noise'])),
    };
  },
  plan,
  twin,
  enums: { MajorityPurpose },
  outcomes(model, rows) {
    const changes = rows.reduce((sum, count, index) => (index % 2 === 1 ? sum + count : sum), 0);
    return { finalShare: rows[rows.length - 2] / model.agents, changesPerAgent: changes / model.agents };
  },
  bytesPerAgent: 8,
};

/** A complete scenario of the majority world, defaults overridden by `patch`. */
export function majorityScenario(patch: Partial<Scenario> = {}): Scenario {
  const { definition } = majorityWorld;
  return {
    model: { id: definition.id, version: definition.version },
    title: 'Majority',
    description: '',
    authors: [],
    license: '',
    seed: 1,
    ...definition.defaults,
    values: Object.fromEntries(definition.parameters.map(({ id, default: value }) => [id, value])),
    changes: [],
    estimates: {},
    data: [],
    ...patch,
  };
}
