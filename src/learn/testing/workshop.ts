/**
 * A world for tests whose derivatives are known in closed form: a workshop makes things, day by day, and has no agents to speak of. Its
 * gradient is exact but for a bias and a noise that a test asks for.
 *
 *     made_t = 1000 (1 + z_r) (rate_t² · benches + Σ_k (k + 1) · skills_k),   waste_t = 1000 · rate_t
 *
 * with z_r a number of the replicate in ±0.1, the same on both sides of a pair.
 */

import type { ModelDefinition, Scenario } from '../../scenario/scenario';
import { defaultScenario } from '../../scenario/validate';
import type { Model, Twin, World } from '../../worlds/world';
import { dailyValue } from '../dailyValue';

const common = { unit: '1', source: 'assumption', description: 'For tests.' };

const definition: ModelDefinition = {
  id: 'workshop',
  version: 1,
  title: 'Workshop',
  parameters: [
    { ...common, id: 'work.rate', kind: 'number', label: 'Rate', default: 2, min: 0, max: 10, dated: true },
    { ...common, id: 'work.benches', kind: 'integer', label: 'Benches', default: 3, min: 1, max: 6 },
    {
      ...common,
      id: 'work.skills',
      kind: 'table',
      label: 'Skills',
      default: [1, 2, 4],
      min: 0,
      max: 8,
      entries: ['a', 'b', 'c'],
    },
    { ...common, id: 'work.open', kind: 'switch', label: 'Open', default: true },
    { ...common, id: 'cost.thing', kind: 'number', label: 'Price', default: 5, min: 0, max: 100, dated: true },
    { ...common, id: 'people.hands', kind: 'integer', label: 'Hands', default: 10, min: 1, max: 10 },
  ],
  defaults: { agents: 100, horizon: 8, start: '2026-01-01', level: 0 },
  limits: { agents: [1, 1000], horizon: [1, 100] },
  migrations: [],
};

interface Workshop extends Model {
  /** Who was hired, made anew by `build` alone: the same object means the same people. */
  readonly people: object;
  /** f64[horizon] */
  readonly rate: Float64Array;
}

const UNIT = 1000;
const chance = (replicate: number) => ((Math.imul(replicate + 1, 2654435761) >>> 0) / 2 ** 32 - 0.5) / 5;

const modelOf = (scenario: Scenario, people: object): Workshop => ({
  scenario,
  people,
  agents: scenario.agents,
  horizon: scenario.horizon,
  rate: dailyValue(scenario, 'work.rate').values,
});
const benches = ({ scenario }: Workshop) => scenario.values['work.benches'] as number;
const skills = ({ scenario }: Workshop) => scenario.values['work.skills'] as readonly number[];

function rowOf(model: Workshop, replicate: number, day: number): readonly [made: number, waste: number] {
  const skill = skills(model).reduce((sum, one, k) => sum + (k + 1) * one, 0);
  const made = UNIT * (1 + chance(replicate)) * (model.rate[day] ** 2 * benches(model) + skill);
  return [Math.round(made), Math.round(UNIT * model.rate[day])];
}

function twin(model: Workshop, replicate: number): Twin {
  const row = new Uint32Array(2);
  let step = 0;
  return {
    get step() {
      return step;
    },
    row,
    advance() {
      row.set(rowOf(model, replicate, step));
      step++;
    },
    state: () => ({}),
    live: () => ({}),
    restore(to) {
      step = to;
    },
  };
}

export interface Flaw {
  /** Factor of every derivative, 1 for none. */
  readonly bias?: number;
  /** Half-width of a uniform relative error of each derivative, by replicate. */
  readonly noise?: number;
}

/** The workshop with a gradient of the given flaw; `builds` counts how often people were made. */
export function workshopWorld({ bias = 1, noise = 0 }: Flaw = {}): World<Workshop> & { readonly builds: () => number } {
  let builds = 0;
  return {
    definition,
    arithmetic: 'integer',
    series: [
      { name: 'made', label: 'Made', unit: '1', kind: 'flow', description: 'Things made.' },
      { name: 'waste', label: 'Waste', unit: '1', kind: 'flow', description: 'Things spoilt.' },
    ],
    presets: { shop: { id: 'shop', title: 'Shop', description: 'A workshop.', scenario: {} } },
    objectives: {
      output: { kind: 'total', of: { made: 1 } },
      income: { kind: 'total', of: { made: { parameters: ['cost.thing'] } }, per: 'agent' },
    },
    regimes: {
      growth: { values: { 'work.rate': 1 } },
      waves: { horizon: 6, changes: [{ parameter: 'work.rate', from: 2, to: 4, value: 6 }] },
    },
    build(scenario) {
      builds++;
      return modelOf(scenario, {});
    },
    rebuild(model, scenario) {
      const same = model.scenario.values['people.hands'] === scenario.values['people.hands'];
      return same ? modelOf(scenario, model.people) : null;
    },
    plan() {
      throw new Error('The workshop runs on the twin only.');
    },
    twin,
    async gradient(model, replicate, cotangent) {
      const rows = Uint32Array.from(
        Array.from({ length: model.horizon }, (_, day) => rowOf(model, replicate, day)).flat(),
      );
      const slopes = cotangent(rows);
      const { base } = dailyValue(model.scenario, 'work.rate');
      const sums: Record<string, number> = { 'work.rate': 0, 'work.benches': 0, 'people.hands': 0 };
      const add = (key: string, value: number) => {
        sums[key] = (sums[key] ?? 0) + value;
      };
      for (let day = 0; day < model.horizon; day++) {
        const rate = model.rate[day];
        const made = UNIT * (1 + chance(replicate)) * slopes[2 * day];
        const byRate = made * 2 * rate * benches(model) + UNIT * slopes[2 * day + 1];
        add(`work.rate@${day}`, byRate);
        add('work.rate', base[day] * byRate);
        add('work.benches', made * rate ** 2);
        for (const k of skills(model).keys()) add(`work.skills[${k}]`, made * (k + 1));
      }
      // Prices change no count: what an objective owes to them is added by whoever knows the objective.
      add('cost.thing', 0);
      const error = (k: number) => bias * (1 + noise * 10 * chance(7919 * replicate + 31 * k + 5));
      const parameters = Object.fromEntries(Object.entries(sums).map(([key, sum], k) => [key, sum * error(k)]));
      return { rows, parameters, forms: Object.fromEntries(Object.keys(sums).map((key) => [key, 'pathwise'])) };
    },
    enums: {},
    outcomes: (_, rows) => ({ made: rows.reduce((sum, count, k) => sum + (k % 2 === 0 ? count : 0), 0) }),
    bytesPerAgent: 0,
    builds: () => builds,
  };
}

/** The workshop's defaults with some settings changed. */
export function workshopScenario(values: Scenario['values'] = {}, patch: Partial<Scenario> = {}): Scenario {
  const scenario = defaultScenario(definition);
  return { ...scenario, ...patch, values: { ...scenario.values, ...values } };
}
