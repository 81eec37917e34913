/**
 * Keeps the work of this tab: writes it half a second after the last commit and when the page goes, brings it back at the start,
 * and leaves it alone while another tab has it. A work is never overwritten by another one, nor by another tab. What the page
 * shows and does stays with the studio.
 */
import { encodeLink } from '../../scenario/link';
import type { DataReference, ModelDefinition, Scenario } from '../../scenario/scenario';
import type { World } from '../../worlds/world';
import { type InputFile, missingFiles } from '../inputFiles';
import { dayOf, openLink } from '../openedLink';
import type { Reopened } from '../opening';
import type { Notice, Resumed, Settings, StudioState, StudioStore } from '../store';
import { type LastWords, recall } from './lastWords';
import { pruned } from './pruned';
import type { Saved, SavedFault } from './saved';
import { earlierNotice, faultNotice, resumedNotice, tabsNotice } from './savedNotices';
import { savedState } from './savedState';
import { chooseStart } from './start';
import type { TabMessage, Tabs } from './tabs';
import { dataId, metricOf, overlayOf, recordOf, type Stamp, type Work, workOf } from './work';

/** What the keeper needs of the studio. */
export interface Host {
  readonly store: StudioStore;
  readonly worlds: readonly World[];
  /** Files of people and edges that were given. */
  readonly files: readonly InputFile[];
  giveFiles(files: readonly InputFile[]): void;
  resume(work: Resumed, how: { readonly undoable?: boolean }): void;
  startFresh(): void;
  notify(notice: Notice): void;
  dismiss(id: string): void;
  copyLink(): unknown;
  saveScenario(): void;
}

/** The page around it, other in tests. */
export interface Surroundings {
  readonly saved: Promise<Saved>;
  readonly tabs: Tabs;
  readonly lastWords: LastWords;
  /** The id of the work of this tab, for as long as the tab lives. */
  readonly tab: { read(): string | null; write(id: string | null): void };
  /** The page was reloaded or brought back. */
  readonly again: boolean;
  /** This page, unlike every other. */
  readonly writer: string;
  newId(): string;
  now(): number;
  /** Asks the browser not to throw away what is kept. */
  persist(): void;
  /** Hears of what should not have happened; the page goes on. */
  report(error: unknown): void;
}

/** One work as this page writes it. */
interface Target {
  id: string;
  /** What this page knows to be on the disk under the id. */
  stamp: Stamp | null;
  edited: boolean;
  /** Gives up the right to save it; null while that is being asked for. */
  release: (() => void) | null;
}

type Seen = Resumed & Pick<StudioState, 'opening' | 'past' | 'future'>;

const AUTOSAVE_MILLISECONDS = 500;
/** A page that is being reloaded lets go within this time; another tab does not. */
const CLAIM_MILLISECONDS = 700;
/** A tab that does not answer within this time sleeps. */
const YIELD_MILLISECONDS = 2000;

export class Keeper {
  private readonly models: readonly ModelDefinition[];
  private target: Target | null = null;
  /** What is on the disk, or was there when nothing had been done yet. */
  private clean: Seen | null = null;
  private seen: Seen | null = null;
  private held = false;
  private guest = false;
  private quiet = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private queue: Promise<void> = Promise.resolve();
  private files: readonly InputFile[] = [];
  private readonly put = new Set<string>();
  private persisted = false;

  constructor(
    private readonly host: Host,
    private readonly around: Surroundings,
  ) {
    this.models = host.worlds.map(({ definition }) => definition);
    host.store.subscribe((state) => this.look(state));
    around.tabs.onMessage((message) => void this.hear(message));
    void around.saved.then((saved) =>
      saved.onFault((fault) => {
        if (fault) this.sayFault(fault);
        else host.dismiss('saved');
      }),
    );
  }

  /** What the page shall begin with instead of its address: work that was kept, or null. @param fragment of the address */
  async begin(fragment: string): Promise<Reopened | null> {
    try {
      return await this.found(fragment);
    } catch (error) {
      // Whatever is wrong with what was kept, the page opens.
      this.around.report(error);
      return null;
    }
  }

  private async found(fragment: string): Promise<Reopened | null> {
    const saved = await this.around.saved;
    await recall(this.around.lastWords, saved.work);
    const opened = fragment === '' ? null : openLink(fragment, this.models);
    const link = opened?.ok ? opened.link : null;
    const tab = this.around.tab.read();
    const start = chooseStart({
      linked: fragment !== '',
      link: link && { scenario: link.scenario, baseline: link.pinned ?? link.scenario },
      works: await this.candidates(saved, tab),
      tab,
      again: this.around.again,
      same: (one, other) => this.linkOf(one) === this.linkOf(other),
    });
    if (start.kind === 'first') return null;
    if (start.kind === 'link') {
      if (start.earlier) this.offer(start.earlier);
      return null;
    }
    const { work, settings, bare } = start;
    const shown = await this.shownOf(work, settings);
    // Somebody who was quicker than the disk goes on with what they have.
    if (!shown || this.host.store.getState().past.length > 0) {
      this.offer(work);
      return null;
    }
    this.adopt(work);
    if (bare) this.sayResumed(work);
    return { ...shown, digest: link?.digest ?? null, at: link && dayOf(link) };
  }

  /** Files of people and edges that were kept, as far as they are there. */
  async recallFiles(references: readonly DataReference[]): Promise<readonly InputFile[]> {
    const { data } = await this.around.saved;
    const ids = await data.keys();
    const found = references.map(async ({ role, sha256, name }) => {
      // A link names the first digits of a hash only.
      const id = ids.find((one) => one.startsWith(dataId({ role, sha256 })));
      const record = id === undefined ? undefined : await data.get(id);
      if (id === undefined || typeof record?.text !== 'string' || role === 'observations') return [];
      return [{ text: record.text, reference: { name, sha256: id.slice(dataId({ role, sha256: '' }).length), role } }];
    });
    return (await Promise.all(found)).flat();
  }

  /** Writes what waits, now. Resolves when it is written. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.dirty) this.enqueue();
    await this.queue;
  }

  /** The page may be going: what waits is put where no promise is needed, and written if there is time. */
  leave(): void {
    if (!this.dirty || this.held || !this.seen) return;
    const target = this.writable();
    const { work } = this.record(this.seen, target, { time: this.around.now(), writer: this.around.writer });
    this.around.lastWords.write(work);
    void this.flush();
  }

  /** Deletes everything on this device. What is on the screen stays there. */
  async deleteAll(): Promise<void> {
    await this.forget();
    await (await this.around.saved).clear();
    this.around.tabs.post({ kind: 'cleared' });
  }

  private get dirty(): boolean {
    return this.seen !== null && this.clean !== null && !alike(this.seen, this.clean) && this.worth();
  }

  /** Whether there is anything that a user did. */
  private worth(): boolean {
    return this.target !== null || this.seen?.opening !== this.clean?.opening;
  }

  private look(state: StudioState): void {
    if (this.host.files !== this.files) this.keepFiles();
    if (!state.opened || this.quiet) return;
    const before = this.seen;
    const seen = seenIn(state);
    const moved = !before || !alike(seen, before) || state.dragging !== this.held;
    this.held = state.dragging;
    this.seen = seen;
    if (!before || !this.clean) {
      this.clean = seen;
      return;
    }
    if (!moved) return;
    if (seen.opening !== before.opening) this.turnPage(before);
    // What is in no history was not done by hand, or is a look and no work.
    else if (seen.past !== before.past || seen.future !== before.future) {
      this.writable().edited = true;
      this.host.dismiss('resumed');
    }
    this.schedule();
  }

  /** Another scenario was opened: it does not go into the record of one that was edited. */
  private turnPage(before: Seen): void {
    const { target } = this;
    if (!target?.edited) return;
    if (this.clean && !alike(before, this.clean) && !this.guest) this.enqueue(before, target);
    this.drop();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    if (!this.dirty || this.held) return;
    if (savedState.getState().state !== 'blocked') savedState.setState({ state: 'saving' });
    this.timer = setTimeout(() => this.enqueue(), AUTOSAVE_MILLISECONDS);
  }

  private enqueue(seen: Seen | null = this.seen, target: Target = this.writable()): void {
    if (seen) this.inOrder(() => this.write(seen, target));
  }

  /** One write after the other; one that fails holds up none. */
  private inOrder(act: () => Promise<void>): void {
    this.queue = this.queue.then(act).catch((error: unknown) => this.around.report(error));
  }

  /** The record that this page may write to: its own, or a new one where another tab has that. */
  private writable(): Target {
    if (this.guest) {
      this.drop();
      this.host.dismiss('tabs');
    }
    this.target ??= this.claimed({ id: this.around.newId(), stamp: null, edited: false, release: null });
    return this.target;
  }

  private record(seen: Seen, target: Target, stamp: Stamp) {
    const world = this.worldOf(seen.scenario);
    return recordOf(seen, { id: target.id, edited: target.edited, ...stamp }, world.definition);
  }

  private async write(seen: Seen, target: Target): Promise<void> {
    const saved = await this.around.saved;
    const stamp = { time: this.around.now(), writer: this.around.writer };
    const { data } = this.record(seen, target, stamp);
    if (data && !this.put.has(data.id) && (await saved.data.put(data))) this.put.add(data.id);
    let kept = await this.writeOver(saved, seen, target, stamp);
    if (kept === 'foreign') {
      // Another tab wrote in between. Both stay.
      target.release?.();
      Object.assign(target, { id: this.around.newId(), stamp: null, release: null });
      this.claimed(target);
      kept = await this.writeOver(saved, seen, target, stamp);
    }
    const first = target.stamp === null;
    target.stamp = stamp;
    if (kept === 'kept') this.around.lastWords.clear(target.id);
    if (target === this.target) {
      this.clean = seen;
      this.around.tab.write(target.id);
    }
    savedState.setState(kept === 'kept' ? { state: 'saved', time: stamp.time } : { state: 'blocked' });
    if (this.dirty) this.schedule();
    if (kept !== 'kept') return;
    if (!this.persisted) this.around.persist();
    this.persisted = true;
    if (first) await pruned(saved, target.id);
  }

  private async writeOver(
    saved: Saved,
    seen: Seen,
    target: Target,
    stamp: Stamp,
  ): Promise<'kept' | 'blocked' | 'foreign'> {
    const { work } = this.record(seen, target, stamp);
    let foreign = false;
    const kept = await saved.work.update(target.id, (before) => {
      foreign = before !== undefined && (before.time !== target.stamp?.time || before.writer !== target.stamp?.writer);
      return foreign ? null : work;
    });
    if (foreign) return 'foreign';
    return kept ? 'kept' : 'blocked';
  }

  /** Files stay on the device as soon as they are given, so that nobody is asked for them again. */
  private keepFiles(): void {
    const before = this.files;
    this.files = this.host.files;
    const fresh = this.files.filter((file) => !before.includes(file) && !this.put.has(dataId(file.reference)));
    this.inOrder(async () => {
      const { data } = await this.around.saved;
      for (const { reference, text: content } of fresh) {
        const id = dataId(reference);
        if (await data.put({ id, reference, text: content })) this.put.add(id);
      }
    });
  }

  private async candidates(saved: Saved, tab: string | null): Promise<readonly Work[]> {
    const records = await saved.work.all();
    const newest = [...records].sort((a, b) => Number(b.time) - Number(a.time));
    const mine = records.find(({ id }) => id === tab);
    const own = mine ? await workOf(mine, this.models) : null;
    // Reading takes milliseconds each, so only as far as needed.
    for (const record of newest) {
      const work = record.id === own?.id ? own : await workOf(record, this.models);
      if (work) return own && own !== work ? [own, work] : [work];
    }
    return [];
  }

  /** Everything of a work, null where files are missing that it cannot be shown without. */
  private async shownOf(work: Work, settings: Settings = work): Promise<Resumed | null> {
    const saved = await this.around.saved;
    const { scenario, baseline } = settings;
    const references = scenario.data.filter(({ role }) => role !== 'observations');
    if (references.length > 0) this.host.giveFiles(await this.recallFiles(references));
    if (missingFiles(scenario, this.host.files).length > 0) return null;
    const overlay = await overlayOf(work, saved.data);
    return { scenario, baseline, overlay, metric: metricOf(work, this.host.store.getState().metric) };
  }

  private adopt({ id, time, writer, edited }: Work): void {
    this.around.tab.write(id);
    this.put.clear();
    savedState.setState({ state: 'saved', time });
    this.target = this.claimed({ id, stamp: { time, writer }, edited, release: null });
  }

  private claimed(target: Target): Target {
    const lost = () => this.lose(target);
    void this.around.tabs.claim(target.id, CLAIM_MILLISECONDS, lost).then((release) => {
      if (!release) lost();
      else if (this.target === target) target.release = release;
      else release();
    });
    return target;
  }

  private drop(): void {
    this.target?.release?.();
    this.target = null;
    this.guest = false;
  }

  /** Another tab has the work. The next commit here goes into a record of its own. */
  private lose(target: Target): void {
    if (this.target !== target) return;
    target.release = null;
    this.guest = true;
    clearTimeout(this.timer);
    if (this.dirty) {
      this.enqueue();
      return;
    }
    savedState.setState({ state: 'off' });
    this.host.dismiss('resumed');
    const useThis = () => void this.takeOver(target);
    this.host.notify(tabsNotice(useThis, () => this.duplicate()));
  }

  private async takeOver(target: Target): Promise<void> {
    const { tabs } = this.around;
    const lost = () => this.lose(target);
    tabs.post({ kind: 'yield', id: target.id });
    const release = (await tabs.claim(target.id, YIELD_MILLISECONDS, lost)) ?? (await tabs.seize(target.id, lost));
    const saved = await this.around.saved;
    const record = await saved.work.get(target.id);
    const work = record ? await workOf(record, this.models) : null;
    const shown = work && work.time !== target.stamp?.time ? await this.shownOf(work) : null;
    // An edit made meanwhile has begun a work of its own.
    if (this.target !== target) return release();
    target.release = release;
    this.guest = false;
    this.host.dismiss('tabs');
    if (shown) this.quietly(() => this.host.resume(shown, {}));
    if (work) target.stamp = { time: work.time, writer: work.writer };
    savedState.setState({ state: 'saved', time: target.stamp?.time ?? null });
  }

  private duplicate(): void {
    this.writable();
    this.enqueue();
  }

  private async hear(message: TabMessage): Promise<void> {
    if (message.kind === 'cleared') return this.forget();
    const { target } = this;
    if (message.kind !== 'yield' || target?.id !== message.id || this.guest) return;
    await this.flush();
    target.release?.();
    this.lose(target);
  }

  private async forget(): Promise<void> {
    clearTimeout(this.timer);
    this.drop();
    this.clean = this.seen;
    this.around.tab.write(null);
    for (const id of ['tabs', 'earlier', 'resumed']) this.host.dismiss(id);
    await this.queue;
    this.put.clear();
    savedState.setState({ state: 'saved', time: null });
  }

  /** A change that is no commit. */
  private quietly(act: () => void): void {
    this.quiet = true;
    act();
    this.quiet = false;
    this.seen = seenIn(this.host.store.getState());
    this.clean = this.seen;
  }

  private offer(work: Work): void {
    this.host.notify(earlierNotice(work.time, this.around.now(), () => void this.openEarlier(work)));
  }

  private async openEarlier(work: Work): Promise<void> {
    const shown = await this.shownOf(work);
    if (!shown) return;
    this.host.dismiss('earlier');
    this.host.resume(shown, { undoable: true });
  }

  private sayResumed(work: Work): void {
    const startFresh = () => {
      this.host.dismiss('resumed');
      this.host.startFresh();
    };
    this.host.notify(resumedNotice(work.time, this.around.now(), startFresh));
  }

  private sayFault(fault: SavedFault): void {
    savedState.setState({ state: 'blocked' });
    const download = () => this.host.saveScenario();
    this.host.notify(faultNotice(fault, () => void this.host.copyLink(), download));
  }

  private linkOf({ scenario, baseline }: Settings): string {
    return encodeLink(scenario, this.worldOf(scenario).definition, { pinned: baseline });
  }

  private worldOf({ model }: Scenario): World {
    return this.host.worlds.find(({ definition }) => definition.id === model.id) ?? this.host.worlds[0];
  }
}

function seenIn({ scenario, baseline, overlay, metric, opening, past, future }: StudioState): Seen {
  return { scenario, baseline, overlay, metric, opening, past, future };
}

function alike(one: Seen, other: Seen): boolean {
  return (
    one.scenario === other.scenario &&
    one.baseline === other.baseline &&
    one.overlay === other.overlay &&
    one.metric === other.metric
  );
}
