/** What the page and its workers of learning say to each other: tasks as plain data, one at a time, and their answers. */
import type { ReplicateGradient } from '../../learn/gradient';
import type { Step } from '../../learn/pairedDifferences';
import type { Scenario } from '../../scenario/scenario';
import type { ObjectiveSpec } from '../../worlds/objective';
import type { Inputs } from '../../worlds/world';

/** The people on whom tasks are done. `prepared` as `World.prepared` gives it, null for worlds that build anew. */
export interface Ground {
  readonly scenario: Scenario;
  readonly inputs: Inputs;
  readonly prepared: unknown;
}

interface OnReplicate {
  /** Of the model of the ground. Its people are shared where the population is the same, else built. */
  readonly scenario: Scenario;
  readonly replicate: number;
}

/** The whole run. */
export interface RowsTask extends OnReplicate {
  readonly kind: 'rows';
}

/** Derivatives by the agents' adjoint; keys as in `replicateGradient`, undefined for every parameter that it knows. */
export interface GradientTask extends OnReplicate {
  readonly kind: 'gradient';
  readonly objective: ObjectiveSpec;
  readonly keys?: readonly string[];
  /** Leaves keys without a derivative out instead of refusing them. */
  readonly lenient?: boolean;
  /** The run, where a graphics device has made it: see `World.forward`. */
  readonly forward?: unknown;
}

/** Central differences on common random numbers, two runs a key; keys or directions as in `pairedDifferences`. */
export interface DifferenceTask extends OnReplicate {
  readonly kind: 'difference';
  readonly objective: ObjectiveSpec;
  readonly asked: readonly string[] | Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface DifferenceResult {
  readonly values: Readonly<Record<string, number>>;
  readonly steps: Readonly<Record<string, Step>>;
}

export type Task = RowsTask | GradientTask | DifferenceTask;

/** What each task gives. */
export interface Results {
  /** u32[horizon * series] */
  readonly rows: Uint32Array;
  readonly gradient: ReplicateGradient;
  readonly difference: DifferenceResult;
}

export type LearnRequest =
  | { readonly kind: 'ground'; readonly ground: Ground }
  | { readonly kind: 'task'; readonly id: number; readonly task: Task };

export type LearnReply =
  | { readonly kind: 'progress'; readonly id: number; readonly fraction: number }
  | { readonly kind: 'done'; readonly id: number; readonly result: Results[Task['kind']] }
  /** `range`: the request was wrong, and the sentence says how. */
  | { readonly kind: 'failed'; readonly id: number; readonly message: string; readonly range: boolean };
