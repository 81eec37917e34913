/** The first morning: who is infected when the run begins. Everybody else is susceptible, free and without a test. */

import { threshold } from '../../gpu/lib/hazard';
import { mulhi } from '../../gpu/lib/integer';
import { philox } from '../../gpu/lib/philox';
import { Health, Immunity, LAW_DAYS, Law, Purpose, Stage, Table } from './enums';
import type { CityModel } from './model';
import { num } from './values';

/** Whole days that the uniform draw u lasts under a law: the first d with u below its cumulative threshold. */
export function lasts(tables: Uint32Array, law: number, u: number): number {
  const offset = Table.durations + law * LAW_DAYS;
  let low = 0;
  let high = LAW_DAYS - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (u < tables[offset + middle] || tables[offset + middle] === 0xffffffff) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Exactly `count` distinct persons, or everybody where there are not so many. Redraws duplicates; marks the rest where that is quicker. */
function chooseSeeds(count: number, agents: number, seed: number, replicate: number, seeded: Uint8Array): void {
  const spare = count > agents / 2;
  const draws = new Uint32Array(4);
  let left = spare ? Math.max(0, agents - count) : count;
  const chosen = spare ? new Uint8Array(agents) : seeded;
  for (let k = 0; left > 0; k++) {
    philox(k, 0, Purpose.seeding, 1, seed, replicate, draws);
    const i = mulhi(draws[0], agents);
    if (chosen[i] === 1) continue;
    chosen[i] = 1;
    left--;
  }
  if (spare) for (let i = 0; i < agents; i++) if (chosen[i] === 0) seeded[i] = 1;
}

/** u8[agents], 1 for every person infected at the start of a replicate. */
function seeds(model: CityModel, replicate: number): Uint8Array {
  const { agents, people, scenario } = model;
  const { values, seed } = scenario;
  const seeded = new Uint8Array(agents);
  chooseSeeds(num(values, 'seeding.count'), agents, seed, replicate, seeded);
  for (const i of people.seeded) seeded[i] = 1;
  const every = num(values, 'seeding.every');
  if (every > 0) for (let i = 0; i < agents; i += every) seeded[i] = 1;
  const share = num(values, 'seeding.share');
  if (share >= 1) return seeded.fill(1);
  if (share > 0) {
    const bound = threshold(share);
    const draws = new Uint32Array(4);
    for (let i = 0; i < agents; i++) {
      philox(i, 0, Purpose.seeding, 0, seed, replicate, draws);
      if (draws[0] < bound) seeded[i] = 1;
    }
  }
  return seeded;
}

export interface InitialState {
  readonly health: Uint32Array;
  readonly immunity: Uint32Array;
  /** Persons infected at the start. */
  readonly infected: number;
}

/** State words on the morning of day 0: seeds were infected on day 0 before its contacts. */
export function initialState(model: CityModel, replicate: number): InitialState {
  const seeded = seeds(model, replicate);
  const health = new Uint32Array(model.agents);
  const immunity = new Uint32Array(model.agents);
  const draws = new Uint32Array(4);
  let infected = 0;
  for (let i = 0; i < model.agents; i++) {
    if (seeded[i] === 0) continue;
    infected++;
    philox(i, 0, Purpose.course, 0, model.scenario.seed, replicate, draws);
    const latency = lasts(model.tables, Law.latent, draws[0]);
    health[i] = (Stage.exposed | ((1 + latency) << Health.untilShift) | (latency << Health.latencyShift)) >>> 0;
    immunity[i] = (1 << Immunity.infectionsShift) >>> 0;
  }
  return { health, immunity, infected };
}
