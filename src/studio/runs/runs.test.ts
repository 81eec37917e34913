/** Keeping runs: names, duplicates, storage and what comes back of it, the table and its filter, and which runs are drawn. */
import { describe, expect, it } from 'vitest';
import { createTwinRun } from '../../engine';
import { majorityScenario, majorityWorld } from '../../engine/testing/majority';
import { scenarioHash } from '../../scenario/canonical';
import type { Scenario } from '../../scenario/scenario';
import { defaultScenario, withValues } from '../../scenario/validate';
import { cityDefinition } from '../../worlds/city/parameters';
import type { World } from '../../worlds/world';
import { MemoryShelf } from '../saved/shelf';
import type { Frame } from '../session';
import type { Studio } from '../studio';
import { Track } from '../track';
import { keptLetter } from './colours';
import { nameOf, settingDifferences } from './differences';
import { readRun } from './keptRun';
import { Runs } from './runs';
import { matchesFilter, runsTable } from './runsTable';
import { shownRuns } from './shownRuns';

const world = majorityWorld as unknown as World;
const { definition } = world;
const base = { ...majorityScenario(), license: 'CC-BY-4.0' };
const noisy = (noise: number): Scenario => withValues(base, definition, { 'change.noise': noise });

async function trackOf(scenario: Scenario, days = scenario.horizon): Promise<Track> {
  const model = world.build(scenario);
  const launch = async () => createTwinRun(world, model, 0);
  const track = new Track(scenarioHash(scenario, definition), model, world.series.length, launch);
  await track.advance(days, new AbortController().signal, () => performance.now());
  return track;
}

function frameOf(current: Track, baseline: Track | null): Frame {
  const { horizon } = current.model;
  const day = current.known;
  return { world, current, baseline, day, horizon, playing: false, catchingUp: false, digest: null, device: 'twin' };
}

function start(shelf = new MemoryShelf()) {
  let time = 0;
  const runs = new Runs({ worlds: [world], shelf: Promise.resolve(shelf), now: () => ++time });
  return { runs, shelf, kept: () => runs.store.getState().kept };
}

/** Lets the shelf's promises settle. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('differences', () => {
  const city = defaultScenario(cityDefinition);
  const change = (patch: Record<string, unknown>) => withValues(city, cityDefinition, patch);

  it('name a run by what it changes', () => {
    expect(nameOf(cityDefinition, change({ 'testing.turnaround': 1 }), city)).toBe('Days to get a test result 1');
    expect(nameOf(cityDefinition, change({ 'tracing.app': 0.3, 'masks.on': true, seed: 4 }), city)).toMatch(
      /^Tracing app users 30 %, .* on and 1 more$/,
    );
    const changes = [{ parameter: 'distancing.open.school', from: 30, to: 72, value: 0.1 }];
    expect(nameOf(cityDefinition, change({ 'testing.turnaround': 1, changes }), city)).toBe(
      'Contacts at school by date, Days to get a test result 1',
    );
    expect(nameOf(cityDefinition, city, change({ changes }))).toBe('Nothing by date');
    expect(nameOf(cityDefinition, city, city)).toBe('Seed 1');
    expect(nameOf(cityDefinition, { ...city, title: 'As it is' }, city)).toBe('As it is');
  });

  it('list values with units, dated changes in words', () => {
    const changes = [{ parameter: 'testing.turnaround', from: 30, value: 1 }];
    const list = settingDifferences(cityDefinition, city, change({ 'testing.turnaround': 1, changes }));
    expect(list[0]).toMatchObject({ id: 'testing.turnaround', a: '2', b: '1', unit: 'days' });
    expect(list[1]).toMatchObject({ id: 'changes', a: 'none', b: 'Days to get a test result 1 (30–)' });
  });
});

describe('kept runs', () => {
  it('have letters from C on', () => {
    expect([0, 1, 23, 24, 25, 50].map(keptLetter)).toEqual(['C', 'D', 'Z', 'AA', 'AB', 'BA']);
  });

  it('are there once, with days and outcomes as far as they are known', async () => {
    const { runs, kept } = start();
    const whole = await trackOf(noisy(0.2));
    const part = await trackOf(noisy(0.3), 5);
    runs.follow(frameOf(whole, null));
    const first = runs.keep(noisy(0.2), base);
    expect(first).toMatchObject({ known: false, run: { rows: whole.rows, outcomes: expect.any(Object), drawn: true } });
    expect(runs.keep({ ...noisy(0.2), title: 'Other words' }, base)).toMatchObject({ known: true, run: first.run });
    runs.follow(frameOf(part, whole));
    expect(runs.keep(noisy(0.3), base).run).toMatchObject({ outcomes: null, rows: part.rows });
    await part.advance(8, new AbortController().signal, () => 0);
    // Left behind: what was made of it since is kept too.
    runs.follow(frameOf(whole, null));
    expect(kept()[1].rows).toEqual(part.rows);
    await part.advance(part.model.horizon, new AbortController().signal, () => 0);
    runs.follow(frameOf(part, null));
    expect(kept()[1].outcomes).toEqual(world.outcomes(part.model, part.rows));
    expect(runs.store.getState()).toMatchObject({ a: null, b: { hash: part.hash, outcomes: kept()[1].outcomes } });
  });

  it('take names and two ticks, and come back after a delete', async () => {
    const { runs, shelf, kept } = start();
    for (const noise of [0.2, 0.3, 0.4]) runs.keep(noisy(noise), base);
    const [one, two, three] = kept().map(({ hash }) => hash);
    expect(kept().map(({ drawn }) => drawn)).toEqual([true, true, false]);
    runs.change(three, { drawn: true });
    expect(kept()[2].drawn).toBe(false);
    runs.change(one, { drawn: false });
    runs.change(three, { drawn: true, name: '  New name ', note: 'why' });
    runs.change(two, { name: ' ', starred: true });
    expect(kept().map(({ drawn, name, starred, note }) => [drawn, name !== '', starred, note])).toEqual([
      [false, true, false, ''],
      [true, true, true, ''],
      [true, true, false, 'why'],
    ]);
    expect(kept()[2].name).toBe('New name');
    const undo = runs.remove(two);
    expect(kept().map(({ hash }) => hash)).toEqual([one, three]);
    await settled();
    expect(await shelf.keys()).toHaveLength(2);
    undo();
    undo();
    expect(kept().map(({ hash }) => hash)).toEqual([one, two, three]);
    await settled();
    expect(await shelf.keys()).toHaveLength(3);
  });

  it('are read back from the shelf as they were, and nothing else is', async () => {
    const first = start();
    first.runs.follow(frameOf(await trackOf(noisy(0.2)), null));
    first.runs.keep(noisy(0.2), base);
    first.runs.keep(noisy(0.3), base);
    await settled();
    await first.shelf.put({ id: 'broken' });
    const second = start(first.shelf);
    await settled();
    expect(second.kept()).toEqual(first.kept());
    const record = (await first.shelf.get(first.kept()[0].hash)) ?? { id: '' };
    // Days that belong to another scenario, or to another width, are left out.
    expect(readRun({ ...record, id: 'other hash' }, [definition], world.series.length)?.rows).toHaveLength(0);
    expect(readRun({ ...record, rows: 'none', name: 7, outcomes: null }, [definition], 1)).toMatchObject({
      rows: new Uint32Array(0),
      name: '',
      outcomes: null,
    });
    expect(readRun({ id: 'x', link: 'nowhere&v=1' }, [definition], 1)).toBeNull();
  });
});

describe('the table', () => {
  it('holds the settings in which its runs differ, and cells as the file has them', () => {
    const listed = [base, noisy(0.25)].map((scenario, k) => ({
      letter: 'AB'[k],
      name: `Run "${k}"`,
      hash: scenarioHash(scenario, definition),
      scenario,
      outcomes: k === 0 ? { infected: 12, deaths: 0 } : null,
    }));
    const { columns, rows } = runsTable(listed, definition);
    expect(columns.slice(0, 8)).toEqual([
      ...['run_id', 'name', 'model', 'scenario_hash', 'seed', 'agents', 'level'],
      'change.noise',
    ]);
    expect(columns.slice(8, 10)).toEqual(['outcome.infected', 'outcome.deaths']);
    expect(rows[0].cells.slice(8, 11)).toEqual([12, 0, null]);
    expect(rows[1].cells.slice(0, 9)).toEqual([
      ...['B', 'Run "1"', 'majority v1', listed[1].hash.slice(0, 12), base.seed, base.agents, base.level],
      ...[0.25, null],
    ]);
  });

  it('is filtered by every word, in names, notes and hashes', () => {
    const run = { name: 'Fast tests', note: 'for the talk', hash: 'abc123def4567890' };
    expect(matchesFilter(run, 'fast TALK')).toBe(true);
    expect(matchesFilter(run, 'c123')).toBe(true);
    expect(matchesFilter(run, '567890')).toBe(false);
    expect(matchesFilter(run, 'fast slow')).toBe(false);
    expect(matchesFilter(run, '')).toBe(true);
  });
});

describe('runs drawn', () => {
  it('are A, B and ticked ones, each once, with their looks', async () => {
    const { runs } = start();
    const [a, b, c, d] = await Promise.all([0.1, 0.2, 0.3, 0.4].map((noise) => trackOf(noisy(noise))));
    for (const [track, noise] of [
      [a, 0.1],
      [c, 0.3],
      [d, 0.4],
    ] as const) {
      runs.follow(frameOf(track, null));
      runs.keep(noisy(noise), base);
    }
    runs.change(a.hash, { drawn: false });
    runs.change(d.hash, { drawn: true });
    const studio = { runs } as unknown as Pick<Studio, 'runs'>;
    const looks = (frame: Frame) => shownRuns(studio, frame).map(({ letter, dash, hash }) => [letter, dash, hash]);
    expect(looks(frameOf(b, a))).toEqual([
      ['A', 'solid', a.hash],
      ['B', 'longdash', b.hash],
      ['D', 'dot', c.hash],
      ['E', 'dashdot', d.hash],
    ]);
    expect(looks(frameOf(c, null))).toEqual([
      ['B', 'longdash', c.hash],
      ['E', 'dot', d.hash],
    ]);
  });
});
