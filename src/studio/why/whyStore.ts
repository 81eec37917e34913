/** What the Why tab and the chips of the sliders know. Small, since every slider reads it; how it comes about is `why.ts`. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Explanation } from './explanation';

export interface WhyState {
  /** Id of the objective that the next press explains; empty: the world's first. */
  readonly objective: string;
  /** Replicates of the next press. */
  readonly runs: number;
  /** Of the settings shown where they were explained, else the one made last; null before any. */
  readonly shown: Explanation | null;
  /** Whether `shown` is of other settings, or of another objective than the one chosen. */
  readonly stale: boolean;
  readonly running: 'explain' | 'check' | null;
}

export const RUNS = [4, 8, 16, 32] as const;

export const whyStore = createStore<WhyState>(() => ({
  objective: '',
  runs: 8,
  shown: null,
  stale: false,
  running: null,
}));

/** A part of the state; `select` must return the same object for the same state. */
export function useWhy<T>(select: (state: WhyState) => T): T {
  return useStore(whyStore, select);
}
