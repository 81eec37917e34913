/** The keeper against a page, a disk and other tabs that are played: what is written when, under which id, and who gives way. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readObservations } from '../../scenario/observations';
import { defaultScenario, withValues } from '../../scenario/validate';
import { worlds } from '../../worlds';
import { overlayOf } from '../overlay';
import { createStudioStore, edited, type Notice, overlaid, type Resumed, undone } from '../store';
import { type Host, Keeper } from './keeper';
import { lastWordsIn } from './lastWords';
import { Shelves } from './saved';
import { savedState } from './savedState';
import { type Kept, type Keyed, MemoryShelf } from './shelf';
import type { TabMessage, Tabs } from './tabs';

const [{ definition }] = worlds;
const start = { ...defaultScenario(definition), agents: 2000, horizon: 20 };
const other = { ...start, seed: 9, title: 'Another one' };

/** A shelf as the disk is one: shared by the tabs, and there after a reload. */
class Disk extends MemoryShelf {
  full = false;

  override async put<T extends Keyed>(record: T): Promise<boolean> {
    if (this.full) throw new DOMException('no room', 'QuotaExceededError');
    await super.put(record);
    return true;
  }

  override async update(id: string, change: (before: Kept | undefined) => Keyed | null): Promise<boolean> {
    const record = change(await this.get(id));
    return record ? this.put(record) : false;
  }
}

interface Browser {
  readonly disks: Readonly<Record<string, Disk>>;
  readonly locks: Map<string, { readonly tab: object; readonly lost: () => void }>;
  readonly listeners: Map<object, (message: TabMessage) => void>;
  readonly storage: Map<string, string>;
  readonly reports: unknown[];
}

function browser(): Browser {
  const disks = { work: new Disk(), runs: new Disk(), data: new Disk(), drafts: new Disk() };
  return { disks, locks: new Map(), listeners: new Map(), storage: new Map(), reports: [] };
}

function tabsOf({ locks, listeners }: Browser, tab: object): Tabs {
  const take = (id: string, lost: () => void) => {
    locks.set(id, { tab, lost });
    return () => {
      if (locks.get(id)?.tab === tab) locks.delete(id);
    };
  };
  return {
    claim: async (id, milliseconds, lost) => {
      const free = () => !locks.has(id) || locks.get(id)?.tab === tab;
      for (let waited = 0; !free() && waited < milliseconds; waited += 10) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return free() ? take(id, lost) : null;
    },
    seize: async (id, lost) => {
      locks.get(id)?.lost();
      return take(id, lost);
    },
    post: (message) => {
      for (const [one, listener] of listeners) if (one !== tab) listener(message);
    },
    onMessage: (listener) => void listeners.set(tab, listener),
  };
}

let ids = 0;

/** A tab of the browser, opened on a scenario as by its link. `tab` is what sessionStorage kept. */
async function openTab(within: Browser, link = '', { tab = null as string | null, again = false } = {}) {
  const store = createStudioStore(start);
  const notices = new Map<string, Notice>();
  const memory = { tab };
  const self = {};
  const show = (work: Resumed, more = {}) => store.setState({ ...work, ...more, opened: true });
  const host: Host = {
    store,
    worlds,
    files: [],
    giveFiles: () => {},
    resume: (work, { undoable = false }) => {
      const state = store.getState();
      show(work, undoable ? { ...edited(state, work), opening: state.opening + 1 } : {});
    },
    startFresh: () => {},
    notify: (notice) => void notices.set(notice.id, notice),
    dismiss: (id) => void notices.delete(id),
    copyLink: () => {},
    saveScenario: () => {},
  };
  const keeper = new Keeper(host, {
    saved: Promise.resolve(new Shelves((name) => within.disks[name], null)),
    tabs: tabsOf(within, self),
    lastWords: lastWordsIn(() => storageOf(within.storage)),
    tab: { read: () => memory.tab, write: (id) => void Object.assign(memory, { tab: id }) },
    again,
    writer: `page ${++ids}`,
    newId: () => `work ${++ids}`,
    now: () => Date.now(),
    persist: () => {},
    report: (error) => void within.reports.push(error),
  });
  const begun = await keeper.begin(link);
  show(begun ?? { scenario: start, baseline: start, overlay: null, metric: 'admissions' });
  return {
    ...{ keeper, store, notices, memory, begun },
    change(turnaround: number) {
      const { scenario, baseline } = store.getState();
      const next = withValues(scenario, definition, { 'testing.turnaround': turnaround });
      store.setState((state) => edited(state, { scenario: next, baseline }));
    },
    open(scenario = other) {
      const settings = { scenario, baseline: scenario };
      store.setState((state) => ({ ...edited(state, settings), opening: state.opening + 1 }));
    },
    shown: () => store.getState().scenario.values['testing.turnaround'],
    press: (notice: string, label: string) =>
      notices
        .get(notice)
        ?.actions?.find((one) => one.label === label)
        ?.run(),
    /** The process is gone: nothing is written any more, and the locks are free. */
    die() {
      within.listeners.delete(self);
      for (const [id, lock] of within.locks) if (lock.tab === self) within.locks.delete(id);
    },
  };
}

function storageOf(items: Map<string, string>): Storage {
  return {
    get length() {
      return items.size;
    },
    key: (at) => [...items.keys()][at] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

/** Turnaround of every work on the disk, oldest first. */
async function written({ disks }: Browser): Promise<unknown[]> {
  const records = [...(await disks.work.all())].sort((a, b) => Number(a.time) - Number(b.time));
  return records.map(({ scenario }) => JSON.parse(String(scenario)).parameters['testing.turnaround'].value);
}

const pass = (milliseconds = 600) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 2, 12, 4) });
  savedState.setState({ state: 'saved', time: null });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('autosave', () => {
  it('writes half a second after the last commit, and nothing where nothing was done', async () => {
    const here = browser();
    const tab = await openTab(here);
    await pass(5000);
    expect(await written(here)).toEqual([]);
    tab.change(5);
    await pass(400);
    tab.change(6);
    await pass(400);
    expect([await written(here), savedState.getState().state]).toEqual([[], 'saving']);
    await pass(200);
    expect(await written(here)).toEqual([6]);
    expect(savedState.getState()).toMatchObject({ state: 'saved', time: Date.now() - 100 });
  });

  it('waits while a slider is held, and undo is saved as an edit is', async () => {
    const here = browser();
    const tab = await openTab(here);
    tab.store.setState({ dragging: true });
    tab.change(5);
    await pass(3000);
    expect(await written(here)).toEqual([]);
    tab.store.setState({ dragging: false });
    await pass();
    expect(await written(here)).toEqual([5]);
    tab.store.setState((state) => undone(state) ?? {});
    await pass();
    expect(await written(here)).toEqual([start.values['testing.turnaround']]);
  });

  it('never puts a scenario that was opened into the record of one that was edited, saved or not', async () => {
    const here = browser();
    const tab = await openTab(here);
    tab.change(5);
    tab.open();
    tab.change(7);
    await pass();
    tab.open({ ...other, seed: 10 });
    await pass();
    // Only looked at: gives way to the next.
    tab.open({ ...other, seed: 11 });
    await pass();
    expect(await written(here)).toEqual([5, 7, start.values['testing.turnaround']]);
  });

  it('says once that there is no room, keeps trying, and says when it is saved again', async () => {
    const here = browser();
    const tab = await openTab(here);
    here.disks.work.full = true;
    tab.change(5);
    await pass();
    expect(savedState.getState().state).toBe('blocked');
    expect(tab.notices.get('saved')?.text).toBe(
      'This browser has no room left to save here. Your link still holds everything.',
    );
    here.disks.work.full = false;
    tab.change(6);
    await pass();
    expect([savedState.getState().state, tab.notices.has('saved'), await written(here)]).toEqual(['saved', false, [6]]);
  });

  it('goes on after a write that could not be made', async () => {
    const here = browser();
    const tab = await openTab(here);
    tab.change(5);
    const { scenario } = tab.store.getState();
    // No number that JSON could write, as a fault of another part of the page would leave it.
    tab.store.setState({ scenario: { ...scenario, seed: 1n as unknown as number } });
    await pass();
    expect([await written(here), here.reports.length]).toEqual([[], 1]);
    tab.store.setState({ scenario });
    tab.change(6);
    await pass();
    expect([await written(here), here.reports.length]).toEqual([[6], 1]);
  });

  it('leaves last words where the page goes before the disk was asked', async () => {
    const here = browser();
    const tab = await openTab(here);
    tab.change(5);
    for (const disk of Object.values(here.disks)) disk.full = true;
    tab.keeper.leave();
    tab.die();
    for (const disk of Object.values(here.disks)) disk.full = false;
    // What was under way when the process died never happened.
    here.storage.set('murmuration.unsaved.half', '{"id": "half", "scenario": "{');
    const back = await openTab(here);
    expect([back.shown(), here.storage.size]).toEqual([5, 0]);
  });
});

describe('the next start', () => {
  it('on a bare address goes on, with baseline and observations, and offers to start fresh', async () => {
    const here = browser();
    const tab = await openTab(here);
    tab.change(5);
    const csv = readObservations('date,cases\n2026-01-01,5\n2026-01-08,7\n', 'mine.csv');
    if (!csv.ok) throw new Error(csv.errors[0].message);
    const overlay = { ...overlayOf(csv.observations, 900, 'mine', start.start, 20), shift: 3 };
    tab.store.setState((state) => overlaid(state, overlay, 'positives'));
    await pass();
    tab.die();
    const back = await openTab(here);
    expect(back.begun).toMatchObject({ baseline: start, overlay, metric: 'positives', digest: null });
    expect(back.shown()).toBe(5);
    expect(back.notices.get('resumed')?.text).toMatch(/^Your work of \d\d:04 is open again\.$/);
    back.change(8);
    await pass();
    expect(back.notices.has('resumed')).toBe(false);
    expect(await written(here)).toEqual([8]);
  });

  it('on a link offers what was there, which opens as a step of undo and is not overwritten', async () => {
    const here = browser();
    const tab = await openTab(here);
    tab.change(5);
    await pass();
    tab.die();
    const back = await openTab(here, 'city&v=1&n=2000&seed=4');
    expect(back.begun).toBeNull();
    expect(back.notices.get('earlier')?.text).toMatch(/^Your earlier work \(\d\d:04\) is kept\.$/);
    back.change(9);
    await pass();
    expect(await written(here)).toEqual([5, 9]);
    back.press('earlier', 'Open it');
    await pass();
    expect([back.shown(), back.store.getState().past.length]).toEqual([5, 2]);
    expect(await written(here)).toEqual([5, 9, 5]);
  });
});

describe('two tabs', () => {
  async function two() {
    const here = browser();
    const first = await openTab(here);
    first.change(5);
    await pass();
    const second = await openTab(here);
    await pass(1000);
    return { here, first, second };
  }

  it('the second says so and saves nothing; an edit there becomes a work of its own', async () => {
    const { here, first, second } = await two();
    expect([...second.notices.keys()]).toEqual(['tabs']);
    expect(second.notices.get('tabs')?.text).toBe('Also open in another tab.');
    expect(savedState.getState().state).toBe('off');
    second.change(6);
    first.change(7);
    await pass();
    expect([second.notices.has('tabs'), first.notices.has('tabs')]).toEqual([false, false]);
    expect((await written(here)).sort()).toEqual([6, 7]);
    second.change(8);
    first.change(9);
    await pass();
    expect((await written(here)).sort()).toEqual([8, 9]);
  });

  it('"Use this one" takes over what the other had not yet saved, and the other says so', async () => {
    const { here, first, second } = await two();
    first.change(7);
    second.press('tabs', 'Use this one');
    await pass(100);
    expect([second.shown(), second.notices.has('tabs'), first.notices.has('tabs')]).toEqual([7, false, true]);
    second.change(8);
    await pass();
    expect(await written(here)).toEqual([8]);
    first.press('tabs', 'Use this one');
    await pass(100);
    expect([first.shown(), first.notices.has('tabs'), second.notices.has('tabs')]).toEqual([8, false, true]);
  });

  it('a tab that sleeps is taken over by force, and its later edits overwrite nothing', async () => {
    const { here, first, second } = await two();
    here.listeners.clear();
    second.press('tabs', 'Use this one');
    await pass(2500);
    expect([second.notices.has('tabs'), first.notices.has('tabs')]).toEqual([false, true]);
    second.change(6);
    await pass();
    first.change(7);
    await pass();
    expect((await written(here)).sort()).toEqual([6, 7]);
  });

  it('"Duplicate" goes on under an id of its own', async () => {
    const { here, second } = await two();
    second.press('tabs', 'Duplicate');
    await pass();
    expect([await written(here), second.notices.has('tabs')]).toEqual([[5, 5], false]);
  });

  it('without locks neither overwrites the other', async () => {
    const { here, first, second } = await two();
    here.locks.clear();
    second.press('tabs', 'Use this one');
    await pass(100);
    // Both believe to own the work now.
    first.notices.clear();
    second.change(6);
    await pass();
    first.change(7);
    await pass();
    expect((await written(here)).sort()).toEqual([6, 7]);
  });

  it('deletion in one is deletion in all, and nothing comes back by itself', async () => {
    const { here, first, second } = await two();
    first.change(7);
    await second.keeper.deleteAll();
    await pass(3000);
    expect(await written(here)).toEqual([]);
    first.change(8);
    await pass();
    expect(await written(here)).toEqual([8]);
  });
});
