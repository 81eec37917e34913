/** Which people the stage shows for a day: of the run where it stands there, else of a replay, the latest day asked for. */
import { describe, expect, it } from 'vitest';
import { createTwinRun } from '../../engine';
import { majorityScenario, majorityWorld } from '../../engine/testing/majority';
import type { World } from '../../worlds/world';
import type { Frame } from '../session';
import { Track } from '../track';
import { StageSource } from './source';

const world = majorityWorld as unknown as World;

async function start(day: number) {
  const model = world.build(majorityScenario({ agents: 200, horizon: 60 }));
  const track = new Track('hash', model, world.series.length, async () => createTwinRun(world, model, 0));
  track.watch(true);
  await track.advance(day, new AbortController().signal, () => 0);
  const source = new StageSource(() => {});
  const show = (at: number, playing = false) =>
    source.follow({ world, current: track, day: at, horizon: 60, playing, catchingUp: false } as Frame);
  /** Looks until there are people of the day, as a page does frame by frame. */
  const until = async (step: number) => {
    for (let looks = 0; looks < 1000; looks++) {
      const people = source.people();
      if (people?.step === step) return people;
      await new Promise((resolve) => setTimeout(resolve));
    }
    throw new Error(`no people of day ${step}`);
  };
  return { source, show, until, track };
}

describe('the people of the day shown', () => {
  it('are those of the run where it stands on that day', async () => {
    const { source, show, track } = await start(20);
    show(20);
    expect(source.people()).toEqual({ kind: 'run', track, step: 20, run: track.runs[0] });
  });

  it('are the first morning on day 0, without a second run', async () => {
    const { source, show, track } = await start(20);
    show(0);
    expect(source.people()).toEqual({ kind: 'first', track, step: 0 });
    expect(track.runs).toHaveLength(1);
  });

  it('come from a replay otherwise, the day asked for last', async () => {
    const { source, show, until, track } = await start(40);
    show(33);
    expect(source.people()).toBeNull();
    show(12);
    const people = await until(12);
    expect(people.kind === 'run' && people.run !== track.runs[0]).toBe(true);
    expect(track.runs[0].step).toBe(40);
  });

  it('may be a little ahead of the playhead while it plays, and not when it stands', async () => {
    const { source, show, until } = await start(21);
    show(20, true);
    expect(source.people()?.step).toBe(21);
    show(20);
    expect(source.people()).toBeNull();
    expect((await until(20)).step).toBe(20);
  });
});
