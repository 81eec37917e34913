/** View words packed on the GPU against those packed here, word for word, along epidemics in which everything happens. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeGpu } from '../../../cli/openNodeGpu';
import { readShaderFiles } from '../../../cli/shaderFiles';
import { createGpuRun } from '../../../engine/gpuRun';
import { createTwinRun } from '../../../engine/twinRun';
import { readViewWords, viewReader } from '../../../engine/viewReader';
import type { Gpu } from '../../../gpu/device';
import { defaultScenario, withValues } from '../../../scenario/validate';
import { Shown, View } from '../../view';
import { cityWorld } from '..';
import { epidemics } from '../epidemic.fixture';
import { cityDefinition } from '../parameters';

const sources = readShaderFiles();
let gpu: Gpu;
beforeAll(async () => {
  gpu = await openNodeGpu();
});
afterAll(() => gpu.dispose());

/** Flags and states that any word had. */
const seen = { flags: 0, states: new Set<number>() };

async function compare(model: ReturnType<typeof cityWorld.build>, days: readonly number[]): Promise<void> {
  const run = await createGpuRun(gpu, cityWorld, model, 0, { sources, submitMilliseconds: 100 });
  const twin = createTwinRun(cityWorld, model, 0);
  const reader = viewReader(cityWorld, model, async () => sources);
  for (const day of days) {
    await run.advance(day);
    await twin.advance(day);
    const live = twin.view();
    if (live.kind !== 'cpu') throw new Error('the twin is on the CPU');
    const expected = readViewWords(cityWorld, model, live.state, day);
    expect(await reader.read(run.view(), day)).toEqual(expected);
    for (const word of expected) {
      seen.flags |= word & ~View.stateMask;
      seen.states.add(word & View.stateMask);
    }
  }
  reader.dispose();
  run.dispose();
}

describe('view words on the GPU', () => {
  const live = { bytes: 0, objects: 0 };
  beforeAll(() => {
    live.bytes = gpu.pool.liveBytes;
    live.objects = gpu.pool.liveObjects;
  });

  it.each([0, 1, 2, 3])('are those of the CPU in random epidemic %i', async (k) => {
    await compare(cityWorld.build(epidemics(4, 3000, 60)[k]), [0, 1, 2, 7, 8, 30, 60]);
  });

  it('are those of the CPU with doses, cases traced and two variants', async () => {
    const scenario = withValues(defaultScenario(cityDefinition), cityDefinition, {
      agents: 4097,
      horizon: 90,
      'seeding.count': 200,
      'disease.r0': 4,
      'vaccination.on': true,
      'variant.on': true,
      'variant.day': 10,
      'variant.cases': 50,
    });
    await compare(cityWorld.build(scenario), [0, 5, 15, 25, 40, 90]);
  });

  it('had every state and every flag', () => {
    expect([...seen.states].sort((a, b) => a - b)).toEqual(Object.values(Shown));
    const flags = Object.entries(View).filter(([name]) => name !== 'stateMask');
    expect(flags.filter(([, bit]) => (seen.flags & bit) === 0).map(([name]) => name)).toEqual([]);
  });

  it('free what they used', () => {
    expect([gpu.pool.liveBytes, gpu.pool.liveObjects]).toEqual([live.bytes, live.objects]);
  });
});
