/** A small city without any protocol, and variations of it on the twin, for tests of protocols. The people are built once a size. */
import type { Scenario } from '../../scenario/scenario';
import { defaultScenario, withValues } from '../../scenario/validate';
import { cityWorld } from '.';
import { Count } from './enums';
import type { CityModel } from './model';
import { cityDefinition } from './parameters';
import { CityTwin } from './twin';

export type Patch = Readonly<Record<string, unknown>>;

/** Every protocol off. */
export const NO_PROTOCOL: Patch = {
  'testing.on': false,
  'isolation.on': false,
  'tracing.on': false,
  'behaviour.on': false,
};

const built = new Map<string, CityModel>();

/** The scenario of `patch` over a city without protocols. */
export function scenarioOf(patch: Patch, agents = 10_000, horizon = 80): Scenario {
  const plain = { ...NO_PROTOCOL, agents, horizon, 'seeding.count': Math.ceil(agents / 200) };
  return withValues(defaultScenario(cityDefinition), cityDefinition, { ...plain, ...patch });
}

/** The model of a scenario; scenarios of equal people share them. */
export function modelOf(scenario: Scenario): CityModel {
  const key = `${scenario.agents} ${scenario.seed}`;
  const base = built.get(key) ?? cityWorld.build(scenario);
  built.set(key, base);
  return cityWorld.rebuild?.(base, scenario) ?? cityWorld.build(scenario);
}

/** u32[horizon * Count.words] of one replicate on the twin. */
export function rowsOf(scenario: Scenario, replicate = 0): Uint32Array {
  const twin = new CityTwin(modelOf(scenario), replicate);
  while (twin.step < scenario.horizon) twin.advance();
  return twin.arrays.rows;
}

/** One counter by day. */
export function daily(rows: Uint32Array, counter: number): number[] {
  return Array.from({ length: rows.length / Count.words }, (_, day) => rows[day * Count.words + counter]);
}

export const total = (rows: Uint32Array, counter: number): number =>
  daily(rows, counter).reduce((sum, x) => sum + x, 0);

/** The rows of days `from` … `to - 1`. */
export const daysOf = (rows: Uint32Array, from: number, to?: number): Uint32Array =>
  rows.subarray(from * Count.words, to === undefined ? undefined : to * Count.words);
