/** What is kept on this device: public names, and the keeper of the page's work. */
import type { Reopened } from '../opening';
import type { Studio } from '../studio';
import { Keeper } from './keeper';
import { lastWordsIn } from './lastWords';
import { openSaved } from './saved';
import { savedState } from './savedState';
import { browserTabs } from './tabs';

export { openSaved, type Saved, type SavedFault } from './saved';
export { type SavedState, useSaved } from './savedState';
export type { Kept, Keyed, Shelf } from './shelf';

const TAB = 'murmuration.work';

/**
 * Keeps the work of this page from now on.
 *
 * @returns what `Studio.start` asks at the beginning: the work to go on with instead of the fragment given, or null
 */
export function keepWork(studio: Studio): (fragment: string) => Promise<Reopened | null> {
  const query = new URLSearchParams(window.location.search);
  // A page inside of another, or one that tells a story, is nobody's work.
  if (['embed', 'story', 'src'].some((key) => query.has(key))) {
    savedState.setState({ state: 'off' });
    return async () => null;
  }
  const [navigation] = performance.getEntriesByType('navigation');
  const keeper = new Keeper(studio, {
    saved: openSaved(),
    tabs: browserTabs(),
    lastWords: lastWordsIn(() => localStorage),
    tab: { read: readTab, write: writeTab },
    again: navigation instanceof PerformanceNavigationTiming && navigation.type !== 'navigate',
    writer: randomId(),
    newId: randomId,
    now: () => Date.now(),
    persist: () => void navigator.storage?.persist?.(),
    report: (error) => reportError(error),
  });
  studio.recallFiles = (references) => keeper.recallFiles(references);
  window.addEventListener('pagehide', () => keeper.leave());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keeper.leave();
  });
  const deleteAll = async () => {
    studio.runs.store.setState({ kept: [] });
    await keeper.deleteAll();
    for (const storage of [() => localStorage, () => sessionStorage]) forgetSettings(storage);
  };
  savedState.setState({ deleteAll });
  return (fragment) => keeper.begin(fragment);
}

/** Removes what the page wrote to a storage under its own name. */
function forgetSettings(storage: () => Storage): void {
  try {
    const of = storage();
    const keys = Array.from({ length: of.length }, (_, k) => of.key(k) ?? '');
    for (const key of keys.filter((one) => one.startsWith('murmuration.'))) of.removeItem(key);
  } catch {
    // Blocked storages hold nothing.
    return;
  }
}

function readTab(): string | null {
  try {
    return sessionStorage.getItem(TAB);
  } catch {
    return null;
  }
}

function writeTab(id: string | null): void {
  try {
    if (id === null) sessionStorage.removeItem(TAB);
    else sessionStorage.setItem(TAB, id);
  } catch {
    return;
  }
}

/** Twelve hex digits; `crypto.randomUUID` is there on secure origins only. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
