/**
 * The preset `franklin` against the published model: the pressure of the first days without sampling (golden file) from the integers and
 * in f64, and what an ensemble of the network does.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { hazardThreshold } from '../../gpu/lib/hazard';
import type { Scenario } from '../../scenario/scenario';
import { defaultScenario, withValues } from '../../scenario/validate';
import { Count, Health, Stage } from './enums';
import { cityWorld } from './index';
import { type CityModel, modelOf } from './model';
import { cityDefinition } from './parameters';
import { Layer, type People } from './people';
import { cityPresets } from './presets';
import { NEVER, pressure64 } from './pressure64';
import { moments, rowsOf, sum } from './theory.fixture';
import { CityTwin } from './twin';
import { hazardsOf } from './twin/pressure';

const FILES = fileURLToPath(new URL('../../../../shared/data/gradabm/', import.meta.url));

interface GoldenDay {
  readonly t: number;
  readonly nE: number;
  readonly nI: number;
  readonly nR: number;
  readonly sum_lambda: number;
  readonly max_lambda: number;
  readonly expected_new: number;
  readonly lambda_first_nonzero: readonly (readonly [number, number])[];
}

/** Persons 0, 500, 1000, … infected on day 0, everybody else untouched: the golden file's set-up. */
const EVERY = 500;

describe.skipIf(!existsSync(FILES))('Franklin County (skipped without ../shared/data/gradabm)', () => {
  let people: People;
  let base: Scenario;
  let golden: readonly GoldenDay[];
  let model: CityModel;
  let infectedOn: Int32Array;

  beforeAll(() => {
    const { agents, horizon, values } = cityPresets.franklin.scenario;
    base = withValues(defaultScenario(cityDefinition), cityDefinition, { agents, horizon, ...values });
    const files = {
      people: readFileSync(`${FILES}franklin_agents.csv`, 'utf8'),
      edges: gunzipSync(readFileSync(`${FILES}franklin_edges.csv.gz`)).toString('utf8'),
    };
    // The file's own seed belongs to ensembles, not to the golden file.
    people = { ...cityWorld.build(base, { files }).people, seeded: new Uint32Array(0) };
    golden = JSON.parse(readFileSync(`${FILES}golden_deterministic.json`, 'utf8')).rows;
    model = modelOf(withValues(base, cityDefinition, { 'seeding.every': EVERY }), people);
    infectedOn = Int32Array.from({ length: people.agents }, (_, i) => (i % EVERY === 0 ? 0 : NEVER));
  }, 120_000);

  it('reads 70,916 people and both directions of 249,991 edges', () => {
    const network = people.networks[Layer.community];
    expect(people.agents).toBe(70_916);
    expect(network?.index.length).toBe(2 * 249_991);
    expect(network?.weight).toBeNull();
  });

  it('gives the golden pressure to a relative 1e-6 in f64', () => {
    for (const day of golden) {
      const pressure = pressure64(people, model.scenario.values, 'community', infectedOn, day.t);
      expectClose(sum(pressure), day.sum_lambda, 1e-6);
      expectClose(
        pressure.reduce((most, value) => Math.max(most, value), 0),
        day.max_lambda,
        1e-6,
      );
      expectClose(sum(pressure.map((value) => -Math.expm1(-value))), day.expected_new, 1e-6);
      for (const [i, lambda] of day.lambda_first_nonzero) expectClose(pressure[i], lambda, 1e-6);
    }
  });

  it('gives it to a relative 1e-5 in integers, stages on the days of the paper', () => {
    const twin = new CityTwin(model, 0);
    const s = twin.arrays;
    const out = new Uint32Array(8);
    let largest = 0;
    for (const day of golden) {
      twin.untilContacts();
      const stages = [Stage.exposed, Stage.asymptomatic, Stage.recovered].map(
        (stage) => s.health.filter((word) => (word & Health.stageMask) === stage).length,
      );
      expect(stages).toEqual([day.nE, day.nI, day.nR]);
      const hazard = Float64Array.from({ length: s.agents }, (_, j) => hazardsOf(s, j, out));
      const unit = 2 ** 28;
      expectClose(sum(hazard) / unit, day.sum_lambda, 1e-5);
      expectClose(hazard.reduce((most, value) => Math.max(most, value), 0) / unit, day.max_lambda, 1e-5);
      expectClose(sum(hazard.map(hazardThreshold)) / 2 ** 32, day.expected_new, 1e-5);
      // One person's hazard is a whole number of units of 2^-28: half a unit is 1.2e-5 of the smallest pressure of day 0.
      for (const [i, lambda] of day.lambda_first_nonzero) expectClose(hazard[i] / unit, lambda, 1e-5, 0.5 / unit);
      // Everybody, not only the first ones of the golden file: one contact in units, rounded twice.
      const pressure = pressure64(people, model.scenario.values, 'community', infectedOn, day.t);
      pressure.forEach((lambda, i) => {
        largest = Math.max(largest, Math.abs(hazard[i] - lambda * unit) - 2e-6 * lambda * unit);
      });
      // Nobody is infected by contacts: the day ends here.
      for (let k = 0; k < s.touched; k++) s.mark[s.list[k]] = 0;
      for (const sums of s.pressure) sums.fill(0);
      s.touched = 0;
      twin.step++;
    }
    expect(largest).toBeLessThan(2);
  });

  it('ends with as many infected as messages on its network say', () => {
    for (const [r0, share] of [
      [2, 0.005],
      [5, 0.005],
    ]) {
      // After 60 days a few tenths of a percent are still to come at R 2.
      const patch = { 'disease.r0': r0, 'seeding.share': share, horizon: 100 };
      const run = modelOf(withValues(base, cityDefinition, patch), people);
      const totals = Array.from({ length: 3 }, (_, replicate) => {
        const rows = rowsOf(run, replicate);
        return run.agents - rows[(run.horizon - 1) * Count.words + Count.susceptible];
      });
      const { mean, error } = moments(totals);
      const expected = everInfected(run, share);
      console.info(
        `Franklin, R ${r0}: ${mean.toFixed(0)} ± ${error.toFixed(0)} infected, ${expected.toFixed(0)} by messages`,
      );
      // Standard error: 0.3 % at R 2, with three replicates.
      expect(Math.abs(mean / expected - 1)).toBeLessThan(0.012);
    }
  }, 300_000);
});

/**
 * Expected number ever infected: belief propagation on the network. Durations are fixed, so that each infected neighbour infects i
 * independently with probability 1 - exp(-Λ_i), Λ_i = total pressure of one contact. Exact on trees.
 */
function everInfected({ people, scenario: { values } }: CityModel, share: number): number {
  const network = people.networks[Layer.community];
  if (!network) return Number.NaN;
  const { start, index } = network;
  // Person 0 infects person 1 of a network of one contact; the pressure scales with the susceptibility of the person met.
  const pair = { start: Uint32Array.of(0, 1, 2), index: Uint32Array.of(1, 0), weight: null };
  const bands = 18;
  const transmission = Array.from({ length: bands }, (_, band) => {
    const two = { ...people, agents: 2, who: Uint32Array.of(0, band), networks: { [Layer.community]: pair } };
    let total = 0;
    for (let day = 0; day < 32; day++) total += pressure64(two, values, 'community', Int32Array.of(0, NEVER), day)[1];
    return -Math.expm1(-total);
  });
  const own = (i: number) => transmission[people.who[i] & 31];
  // escaped[e], e an entry (j in the row of i): probability that j is never infected when i infects nobody.
  let escaped = new Float64Array(index.length).fill(1 - share);
  const reverse = new Uint32Array(index.length);
  const next = start.slice();
  // Rows are ascending and the relation symmetric, so that walking the rows in order meets the reverse entries in order.
  for (let i = 0; i < people.agents; i++) for (let e = start[i]; e < start[i + 1]; e++) reverse[e] = next[index[e]]++;
  const misses = (i: number, e: number) => 1 - own(i) * (1 - escaped[e]);
  for (let iteration = 0; iteration < 50; iteration++) {
    const updated = new Float64Array(index.length);
    for (let j = 0; j < people.agents; j++) {
      let all = 1 - share;
      for (let e = start[j]; e < start[j + 1]; e++) all *= misses(j, e);
      for (let e = start[j]; e < start[j + 1]; e++) updated[reverse[e]] = all / misses(j, e);
    }
    escaped = updated;
  }
  let infected = 0;
  for (let i = 0; i < people.agents; i++) {
    let all = 1 - share;
    for (let e = start[i]; e < start[i + 1]; e++) all *= misses(i, e);
    infected += 1 - all;
  }
  return infected;
}

/** |value / wanted - 1| <= relative, but for an absolute part; both 0 where wanted is 0. */
function expectClose(value: number, wanted: number, relative: number, absolute = 0): void {
  expect(Math.abs(value - wanted)).toBeLessThanOrEqual(relative * wanted + absolute);
}
