/** Days gone by on the tests' own world: the same people as when they were computed, without disturbing what computes. */
import { describe, expect, it } from 'vitest';
import { createTwinRun, type Run } from '../engine';
import { majorityScenario, majorityWorld } from '../engine/testing/majority';
import type { World } from '../worlds/world';
import { MOST_REPLAYED, Track } from './track';

const world = majorityWorld as unknown as World;
const { signal } = new AbortController();
const now = () => 0;

function start(horizon = 60) {
  const model = world.build(majorityScenario({ agents: 300, horizon, seed: 7 }));
  const runs: { run: Run; disposed: number }[] = [];
  const track = new Track('hash', model, world.series.length, async () => {
    const run = createTwinRun(world, model, 0);
    const entry = { run, disposed: 0 };
    runs.push(entry);
    return {
      ...run,
      get step() {
        return run.step;
      },
      dispose: () => entry.disposed++,
    };
  });
  const stateOn = async (day: number) => {
    const run = createTwinRun(world, model, 0);
    await run.advance(day);
    return (await run.checkpoint()).state.opinion;
  };
  const seen = (run: Run) => {
    const live = run.view();
    if (live.kind !== 'cpu') throw new Error('a twin');
    return live.state.opinion.slice();
  };
  return { track, runs, stateOn, seen };
}

describe('a track', () => {
  it('goes back to any day while the run computes, and to any later one', async () => {
    const { track, runs, stateOn, seen } = start();
    track.watch(true);
    await track.advance(35, signal, now);
    for (const day of [25, 12, 3, 0, 34]) {
      await track.replay(world, day, signal);
      const past = track.runs.find((run) => run.step === day);
      if (!past) throw new Error(`no run on day ${day}`);
      expect(seen(past)).toEqual(await stateOn(day));
    }
    expect(runs).toHaveLength(2);
    expect(track.runs[0].step).toBe(35);
    await track.advance(60, signal, now);
    expect(track.finished).toBe(true);
    await track.replay(world, 47, signal);
    expect(seen(track.runs[0])).toEqual(await stateOn(47));
    track.dispose();
    expect(runs.map(({ disposed }) => disposed)).toEqual([1, 1]);
  });

  it('keeps the finished run to go back with where no other was opened', async () => {
    const { track, runs, stateOn, seen } = start();
    track.watch(true);
    await track.advance(60, signal, now);
    expect(seen(track.runs[0])).toEqual(await stateOn(60));
    await track.replay(world, 41, signal);
    expect(seen(track.runs[0])).toEqual(await stateOn(41));
    expect(runs).toHaveLength(1);
    track.watch(false);
    expect(track.runs).toEqual([]);
    expect(runs[0].disposed).toBe(1);
  });

  it('keeps nothing that nobody looks at', async () => {
    const { track, runs } = start();
    await track.advance(60, signal, now);
    expect(track.runs).toEqual([]);
    expect(runs[0].disposed).toBe(1);
    await track.replay(world, 10, signal);
    expect(runs).toHaveLength(1);
  });

  it('goes back only where a second run fits', () => {
    const model = { scenario: majorityScenario(), agents: MOST_REPLAYED + 1, horizon: 10 };
    expect(new Track('hash', model, 2, () => Promise.reject(new Error('not now'))).replays).toBe(false);
  });
});
