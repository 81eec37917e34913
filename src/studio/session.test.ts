/** The session on the tests' own world: playing, comparing, undo and device faults, without a browser. */
import { describe, expect, it } from 'vitest';
import { createTwinRun } from '../engine';
import { majorityScenario, majorityWorld } from '../engine/testing/majority';
import { digestRows } from '../scenario/digest';
import type { Scenario } from '../scenario/scenario';
import type { World } from '../worlds/world';
import { type Frame, Session, type Shown } from './session';

// The testing world cannot rebuild; its people are its seed and number.
const world: World = {
  ...majorityWorld,
  rebuild: (model, scenario) =>
    model.agents === scenario.agents && model.scenario.seed === scenario.seed ? majorityWorld.build(scenario) : null,
} as World;

const shown = (scenario: Scenario, baseline = scenario): Shown => ({
  world,
  scenario,
  baseline,
  inputs: { files: {} },
});
const options = { progress: () => {}, signal: new AbortController().signal };

/** `advancing` is called when days up to `to` are about to be made. */
function start(advancing: (to: number) => void = () => {}) {
  const errors: unknown[] = [];
  let builds = 0;
  const session = new Session({
    launch: () => async (model, replicate) => {
      const run = createTwinRun(world, model, replicate);
      const advance = run.advance.bind(run);
      run.advance = (to, given) => {
        advancing(to);
        return advance(to, given);
      };
      return run;
    },
    build: async (_, scenario) => {
      builds++;
      return world.build(scenario);
    },
    onPlaying: () => {},
    onError: (error) => errors.push(error),
  });
  return { session, errors, builds: () => builds };
}

/** The first frame for which `until` holds. */
function reached(session: Session, until: (frame: Frame) => boolean): Promise<Frame> {
  return new Promise((resolve) => {
    const off = session.subscribe((frame) => {
      if (!until(frame)) return;
      queueMicrotask(() => off());
      resolve(frame);
    });
  });
}

async function digestOf(scenario: Scenario): Promise<string> {
  const run = createTwinRun(world, world.build(scenario), 0);
  await run.advance(scenario.horizon);
  return digestRows(run.rows());
}

describe('a session', () => {
  it('plays to the end and has the digest of the run', async () => {
    const { session } = start();
    await session.show(shown(majorityScenario()), options);
    session.setSpeed(Number.POSITIVE_INFINITY);
    session.play();
    const end = await reached(session, ({ digest }) => digest !== null);
    expect([end.day, end.horizon]).toEqual([30, 30]);
    expect(end.digest).toBe(await digestOf(majorityScenario()));
  });

  it('steps one day at a time and resets to the same days', async () => {
    const { session } = start();
    await session.show(shown(majorityScenario()), options);
    session.step();
    await reached(session, ({ day }) => day === 1);
    session.step();
    const second = await reached(session, ({ day }) => day === 2);
    const rows = second.current.rows.slice(0, 4);
    session.reset();
    expect(session.frame()?.day).toBe(0);
    session.seek(2);
    const again = await reached(session, ({ day }) => day === 2);
    expect(again.current.rows.slice(0, 4)).toEqual(rows);
  });

  it('stays on a day that was asked for while days beyond it were being made', async () => {
    let asked = 0;
    const { session } = start((to) => {
      if (asked > 0 || to < 4) return;
      asked = to - 1;
      session.seek(asked);
    });
    await session.show(shown(majorityScenario()), options);
    session.seek(20);
    const { day, current } = await reached(session, ({ catchingUp }) => asked > 0 && !catchingUp);
    expect([day, current.known]).toEqual([asked, asked + 1]);
  });

  it('compares on the same people, keeps the day, and finds a run again after undo', async () => {
    const { session, builds } = start();
    const calm = majorityScenario();
    const noisy = majorityScenario({ values: { ...calm.values, 'change.noise': 0.5 } });
    await session.show(shown(calm), options);
    session.seek(20);
    const first = await reached(session, ({ day }) => day === 20);
    expect(first.baseline).toBeNull();
    await session.show(shown(noisy, calm), options);
    const second = await reached(session, ({ day }) => day === 20);
    expect(second.baseline).toBe(first.current);
    expect(second.current.rows[39]).toBeGreaterThan(first.current.rows[39]);
    await session.show(shown(calm), options);
    expect(session.frame()?.current).toBe(first.current);
    expect(session.frame()?.day).toBe(20);
    expect(builds()).toBe(1);
  });

  it('builds anew for another seed and goes to the same day', async () => {
    const { session, builds } = start();
    await session.show(shown(majorityScenario()), options);
    session.seek(5);
    await reached(session, ({ day }) => day === 5);
    await session.show(shown(majorityScenario({ seed: 2 })), options);
    const other = await reached(session, ({ day, current }) => day === 5 && current.model.scenario.seed === 2);
    expect(builds()).toBe(2);
    session.reset();
    session.step();
    expect((await reached(session, ({ day }) => day === 1)).current).toBe(other.current);
  });

  it('reports a run that cannot be opened and stays usable', async () => {
    let fail = true;
    const errors: unknown[] = [];
    const session = new Session({
      launch: () => async (model, replicate) => {
        if (fail) throw new Error('no device');
        return createTwinRun(world, model, replicate);
      },
      build: async (_, scenario) => world.build(scenario),
      onPlaying: () => {},
      onError: (error) => errors.push(error),
    });
    await session.show(shown(majorityScenario()), options);
    session.play();
    await reached(session, ({ playing }) => !playing);
    expect(errors).toHaveLength(1);
    fail = false;
    session.step();
    expect((await reached(session, ({ day }) => day === 1)).current.known).toBe(1);
  });
});
