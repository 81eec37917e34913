/** An import under way as plain data that structured cloning copies: what a reload or a killed tab must not lose. */
import type { Dialect } from '../../scenario/observe/dialect';
import { type Edits, NO_EDITS } from '../../scenario/observe/edits';
import type { Encoding } from '../../scenario/observe/encoding';
import type { Plan } from '../../scenario/observe/plan';

/** In the order of the wizard. `source`: no file yet. */
export const STEPS = ['table', 'columns', 'units', 'problems', 'chart'] as const;
export type Step = (typeof STEPS)[number];

/** How observations are put onto the days of the run. */
export type Alignment = 'calendar' | 'day' | 'peaks';

export interface Choices {
  readonly encoding: Encoding | null;
  /** What the person settled about the dialect. */
  readonly known: Partial<Dialect>;
  /** Null until the table was looked at. */
  readonly plan: Plan | null;
  /** Series held against each metric, by the metric's id. */
  readonly metrics: Readonly<Record<string, string>>;
  /** People that the figures are about; null: as many as in the run. */
  readonly people: number | null;
  readonly alignment: Alignment;
  /** First day for the alignment `day`. */
  readonly day: number;
}

export interface ImportDraft {
  readonly name: string;
  readonly file: Blob;
  /** '' until the file was read. */
  readonly sha256: string;
  readonly step: Step;
  /** Steps that the person went on from. */
  readonly settled: readonly Step[];
  readonly choices: Choices;
  readonly edits: Edits;
}

/** Where drafts are kept. Neither method rejects. */
export interface DraftKeeper {
  /** `null` forgets. */
  save(draft: ImportDraft | null): Promise<void>;
  restore(): Promise<ImportDraft | null>;
}

export const NO_CHOICES: Choices = {
  encoding: null,
  known: {},
  plan: null,
  metrics: {},
  people: null,
  alignment: 'calendar',
  day: 0,
};

/** The draft of a file nobody has looked at. */
export function newDraft(name: string, file: Blob): ImportDraft {
  return { name, file, sha256: '', step: 'table', settled: [], choices: NO_CHOICES, edits: NO_EDITS };
}

/** Whether the person put work into it that closing the dialog would throw away. */
export function hasWork({ settled, edits, choices }: ImportDraft): boolean {
  return (
    settled.length > 0 ||
    Object.keys(edits.cells).length + edits.rows.length + edits.kinds.length > 0 ||
    Object.keys(choices.known).length > 0 ||
    choices.people !== null
  );
}
