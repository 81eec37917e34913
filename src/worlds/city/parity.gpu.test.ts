/**
 * The city's kernels against its twin, word for word: random scenarios over all parameters, every split into submits, checkpoints
 * carried between devices, imported networks, and the sizes at which dispatches, scans and rations have their edges.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDawn } from '../../cli/dawn';
import { readShaderFiles } from '../../cli/shaderFiles';
import { createGpuRun } from '../../engine/gpuRun';
import type { Checkpoint } from '../../engine/run';
import { createTwinRun } from '../../engine/twinRun';
import { requirements } from '../../gpu/capacity';
import { type Gpu, openDevice } from '../../gpu/device';
import { defaultScenario, withValues } from '../../scenario/validate';
import type { Inputs } from '../world';
import { cityWorld } from '.';
import { checkpointDifference, rowsDifference } from './differences.fixture';
import { Count } from './enums';
import { epidemics } from './epidemic.fixture';
import type { CityModel } from './model';
import { cityDefinition } from './parameters';
import { citySeries } from './series';

const sources = readShaderFiles();
let gpu: Gpu;
beforeAll(async () => {
  gpu = await openDevice(requirements({ buffers: [] }), { gpu: await openDawn() });
});
afterAll(() => gpu.dispose());

const openGpu = (model: CityModel, replicate = 0, stepsPerSubmit?: number) =>
  createGpuRun(gpu, cityWorld, model, replicate, { sources, submitMilliseconds: 100, stepsPerSubmit });

function cityOf(patch: Readonly<Record<string, unknown>>, inputs?: Inputs): CityModel {
  return cityWorld.build(withValues(defaultScenario(cityDefinition), cityDefinition, patch), inputs);
}

/** Checkpoints of the twin on every `every`-th day and on the last. */
async function twinCheckpoints(model: CityModel, replicate: number, every: number): Promise<Checkpoint[]> {
  const run = createTwinRun(cityWorld, model, replicate);
  const all = [await run.checkpoint()];
  while (run.step < model.horizon) {
    await run.advance(Math.min(model.horizon, run.step + every));
    all.push(await run.checkpoint());
  }
  return all;
}

/** `equal` when the GPU holds the twin's words at each of its checkpoints. */
async function compare(model: CityModel, replicate = 0, every = 10, stepsPerSubmit?: number): Promise<string> {
  const run = await openGpu(model, replicate, stepsPerSubmit);
  try {
    for (const expected of await twinCheckpoints(model, replicate, every)) {
      await run.advance(expected.step);
      const difference = checkpointDifference(await run.checkpoint(), expected);
      if (difference !== 'equal') return difference;
    }
    return 'equal';
  } finally {
    run.dispose();
  }
}

const HORIZON = 60;
const scenarios = epidemics(20, 5000, HORIZON);
/** Scenarios in which a counter moved after day 0. */
const moved = new Map<string, number>();

describe('20 random epidemics of 5,000 people and 60 days', () => {
  it.each(scenarios.map((_, k) => k))(
    '%i: the words of the twin, in other submits and through checkpoints',
    async (k) => {
      const model = cityWorld.build(scenarios[k]);
      const expected = await twinCheckpoints(model, k, 10);
      const last = expected[expected.length - 1];
      const whole = await openGpu(model, k, 16);
      for (const checkpoint of expected) {
        await whole.advance(checkpoint.step);
        expect(checkpointDifference(await whole.checkpoint(), checkpoint)).toBe('equal');
      }
      whole.dispose();

      // From the GPU to the twin, and back to a GPU run of another replicate's leftovers and other submits.
      const early = await openGpu(model, k, 1);
      await early.advance(12);
      const twin = createTwinRun(cityWorld, model, k);
      await twin.restore(await early.checkpoint());
      early.dispose();
      await twin.advance(48);
      const late = await openGpu(model, k, 2);
      await late.advance(3);
      await late.restore(await twin.checkpoint());
      await late.advance(HORIZON);
      expect(checkpointDifference(await late.checkpoint(), last)).toBe('equal');
      late.dispose();

      citySeries.forEach(({ name }, counter) => {
        const days = Array.from({ length: HORIZON }, (_, day) => last.rows[day * Count.words + counter]);
        if (days.some((count) => count !== days[0])) moved.set(name, (moved.get(name) ?? 0) + 1);
      });
    },
  );

  it('moved every counter in at least four of them', () => {
    expect(citySeries.map(({ name }) => name).filter((name) => (moved.get(name) ?? 0) < 4)).toEqual([]);
  });

  // Submits of 16 days are those of the comparison above.
  it.each([1, 2])('gives the same rows in submits of %i days from beginning to end', async (stepsPerSubmit) => {
    const model = cityWorld.build(scenarios[4]);
    const twin = createTwinRun(cityWorld, model, 4);
    await twin.advance(HORIZON);
    const run = await openGpu(model, 4, stepsPerSubmit);
    await run.advance(HORIZON);
    expect(rowsDifference(run.rows(), twin.rows())).toBe('equal');
    run.dispose();
  });
});

/** Everything switched on, so that small populations reach every kernel. */
const ALL_ON = {
  'disease.r0': 6,
  'seeding.count': 3,
  'importation.rate': 0.5,
  'variant.on': true,
  'variant.day': 3,
  'variant.cases': 2,
  'testing.screening': 0.1,
  'testing.turnaround': 0.5,
  'testing.capacity': 20000,
  'tracing.app': 0.8,
  'tracing.capacity': 20000,
  'tracing.delay': 1,
  'vaccination.on': true,
  'vaccination.doses': 0.05,
  'vaccination.interval': 5,
  'vaccination.booster': 5,
  'vaccination.order': 'contacts',
  'distancing.on': true,
  'distancing.trigger': 'cases',
  'masks.on': true,
  'ventilation.on': true,
  'immunity.halfLife': 5,
};

describe('edges', () => {
  it.each([1, 2, 3, 63, 64, 65, 4095, 4097])('%i people', async (agents) => {
    expect(await compare(cityOf({ ...ALL_ON, agents, horizon: 24 }), 1, 4)).toBe('equal');
  });

  it('everybody is infected at the start', async () => {
    const model = cityOf({ ...ALL_ON, agents: 1000, horizon: 40, 'seeding.share': 1, 'immunity.protection': 0.5 });
    expect(await compare(model)).toBe('equal');
  });

  it('hazards that saturate', async () => {
    // The largest transmission of one contact that the levers hold: two such contacts reach the largest hazard.
    const most = { 'disease.scaling': 'direct', 'disease.r0': 7.999, 'disease.profile': 'flat' };
    expect(await compare(cityOf({ ...ALL_ON, ...most, 'variant.on': false, agents: 1500, horizon: 12 }))).toBe('equal');
  });

  it('a household of 15, a class of one and people without seats', async () => {
    const rows = Array.from({ length: 90 }, (_, i) => {
      const household = i < 15 ? 'large' : `h${i % 30}`;
      return `${i},${i % 18},${household},${i < 40 ? `s${i % 3}` : i === 41 ? 'alone' : ''},${i >= 30 ? `w${i % 5}` : ''}`;
    });
    const people = ['id,age_band,household,school,work', ...rows].join('\n');
    const model = cityOf({ ...ALL_ON, agents: 90, horizon: 30 }, { files: { people } });
    expect(model.people.who.some((word) => ((word >>> 9) & 15) === 15)).toBe(true);
    expect(await compare(model, 0, 5)).toBe('equal');
  });

  it.each([
    ['no tests', { 'testing.capacity': 0 }],
    ['one test a day', { 'testing.capacity': 50 }],
    ['as many tests as people ask for', { 'testing.capacity': 100000, 'testing.screening': 1 }],
    ['one test fewer than people ask for', { 'testing.capacity': 99950, 'testing.screening': 1 }],
    ['one interview a day', { 'tracing.capacity': 50, 'testing.screening': 0.5 }],
    ['one dose a day', { 'vaccination.doses': 0.0005 }],
    ['all doses to one priority class', { 'vaccination.order': 'random', 'vaccination.interval': 1 }],
  ])('rations: %s', async (_, patch) => {
    expect(await compare(cityOf({ ...ALL_ON, agents: 2000, horizon: 16, ...patch }), 0, 8)).toBe('equal');
  });
});

/** Deterministic edges in all four layers, some of them self-loops and repeated, with weights from 0 to nearly 8. */
function edges(agents: number, layers: readonly string[], weighted: boolean): string {
  const lines = [weighted ? 'source,target,weight,layer' : 'source,target,layer'];
  for (let k = 0; k < 6 * agents; k++) {
    const source = (k * 7919) % agents;
    const target = (k * k * 31 + 17 * k) % agents;
    const weight = weighted ? `,${((k * 13) % 80) / 10.05}` : '';
    lines.push(`${source},${target}${weight},${layers[k % layers.length]}`);
  }
  return lines.join('\n');
}

describe('imported networks', () => {
  const all = ['household', 'school', 'work', 'community'];
  it.each([
    ['all four layers with weights and two variants', all, true, { 'variant.on': true }],
    ['all four layers with one variant', all, true, { 'variant.on': false }],
    ['the community without weights', ['community'], false, { 'variant.on': true }],
    ['household and work beside computed school and community', ['household', 'work'], true, { 'variant.on': true }],
  ])('%s', async (_, layers, weighted, patch) => {
    const agents = 700;
    const people = ['id,age', ...Array.from({ length: agents }, (__, i) => `${i},${(i * 37) % 95}`)].join('\n');
    const model = cityOf(
      { ...ALL_ON, agents, horizon: 24, 'disease.scaling': 'direct', 'disease.r0': 0.5, ...patch },
      { files: { people, edges: edges(agents, layers, weighted) } },
    );
    expect(Object.keys(model.people.networks)).toHaveLength(layers.length);
    expect(await compare(model, 2, 6)).toBe('equal');
  });
});
