import { describe, expect, it } from 'vitest';
import { paired, pairedDifferences, replicates, summarise } from './ensemble';
import { majorityScenario, majorityWorld } from './testing/majority';
import { createTwinRun } from './twinRun';

type MajorityModel = ReturnType<typeof majorityWorld.build>;
const launch = async (model: MajorityModel, replicate: number) => createTwinRun(majorityWorld, model, replicate);
const build = (noise: number) =>
  majorityWorld.build(
    majorityScenario({ agents: 500, horizon: 20, values: { 'start.share': 0.5, 'change.noise': noise } }),
  );

describe('ensemble', () => {
  it('runs the replicates asked for, each equal to a run of its own', async () => {
    const model = build(0.1);
    const progress: number[] = [];
    const runs = await replicates(majorityWorld, model, 3, {
      launch,
      first: 4,
      progress: (part) => progress.push(part),
    });
    expect(runs.map(({ replicate }) => replicate)).toEqual([4, 5, 6]);
    const alone = createTwinRun(majorityWorld, model, 5);
    await alone.advance(20);
    expect(runs[1].rows).toEqual(alone.rows());
    expect(progress.at(-1)).toBe(1);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
  });

  it('summarises outcomes with the interval of Student t', async () => {
    const runs = await replicates(majorityWorld, build(0.1), 8, { launch });
    const values = runs.map(({ outcomes }) => outcomes.finalShare);
    const { mean, lower, upper, n } = summarise(runs).finalShare;
    const centre = values.reduce((a, b) => a + b, 0) / 8;
    const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / 7);
    expect(n).toBe(8);
    expect(mean).toBeCloseTo(centre, 12);
    expect((upper ?? 0) - (lower ?? 0)).toBeCloseTo((2 * 2.364624 * sd) / Math.sqrt(8), 5);
  });

  it('pairs on common random numbers: the same model differs by nothing, more noise makes more changes', async () => {
    const same = await paired(majorityWorld, build(0.1), build(0.1), 4, { launch });
    expect(same.differences.finalShare).toEqual({ mean: 0, lower: 0, upper: 0, n: 4, se: 0 });
    const { differences } = await paired(majorityWorld, build(0.1), build(0.4), 6, { launch });
    const { mean, se, lower } = differences.changesPerAgent;
    expect(mean).toBeGreaterThan(4 * (se ?? Number.POSITIVE_INFINITY));
    expect(lower).toBeGreaterThan(0);
  });

  it('refuses no replicates, unequal replicates, and stops when cancelled', async () => {
    await expect(replicates(majorityWorld, build(0), 0, { launch })).rejects.toThrow('0 replicates cannot be run');
    const three = await replicates(majorityWorld, build(0), 3, { launch });
    expect(() => pairedDifferences(three, three.slice(1))).toThrow('the same replicates on both sides');
    const controller = new AbortController();
    controller.abort();
    await expect(replicates(majorityWorld, build(0), 3, { launch, signal: controller.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
