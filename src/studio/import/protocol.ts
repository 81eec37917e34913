/** Messages between the page and the worker that reads tables. Plain data. */
import type { Dialect } from '../../scenario/observe/dialect';
import type { Edits } from '../../scenario/observe/edits';
import type { Encoding } from '../../scenario/observe/encoding';
import type { Plan } from '../../scenario/observe/plan';
import type { Reading } from '../../scenario/observe/read';
import type { Survey } from '../../scenario/observe/survey';

export interface Source {
  readonly file: Blob;
  /** Null: to be detected. */
  readonly encoding: Encoding | null;
}

export type Job =
  | { readonly kind: 'survey'; readonly known: Partial<Dialect> }
  | {
      readonly kind: 'read';
      readonly plan: Plan;
      readonly names: readonly string[];
      readonly name: string;
      readonly edits: Edits;
    };

export interface Ask {
  readonly id: number;
  readonly source: Source;
  /** The worker keeps the text of the last source; another key is another one. */
  readonly key: string;
  readonly job: Job;
}

export interface Surveyed {
  readonly kind: 'survey';
  readonly survey: Survey;
  readonly encoding: Encoding;
  readonly sha256: string;
  /** False: pictures, archives and other files that are no text. */
  readonly textual: boolean;
}

export interface Read {
  readonly kind: 'read';
  readonly reading: Reading;
}

export type Answer = Surveyed | Read;

export type Reply =
  | { readonly id: number; readonly kind: 'progress'; readonly share: number }
  | { readonly id: number; readonly kind: 'done'; readonly answer: Answer }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };
