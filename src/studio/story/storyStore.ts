/** What the panel of a person's story shows. Written by the teller alone; the day shown goes past it, by frames. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Story } from '../../worlds/story';

/** Where the answer stands. */
export type Telling =
  /** Nobody is chosen, or nothing runs yet. */
  | { readonly kind: 'idle' }
  /** Replaying costs time, and the user has not said yes. */
  | { readonly kind: 'cost'; readonly days: number; readonly seconds: number }
  | { readonly kind: 'people'; readonly fraction: number }
  | { readonly kind: 'days'; readonly done: number; readonly of: number; readonly secondsLeft: number | null }
  | { readonly kind: 'told' }
  /** As far as the record goes, which has no room for the rest. */
  | { readonly kind: 'full'; readonly days: number }
  | { readonly kind: 'failed'; readonly message: string };

export interface StoryState {
  readonly telling: Telling;
  /** The chosen person's story as far as it is known. */
  readonly story: Story | null;
  /** So many of its entries lie on or before the day shown. */
  readonly shown: number;
  /** Show the whole run, whatever day the page is on. */
  readonly whole: boolean;
  /** The whole run is known, and reaches beyond the day shown. */
  readonly more: boolean;
  /** What is shown goes to the last day of the run: nothing more can happen. */
  readonly ended: boolean;
}

export type StoryStore = StoreApi<StoryState>;

export function createStoryStore(): StoryStore {
  return createStore<StoryState>(() => ({
    telling: { kind: 'idle' },
    story: null,
    shown: 0,
    whole: false,
    more: false,
    ended: false,
  }));
}
