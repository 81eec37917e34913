/** The tape, the tree and the evenings of the device against the twin's, word for word; and the gradient made of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeGpu } from '../../../../cli/openNodeGpu';
import { readShaderFiles } from '../../../../cli/shaderFiles';
import { requirements } from '../../../../gpu/capacity';
import type { Gpu } from '../../../../gpu/device';
import { dispatched } from '../../../../gpu/dispatched';
import { Count } from '../../enums';
import { epidemics } from '../../epidemic.fixture';
import { cityWorld } from '../../index';
import type { CityModel } from '../../model';
import { modelWith } from '../../theory.fixture';
import { dominators } from '../dominators';
import { type History, historyOf } from '../history';
import { FACTORS, type Tape, WITNESSES } from '../tape';
import { deviceHistory } from './history';

const sources = readShaderFiles();
let gpu: Gpu;
beforeAll(async () => {
  gpu = await openNodeGpu();
});
afterAll(() => gpu.dispose());

const PARAMETERS = ['disease.r0', 'testing.symptomatic', 'isolation.compliance', 'tracing.named', 'behaviour.response'];

/** The columns of a tape as far as they are filled. */
const columns = (tape: Tape) => ({
  person: tape.person.slice(0, tape.length),
  day: tape.day.slice(0, tape.length),
  before: tape.before.slice(0, tape.length),
  count: tape.count.slice(0, tape.length),
  parent: tape.parent.slice(0, WITNESSES * tape.length),
  parentDay: tape.parentDay.slice(0, WITNESSES * tape.length),
  parentPlace: tape.parentPlace.slice(0, WITNESSES * tape.length),
  factors: tape.factors.slice(0, FACTORS * tape.length),
  current: tape.current,
  starts: tape.starts,
});

/** First difference of two histories, or `equal`. */
function difference(device: History, twin: History): string {
  const own: Record<string, ArrayLike<number>> = columns(device.tape);
  for (const [name, expected] of Object.entries<ArrayLike<number>>(columns(twin.tape))) {
    const at = Array.from(expected).findIndex((word, k) => word !== own[name][k]);
    if (at >= 0 || own[name].length !== expected.length) return `${name}[${at}]: ${own[name][at]}, not ${expected[at]}`;
  }
  const tree = dominators(twin.tape);
  const branch = tree.findIndex((node, k) => node !== device.tree?.[k]);
  if (branch >= 0) return `tree[${branch}]: ${device.tree?.[branch]}, not ${tree[branch]}`;
  for (const [day, evening] of [twin.morning, ...twin.evenings].entries()) {
    const other = [device.morning, ...device.evenings][day];
    for (const name of ['health', 'care', 'immunity', 'events', 'shed', 'today', 'levers'] as const) {
      const at = evening[name].findIndex((word, k) => word !== other[name][k]);
      if (at >= 0) return `${name}[${at}] of day ${day - 1}: ${other[name][at]}, not ${evening[name][at]}`;
    }
    const told = Array.from(twin.tape.told[day] ?? []).join();
    if (told !== Array.from(device.tape.told[day] ?? []).join()) return `told of day ${day}`;
  }
  return device.rows.every((count, k) => count === twin.rows[k]) ? 'equal' : 'rows';
}

describe('the tape of the device', () => {
  it.each(epidemics(5, 1200, 40).map((scenario, k) => [k, scenario] as const))(
    '%i: is that of the twin, to the last word',
    async (k, scenario) => {
      const model = cityWorld.build(scenario) as CityModel;
      const twin = historyOf(model, k);
      const device = await deviceHistory({ gpu, sources }, model, k);
      expect(difference(device, twin)).toBe('equal');
    },
  );

  it('is that of the twin on imported networks', async () => {
    const edges = Array.from(
      { length: 1500 },
      (_, i) => `${i},${(i + 1) % 1500},household\n${i},${(i * 7 + 3) % 1500},community`,
    );
    const scenario = modelWith({ agents: 1500, horizon: 30, 'seeding.count': 30, 'disease.r0': 3 }).scenario;
    const model = cityWorld.build(scenario, {
      files: { edges: `source,target,layer\n${edges.join('\n')}\n` },
    }) as CityModel;
    expect(Object.keys(model.people.networks).length).toBe(2);
    expect(difference(await deviceHistory({ gpu, sources }, model, 1), historyOf(model, 1))).toBe('equal');
  });

  it('is made again where there was too little room, and leaves no buffer behind', async () => {
    const model = modelWith({ agents: 1000, horizon: 30, 'seeding.count': 40, 'disease.r0': 4 });
    const { liveBytes } = gpu.pool;
    const device = await deviceHistory({ gpu, sources }, model, 0, () => {}, 64);
    expect(device.tape.length).toBeGreaterThan(64);
    expect(difference(device, historyOf(model, 0))).toBe('equal');
    expect(gpu.pool.liveBytes).toBe(liveBytes);
    expect(dispatched(gpu.device, 'city/adjoint/')['city/adjoint/witness']).toBeGreaterThan(30);
  });

  it('gives the gradient of the CPU to the last bit, twice, with its kernels at work', async () => {
    const model = modelWith({ agents: 1500, horizon: 40, 'seeding.count': 30, 'disease.r0': 3 });
    const cotangent = (rows: Uint32Array) =>
      Float64Array.from(rows, (_, k) => (k % Count.words === Count.infections ? 1 : 0));
    const gradient = (device?: { gpu: Gpu; sources: typeof sources }) =>
      cityWorld.gradient?.(model, 2, cotangent, { device, parameters: PARAMETERS });
    const twin = await gradient();
    const before = dispatched(gpu.device, 'city/adjoint/');
    expect(await gradient({ gpu, sources })).toEqual(twin);
    expect(await gradient({ gpu, sources })).toEqual(twin);
    const after = dispatched(gpu.device, 'city/adjoint/');
    for (const kernel of ['witness', 'attribution', 'record', 'factors']) {
      expect(after[`city/adjoint/${kernel}`] - before[`city/adjoint/${kernel}`]).toBe(2 * 40);
    }
    expect(after['city/adjoint/dominate']).toBeGreaterThan(before['city/adjoint/dominate']);
  });

  it('needs at most 192 bytes an agent, the run included', () => {
    const model = modelWith({ agents: 20_000, horizon: 90 });
    const { bytes } = requirements(cityWorld.adjointPlan?.(model, 0) ?? { buffers: [] });
    const fixed = requirements(
      cityWorld.adjointPlan?.(modelWith({ agents: 10_000, horizon: 90 }), 0) ?? { buffers: [] },
    );
    expect((bytes - fixed.bytes) / 10_000).toBeGreaterThan(100);
    expect((bytes - fixed.bytes) / 10_000).toBeLessThanOrEqual(192);
  });

  it('has witnesses, so that there is something to compare', () => {
    const { tape, rows } = historyOf(cityWorld.build(epidemics(1, 1500, 40)[0]) as CityModel, 0);
    expect(tape.count.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1.2 * tape.length);
    expect(rows[39 * Count.words + Count.recovered]).toBeGreaterThan(100);
  });
});
