/** What the Improve tab asks and knows. How it comes about is `improver.ts`. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Estimate } from '../../engine';
import type { Gain } from '../../learn/improve/improve';
import type { TracePoint } from '../../learn/improve/search';
import type { Space } from '../../learn/improve/space';
import type { Scenario } from '../../scenario/scenario';
import type { World } from '../../worlds/world';

export type Schedule = 'whole' | 'weekly' | 'daily';

/** A setting that the search may change. */
export interface Choice {
  readonly id: string;
  readonly schedule: Schedule;
  readonly min: number;
  readonly max: number;
}

export interface Trial extends TracePoint {
  /** Mean of the second outcome at the point that was tried. */
  readonly second: number;
}

/** A search: while it runs, and what came of it. */
export interface Searched {
  /** Of the settings that it began with. */
  readonly hash: string;
  readonly world: World;
  readonly scenario: Scenario;
  readonly space: Space;
  readonly objective: string;
  readonly second: string;
  readonly budget: number;
  readonly trials: readonly Trial[];
  readonly equivalents: number;
  /** The best so far. */
  readonly point: readonly number[];
  /** On fresh seeds, once confirmed. */
  readonly confirmed: {
    readonly before: Estimate;
    readonly after: Estimate;
    readonly gain: Gain;
    readonly limit: { readonly mean: number; readonly most: number; readonly held: boolean } | null;
    readonly fresh: number;
  } | null;
  readonly stopped: boolean;
}

export interface ImproveState {
  /** Id of the objective; empty: the world's last, which leaves least out. */
  readonly objective: string;
  /** Null before the first choice: the world's first numbers. */
  readonly choices: readonly Choice[] | null;
  /** An outcome that must stay at most a number; empty id: none. */
  readonly limit: { readonly id: string; readonly most: number };
  readonly budget: number;
  readonly searched: Searched | null;
  readonly running: boolean;
  readonly stale: boolean;
}

export const BUDGETS = [80, 160, 320, 640] as const;

export const improveStore = createStore<ImproveState>(() => ({
  objective: '',
  choices: null,
  limit: { id: '', most: 0 },
  budget: 160,
  searched: null,
  running: false,
  stale: false,
}));

/** A part of the state; `select` must return the same object for the same state. */
export function useImprove<T>(select: (state: ImproveState) => T): T {
  return useStore(improveStore, select);
}
