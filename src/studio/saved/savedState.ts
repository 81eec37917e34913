/** Whether the work is saved, for the mark in the header and for this folder's components. Written by the keeper only. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export interface SavedState {
  /** `off`: nothing is saved, because another tab has the work or the page is embedded; `blocked`: the browser does not let us. */
  readonly state: 'saved' | 'saving' | 'blocked' | 'off';
  /** When the work was last written, milliseconds since 1970; null before there was anything to write. */
  readonly time: number | null;
}

interface Keeping extends SavedState {
  /** Deletes everything on this device, in every tab; null where nothing is kept. */
  readonly deleteAll: (() => Promise<void>) | null;
}

export const savedState = createStore<Keeping>(() => ({ state: 'saved', time: null, deleteAll: null }));

/** The state of saving. `time` null with `saved`: there is nothing to save yet. */
export function useSaved(): SavedState {
  return useStore(savedState);
}
