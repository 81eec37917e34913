import { beforeEach, describe, expect, it } from 'vitest';
import { defaultScenario } from '../../scenario/validate';
import { worlds } from '../../worlds';
import type { Story } from '../../worlds/story';
import type { Frame } from '../session';
import { createStudioStore } from '../store';
import { oneOf } from './actions';
import type { WorkerLike } from './asker';
import type { StoryReply, StoryRequest } from './messages';
import { Teller } from './teller';

class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  readonly heard: StoryRequest[] = [];
  gone = false;

  postMessage(message: StoryRequest): void {
    this.heard.push(message);
  }

  terminate(): void {
    this.gone = true;
  }

  /** The question that waits for an answer. */
  get asked() {
    const last = this.heard.at(-1);
    if (last?.kind !== 'ask') throw new Error(`The last message was ${last?.kind}.`);
    return last;
  }

  say(data: StoryReply): void {
    this.onmessage?.({ data } as MessageEvent<StoryReply>);
  }
}

const scenario = defaultScenario(worlds[0].definition);
const workers: FakeWorker[] = [];
const clock = { time: 0 };

/** A page that shows day `day` of a run, and what it is asked to show. */
function page({ agents = 5000, day = 20, horizon = 60, finished = false, hash = 'run-1' } = {}) {
  const shown = { agents, day, horizon, finished, hash };
  const listeners: ((frame: Frame) => void)[] = [];
  const frame = () =>
    ({
      day: shown.day,
      horizon: shown.horizon,
      current: { hash: shown.hash, finished: shown.finished, model: { agents: shown.agents, scenario } },
    }) as unknown as Frame;
  const store = createStudioStore(scenario);
  const studio = {
    store,
    session: {
      frame,
      subscribe(listener: (frame: Frame) => void) {
        listeners.push(listener);
        listener(frame());
        return () => {};
      },
    },
    inputsOf: () => ({ files: {} }),
    select: (selected: number | null) => store.setState({ selected }),
  };
  const teller = new Teller(
    studio,
    () => clock.time,
    () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
  );
  const show = (change: Partial<typeof shown>) => {
    Object.assign(shown, change);
    for (const listener of listeners) listener(frame());
  };
  return { studio, teller, show };
}

const entry = (day: number) => ({ day, kind: 'tested' });
const story = (agent: number, days: number, ...on: number[]): Story => ({
  agent,
  days,
  traits: [],
  groups: [],
  entries: on.map(entry),
});

beforeEach(() => {
  workers.length = 0;
  clock.time = 0;
});

describe('the teller', () => {
  it('asks for nothing until somebody is chosen, then for the day shown', () => {
    const { studio, teller } = page();
    expect(workers).toHaveLength(0);
    studio.select(7);
    expect(workers[0].heard.map(({ kind }) => kind)).toEqual(['run', 'ask']);
    expect(workers[0].asked.question).toEqual({ kind: 'story', agent: 7, days: 20 });
    workers[0].say({ kind: 'story', id: workers[0].asked.id, story: story(7, 20, 3, 18) });
    expect(teller.store.getState()).toMatchObject({ telling: { kind: 'told' }, shown: 2, more: false, ended: false });
  });

  it('shows what happened until the day shown, and asks again for later days, one question at a time', () => {
    const { studio, teller, show } = page();
    studio.select(7);
    show({ day: 21 });
    show({ day: 22 });
    expect(workers[0].heard).toHaveLength(2);
    workers[0].say({ kind: 'story', id: workers[0].asked.id, story: story(7, 20, 3, 18) });
    expect(workers[0].asked.question).toEqual({ kind: 'story', agent: 7, days: 22 });
    workers[0].say({ kind: 'story', id: workers[0].asked.id, story: story(7, 22, 3, 18, 22) });
    show({ day: 10 });
    expect(teller.store.getState().shown).toBe(1);
    expect(workers[0].heard).toHaveLength(3);
  });

  it('lets a newer choice take the place of the older, whose answer comes to nothing', () => {
    const { studio, teller } = page();
    studio.select(7);
    const { id } = workers[0].asked;
    studio.select(8);
    expect(workers[0].asked.question).toEqual({ kind: 'story', agent: 8, days: 20 });
    workers[0].say({ kind: 'story', id, story: story(7, 20) });
    expect(teller.store.getState().story).toBeNull();
    workers[0].say({ kind: 'story', id: workers[0].asked.id, story: story(8, 20) });
    expect(teller.store.getState().story?.agent).toBe(8);
    expect(workers).toHaveLength(1);
  });

  it('stops when nobody is chosen any more', () => {
    const { studio, teller } = page();
    studio.select(7);
    studio.select(null);
    expect(workers[0].heard.at(-1)).toEqual({ kind: 'stop' });
    expect(teller.store.getState()).toMatchObject({ telling: { kind: 'idle' }, story: null });
    expect(workers[0].gone).toBe(false);
  });

  it('ends the worker of a run that is not shown any more, and tells the same person anew', () => {
    const { studio, show } = page();
    studio.select(7);
    show({ hash: 'run-2', day: 25 });
    expect(workers[0].gone).toBe(true);
    expect(workers[1].asked.question).toEqual({ kind: 'story', agent: 7, days: 25 });
    show({ hash: 'run-3', agents: 7 });
    expect(studio.store.getState().selected).toBeNull();
    expect(workers).toHaveLength(2);
  });

  it('says the cost first in a large city, from the speed it has measured', () => {
    const { studio, teller, show } = page({ agents: 2_000_000, day: 60 });
    studio.select(7);
    expect(workers).toHaveLength(0);
    expect(teller.store.getState().telling).toEqual({ kind: 'cost', days: 60, seconds: 40 });
    teller.agree();
    const [worker] = workers;
    worker.say({ kind: 'progress', progress: { phase: 'people', done: 0.5, of: 1 } });
    expect(teller.store.getState().telling).toEqual({ kind: 'people', fraction: 0.5 });
    clock.time = 1000;
    worker.say({ kind: 'progress', progress: { phase: 'days', done: 0, of: 60 } });
    clock.time = 3000;
    worker.say({ kind: 'progress', progress: { phase: 'days', done: 10, of: 60 } });
    expect(teller.store.getState().telling).toEqual({ kind: 'days', done: 10, of: 60, secondsLeft: 10 });
    teller.cancel();
    expect(worker.heard.at(-1)).toEqual({ kind: 'stop' });
    // 20 million person-days in 2 s.
    expect(teller.store.getState().telling).toEqual({ kind: 'cost', days: 60, seconds: 12 });
    show({ day: 59 });
    expect(worker.heard.at(-1)).toEqual({ kind: 'stop' });
  });

  it('starts again after a cancel only when asked to', () => {
    const { studio, teller, show } = page();
    studio.select(7);
    teller.cancel();
    show({ day: 21 });
    expect(teller.store.getState().telling.kind).toBe('cost');
    teller.agree();
    expect(workers[0].asked.question).toEqual({ kind: 'story', agent: 7, days: 21 });
  });

  it('tells the whole run when it is known and asked for', () => {
    const { studio, teller } = page({ finished: true });
    studio.select(7);
    workers[0].say({ kind: 'story', id: workers[0].asked.id, story: story(7, 20, 3) });
    expect(teller.store.getState()).toMatchObject({ more: true, ended: false });
    teller.showWhole(true);
    expect(workers[0].asked.question).toEqual({ kind: 'story', agent: 7, days: 60 });
    workers[0].say({ kind: 'story', id: workers[0].asked.id, story: story(7, 60, 3, 50) });
    expect(teller.store.getState()).toMatchObject({ shown: 2, ended: true });
    teller.showWhole(false);
    expect(teller.store.getState()).toMatchObject({ shown: 1, ended: false });
  });

  it('says where the record ends, and does not ask again', () => {
    const { studio, teller, show } = page({ day: 50 });
    studio.select(7);
    workers[0].say({ kind: 'story', id: workers[0].asked.id, story: story(7, 30, 3) });
    expect(teller.store.getState().telling).toEqual({ kind: 'full', days: 30 });
    show({ day: 51 });
    expect(workers[0].heard).toHaveLength(2);
  });

  it('says what went wrong, and tries again with another worker', () => {
    const { studio, teller } = page();
    studio.select(7);
    workers[0].say({ kind: 'failed', message: 'No room.' });
    expect(teller.store.getState().telling).toEqual({ kind: 'failed', message: 'No room.' });
    expect(workers[0].gone).toBe(true);
    teller.retry();
    expect(workers[1].asked.question).toEqual({ kind: 'story', agent: 7, days: 20 });
  });

  it('finds out who was infected on a day, unless something newer is asked', async () => {
    const { studio, teller } = page();
    const first = teller.whoBegan(studio.session.frame(), 20);
    const second = teller.whoBegan(studio.session.frame(), 21);
    await expect(first).resolves.toBeNull();
    workers[0].say({ kind: 'begun', id: workers[0].asked.id, agents: Uint32Array.of(4, 9) });
    await expect(second).resolves.toEqual(Uint32Array.of(4, 9));
  });
});

describe('somebody infected today', () => {
  const agents = Uint32Array.from({ length: 50 }, (_, k) => 10 * k);

  it('is the same person each time, another on another day', () => {
    expect(oneOf(agents, 31, null)).toBe(oneOf(agents, 31, 3));
    expect(new Set(Array.from({ length: 50 }, (_, day) => oneOf(agents, day, null))).size).toBeGreaterThan(20);
  });

  it('is the next one where that person is shown already, until all were', () => {
    let chosen: number | null = null;
    const seen = new Set<number>();
    for (let k = 0; k < 50; k++) {
      chosen = oneOf(agents, 31, chosen);
      seen.add(chosen);
    }
    expect(seen.size).toBe(50);
  });
});
