/** Intervals of paired runs against hand-computed figures, and when pairs are kept or dropped. */
import { describe, expect, it } from 'vitest';
import { createTwinRun } from '../engine';
import { majorityScenario, majorityWorld } from '../engine/testing/majority';
import type { World } from '../worlds/world';
import { absoluteRange, differenceRange, range } from './format';
import { headlines } from './headlines';
import { Jobs } from './jobs/jobs';
import type { Frame } from './session';
import { NO_SPREAD, relativeDifference, Spread, type SpreadState, spreadKey } from './spread';
import { spreadLabel, spreadText } from './spreadWords';
import { Track } from './track';

const world = majorityWorld as unknown as World;

/** A finished run of the majority world with its noise changed. */
async function finished(noise: number): Promise<Track> {
  const scenario = majorityScenario();
  const model = world.build({ ...scenario, values: { ...scenario.values, 'change.noise': noise } });
  const launch = async () => createTwinRun(world, model, 0);
  const track = new Track(`noise ${noise}`, model, world.series.length, launch);
  await track.advance(model.horizon, new AbortController().signal, () => performance.now());
  return track;
}

async function frameOf(noise: number, baseline: number | null): Promise<Frame> {
  const current = await finished(noise);
  const other = baseline === null ? null : await finished(baseline);
  const { horizon } = current.model;
  return {
    world,
    current,
    baseline: other,
    day: horizon,
    horizon,
    playing: false,
    catchingUp: false,
    digest: null,
    device: 'twin',
  };
}

/** A spread whose `launched` lists every run opened; `before` is called with the number of each. */
function start(before: (launched: number, spread: Spread, jobs: Jobs) => void = () => {}) {
  const launched: [replicate: number, noise: unknown][] = [];
  const states: SpreadState[] = [];
  const errors: unknown[] = [];
  const questions: string[] = [];
  let ends = 0;
  const jobs = new Jobs({
    onError: (error) => errors.push(error),
    ask: (_, question) => questions.push(question),
  });
  const spread: Spread = new Spread({
    jobs,
    launch: () => async (model, replicate) => {
      launched.push([replicate, model.scenario.values['change.noise']]);
      before(launched.length, spread, jobs);
      return createTwinRun(world, model, replicate);
    },
    onState: (state) => states.push(state),
    onEnd: () => ends++,
  });
  spread.choose(8);
  const state = () => states[states.length - 1];
  const job = () => jobs.store.getState().jobs[0];
  return { spread, jobs, launched, errors, questions, state, job, ends: () => ends };
}

describe('the paired relative difference', () => {
  it('is that of a hand-computed example', () => {
    // Means 45 and 100; residuals c - 0.45 b of (50, 110), (40, 90), (45, 100) are 0.5, -0.5, 0; their standard deviation
    // is 0.5, the standard error 0.5 / sqrt 3 / 100 = 0.00288675, t(2) = 4.302653, the reach 0.0124207.
    const { mean, lower, upper, n } = relativeDifference([50, 40, 45], [110, 90, 100]);
    expect(n).toBe(3);
    expect(mean).toBeCloseTo(-0.55, 12);
    expect(lower).toBeCloseTo(-0.55 - 0.0124207, 7);
    expect(upper).toBeCloseTo(-0.55 + 0.0124207, 7);
  });

  it('lives with a baseline that died out in one replicate and refuses one that always did', () => {
    expect(relativeDifference([0, 5], [0, 10]).mean).toBeCloseTo(-0.5, 12);
    expect(() => relativeDifference([1, 2], [0, 0])).toThrow(RangeError);
  });
});

describe('words of intervals', () => {
  it('round outwards to two digits of the distance', () => {
    expect(range(21_231.4, 22_640.2)).toBe('21,200 – 22,700');
    expect(range(1.23, 3.41)).toBe('1.2 – 3.5');
    expect(range(7, 7)).toBe('7');
    expect(differenceRange(-0.52, -0.551, -0.489)).toBe('−52 % (−55 to −49) vs\u00a0baseline');
    expect(differenceRange(0.0123, -0.0012, 0.0171)).toBe('+1.2 % (−0.1 to +1.7) vs\u00a0baseline');
    expect(absoluteRange(3, 1.04, 4.96)).toBe('+3 (+1 to +5) vs\u00a0baseline (0)');
  });

  it('say pairs, runs and parts', () => {
    const state = { ...NO_SPREAD, ready: true, paired: true, goal: 8, chosen: 8, seconds: 40 };
    expect(spreadLabel(state)).toBe('How sure? Run 8 pairs (about 40 s)');
    expect(spreadText({ ...state, done: 8 }, 1)).toBe(
      '95 % intervals of the mean, 8 paired runs on common random numbers, seed 1.',
    );
    expect(spreadText({ ...state, done: 3, partial: true }, 1)).toBe('Partial: 3 of 8 pairs. The interval is wider.');
    expect(spreadLabel({ ...state, done: 3, partial: true })).toBe('Run the other 5 (about 40 s)');
    expect(spreadText({ ...state, done: 3, running: true }, 1)).toBe('3 of 8 pairs');
  });
});

describe('tiles with pairs', () => {
  it('show the interval of the mean and a change only where its interval leaves out zero', () => {
    // Outcomes straight from the first count of the rows.
    const counted = {
      ...world,
      series: [{ name: 'hospital', label: '', unit: '', kind: 'stock', description: '' }],
      outcomes: (_: unknown, rows: Uint32Array) => ({
        infected: rows[0],
        deaths: 0,
        peakHospital: rows[0],
        reportedCases: rows[0] % 7,
        cost: rows[0],
      }),
    } as unknown as World;
    const model = world.build(majorityScenario());
    const rows = (count: number) => Uint32Array.of(count);
    const side = (count: number) => ({ model, rows: rows(count) });
    const pairs = [
      [50, 110],
      [40, 90],
      [45, 100],
    ].map(([current, baseline]) => ({ current: rows(current), baseline: rows(baseline) }));
    const [infected, deaths, , cases] = headlines(counted, side(50), side(110), 1, pairs);
    // 45 -+ 4.302653 * 5 / sqrt 3 = 32.58 to 57.42.
    expect(infected.value).toBe('32 – 58');
    expect(infected.detail).toBe('50 in the run shown');
    expect([infected.change, infected.way]).toEqual(['−55 % (−56 to −54) vs\u00a0baseline', 'less']);
    expect([deaths.value, deaths.change]).toEqual(['0', 'same as baseline']);
    expect(cases.way).toBe('');
    const [single] = headlines(counted, side(50), side(110), 1);
    expect([single.value, single.change, single.interval]).toEqual(['50', '−55 % vs baseline', false]);
  });
});

describe('a spread', () => {
  it('reuses the runs shown and runs both sides of every further pair on one replicate number', async () => {
    const { spread, launched, state, job, ends } = start();
    const frame = await frameOf(0.2, 0.05);
    spread.follow(frame);
    expect(state()).toMatchObject({ ready: true, paired: true, done: 1, goal: 8 });
    await spread.start();
    expect(launched).toEqual(
      [1, 2, 3, 4, 5, 6, 7].flatMap((k) => [
        [k, 0.05],
        [k, 0.2],
      ]),
    );
    const pairs = spread.pairs(frame) ?? [];
    expect(pairs).toHaveLength(8);
    expect(pairs[0]).toEqual({ current: frame.current.rows, baseline: frame.baseline?.rows });
    const run = createTwinRun(world, frame.current.model, 5);
    await run.advance(run.horizon);
    expect(pairs[5].current).toEqual(run.rows());
    expect([state().running, state().done, state().partial, ends()]).toEqual([false, 8, false, 1]);
    expect(job()).toMatchObject({ title: 'Comparison', unit: 'pairs', state: 'done', done: 8, total: 8, share: 1 });
    expect(state().seconds).toBeGreaterThan(0);
  });

  it('runs one side where the scenario is its own baseline', async () => {
    const { spread, launched } = start();
    const frame = await frameOf(0.2, null);
    spread.follow(frame);
    await spread.start();
    expect(launched).toHaveLength(7);
    expect(spread.pairs(frame)?.every(({ baseline }) => baseline === null)).toBe(true);
  });

  it('runs as many pairs as were chosen, and as many again', async () => {
    const { spread } = start();
    const frame = await frameOf(0.2, null);
    spread.choose(2);
    spread.follow(frame);
    await spread.start();
    expect(spread.pairs(frame)).toHaveLength(2);
    await spread.start();
    expect(spread.pairs(frame)).toHaveLength(4);
    spread.choose(5);
    await spread.start();
    expect(spread.pairs(frame)).toHaveLength(5);
  });

  it('keeps whole pairs when it is stopped and goes on from them, also by the job', async () => {
    // The sixth run is the second half of pair 4, the eleventh the first of pair 5.
    const { spread, jobs, launched, state, job, errors } = start(
      (number, it) => (number === 6 || number === 11) && it.stop(),
    );
    const frame = await frameOf(0.2, 0.05);
    spread.follow(frame);
    await spread.start();
    expect(spread.pairs(frame)).toHaveLength(3);
    expect(state()).toMatchObject({ running: false, partial: true, done: 3, goal: 8 });
    expect(job()).toMatchObject({ state: 'partial', resumable: true, done: 3, total: 8 });
    expect(job().share).toBeLessThan(1);
    await spread.start();
    expect(launched[6]).toEqual([3, 0.05]);
    expect(spread.pairs(frame)).toHaveLength(5);
    jobs.again(job().id);
    await expect.poll(() => state().done).toBe(8);
    expect(state().partial).toBe(false);
    expect(errors).toEqual([]);
  });

  it('has no interval after one pair only', async () => {
    const { spread } = start((number, it) => number === 1 && it.stop());
    const frame = await frameOf(0.2, 0.05);
    spread.follow(frame);
    await spread.start();
    expect(spread.pairs(frame)).toBeNull();
  });

  it('asks once when other settings come, goes on with the old ones and keeps their pairs apart', async () => {
    const other = await frameOf(0.3, 0.05);
    const { spread, launched, state, questions, ends } = start((number, it) => {
      if (number !== 6 && number !== 8) return;
      it.keep(spreadKey('noise 0.3', 'noise 0.05'));
      it.follow(other);
    });
    const frame = await frameOf(0.2, 0.05);
    spread.follow(frame);
    await spread.start();
    expect(questions).toEqual(['Stop the comparison and use what is done?']);
    expect(launched).toHaveLength(14);
    expect([spread.pairs(frame)?.length, spread.pairs(other), ends()]).toEqual([8, null, 1]);
    expect(state()).toMatchObject({ running: false, elsewhere: false, done: 1 });
    expect(spread.latest()?.key).toBe(spreadKey('noise 0.2', 'noise 0.05'));
    spread.follow(frame);
    expect(state()).toMatchObject({ done: 8, partial: false });
  });

  it('knows a comparison by both hashes, and a scenario with itself by one', () => {
    expect(spreadKey('a', 'b')).not.toBe(spreadKey('b', 'a'));
    expect(spreadKey('a', 'a')).toBe(spreadKey('a', null));
  });

  it('reports a run that fails and keeps the pairs before it', async () => {
    const { spread, errors, job } = start((number) => {
      if (number === 5) throw new Error('no device');
    });
    const frame = await frameOf(0.2, 0.05);
    spread.follow(frame);
    await spread.start();
    expect(errors).toHaveLength(1);
    expect(job()).toMatchObject({ state: 'failed', done: 3 });
    expect(spread.pairs(frame)).toHaveLength(3);
  });
});
