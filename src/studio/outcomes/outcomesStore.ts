/** What the outcomes column shows. Kept as long as the page; numbers are not in here. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { FIRST_VIEW } from './views';

export interface OutcomesState {
  /** Id of the open tab (`tabs.ts`). */
  readonly tab: string;
  /** Id of the view in the first chart. */
  readonly view: string;
  /** Vertical axes of the live charts are logarithmic. */
  readonly log: boolean;
}

export const outcomesStore = createStore<OutcomesState>(() => ({ tab: 'outcomes', view: FIRST_VIEW, log: false }));

/** A part of the state; `select` must return the same object for the same state. */
export function useOutcomes<T>(select: (state: OutcomesState) => T): T {
  return useStore(outcomesStore, select);
}
