/**
 * The gradient on static random graphs, where the usual one is 2 to 30 times too large: SIR on 1,000 people, β 0.25, γ 0.05, mean degree 3
 * and 6, with a complete mixture as control. The sign must hold; the ratio is printed, and docs/gradients.md quotes it.
 *
 * The model is p = 1 - exp(-β · infected neighbours / neighbours): the age band of a person is its number of neighbours.
 */
import { describe, expect, it } from 'vitest';
import { philox } from '../../../gpu/lib/philox';
import { defaultScenario, withValues } from '../../../scenario/validate';
import { Count } from '../enums';
import { cityWorld } from '../index';
import type { CityModel } from '../model';
import { cityDefinition } from '../parameters';
import { moments, rowsOf, TEXTBOOK_SIR } from '../theory.fixture';
import { cityGradient } from './gradient';

const AGENTS = 1000;
const BETA = 0.25;
const STEP = 0.025;
const DAYS = [30, 40, 50];
const MOST_NEIGHBOURS = 17;
/** The figures of docs/gradients.md are of 40: `REPLICATES=40 npx vitest run src/worlds/city/adjoint/graphs.test.ts`. */
const REPLICATES = Number(process.env.REPLICATES ?? 8);

/** A random graph of `AGENTS * degree / 2` different edges, as the two files that the city reads. */
function graph(degree: number): Readonly<Record<'people' | 'edges', string>> {
  const neighbours = new Uint8Array(AGENTS);
  const edges = new Set<string>();
  const draws = new Uint32Array(4);
  for (let k = 0; edges.size < (AGENTS * degree) / 2; k++) {
    philox(k, degree, 0, 0, 7, 0, draws);
    const [a, b] = [draws[0] % AGENTS, draws[1] % AGENTS].sort((x, y) => x - y);
    if (a === b || edges.has(`${a},${b}`)) continue;
    if (Math.max(neighbours[a], neighbours[b]) === MOST_NEIGHBOURS) continue;
    edges.add(`${a},${b}`);
    neighbours[a]++;
    neighbours[b]++;
  }
  return {
    people: ['id,age_band', ...Array.from(neighbours, (n, i) => `${i},${n}`)].join('\n'),
    edges: ['source,target', ...edges].join('\n'),
  };
}

const scenario = (patch: Readonly<Record<string, unknown>>) =>
  withValues(defaultScenario(cityDefinition), cityDefinition, {
    ...TEXTBOOK_SIR,
    agents: AGENTS,
    horizon: 50,
    'seeding.every': 100,
    'disease.recovery.mean': 20,
    ...patch,
  });

const onGraph = (degree: number): CityModel =>
  cityWorld.build(
    scenario({
      'disease.r0': BETA,
      'disease.interactions': Array.from({ length: 18 }, (_, neighbours) => Math.max(1, neighbours)),
    }),
    { files: graph(degree) },
  );

/** 10 fresh contacts a day of a tenth each. */
const mixed = (): CityModel =>
  cityWorld.build(scenario({ 'disease.r0': BETA, 'disease.interactions': Array.from({ length: 18 }, () => 10) }));

/** d attack rate / dβ on the evening of each of `DAYS`: by the adjoint, and by central differences on the same random numbers. */
async function compare(model: CityModel) {
  const [low, high] = [-STEP, STEP].map((by) => {
    const moved = cityWorld.rebuild?.(model, withValues(model.scenario, cityDefinition, { 'disease.r0': BETA + by }));
    if (!moved) throw new Error('The people of a moved β are the same.');
    return moved;
  });
  const susceptible = (rows: Uint32Array, day: number) => rows[(day - 1) * Count.words + Count.susceptible];
  const found = DAYS.map((day) => ({ day, adjoint: [] as number[], difference: [] as number[] }));
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    const [below, above] = [rowsOf(low, replicate), rowsOf(high, replicate)];
    for (const { day, adjoint, difference } of found) {
      const cotangent = (rows: Uint32Array) => {
        const weights = new Float64Array(rows.length);
        weights[(day - 1) * Count.words + Count.susceptible] = -1 / AGENTS;
        return weights;
      };
      const { parameters } = await cityGradient(model, replicate, cotangent, { parameters: ['disease.r0'] });
      adjoint.push(parameters['disease.r0']);
      difference.push((susceptible(below, day) - susceptible(above, day)) / AGENTS / (2 * STEP));
    }
  }
  return found.map(({ day, adjoint, difference }) => ({ day, own: moments(adjoint), truth: moments(difference) }));
}

describe.each([
  ['a random graph of degree 3', () => onGraph(3)],
  ['a random graph of degree 6', () => onGraph(6)],
  ['fresh contacts with anybody', mixed],
])('SIR on %s', (name, build) => {
  it('has a gradient of the sign of the difference', async () => {
    for (const { day, own, truth } of await compare(build())) {
      const ratio = own.mean / truth.mean;
      const error = Math.abs(ratio) * Math.hypot(own.error / own.mean, truth.error / truth.mean);
      console.info(
        `${name}, step ${day}: difference ${truth.mean.toFixed(2)} ± ${truth.error.toFixed(2)}, adjoint ` +
          `${own.mean.toFixed(2)} ± ${own.error.toFixed(2)}, ratio ${ratio.toFixed(2)} ± ${error.toFixed(2)}`,
      );
      expect(truth.mean).toBeGreaterThan(4 * truth.error);
      expect(own.mean).toBeGreaterThan(4 * own.error);
    }
  }, 60_000);
});
