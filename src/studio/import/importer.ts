/**
 * The import under way: a file, what was found in it, what the person decided, and the overlay it becomes. Nothing outside
 * changes before `add`. Knows no component.
 */
import { createStore } from 'zustand/vanilla';
import type { Dialect } from '../../scenario/observe/dialect';
import { NO_EDITS } from '../../scenario/observe/edits';
import type { Encoding } from '../../scenario/observe/encoding';
import { guessPlan, type Plan } from '../../scenario/observe/plan';
import type { Problem, ProblemKind } from '../../scenario/observe/problem';
import type { Reading } from '../../scenario/observe/read';
import type { Survey } from '../../scenario/observe/survey';
import { metrics } from '../face';
import { words } from '../language';
import { peakShift } from '../overlay';
import type { Overlay } from '../store';
import type { Studio } from '../studio';
import { type Choices, hasWork, type ImportDraft, newDraft, STEPS, type Step } from './draft';
import { hold } from './holding';
import { draftKeeper } from './keeper';
import { focused, guessMetrics, importedOverlay, nextStep, seriesNames, surelyTotals } from './plans';
import { Superseded, TableReader } from './tableReader';

const text = words({
  en: {
    noRows: 'No rows found.',
    pasted: 'pasted table',
    notText: (name: string) => `${name} is not a text file. Save the table as CSV (UTF-8) and open that.`,
    unread: (name: string) => `${name} could not be read. Choose it again.`,
    added: (name: string) => `${name} is on the chart.`,
    undo: 'Undo',
    unfinished: (name: string) => `The import of ${name} is not finished.`,
    goOn: 'Go on',
    discard: 'Discard',
    from: (name: string) => `${name}, from your file.`,
  },
  de: {
    pasted: 'eingefügte Tabelle',
    noRows: 'Keine Zeilen gefunden.',
    notText: (name: string) => `${name} ist keine Textdatei. Tabelle als CSV (UTF-8) speichern und diese öffnen.`,
    unread: (name: string) => `${name} konnte nicht gelesen werden. Bitte noch einmal wählen.`,
    added: (name: string) => `${name} ist im Diagramm.`,
    undo: 'Rückgängig',
    unfinished: (name: string) => `Der Import von ${name} ist nicht abgeschlossen.`,
    goOn: 'Weitermachen',
    discard: 'Verwerfen',
    from: (name: string) => `${name}, aus eigener Datei.`,
  },
});

export interface ImportState {
  readonly draft: ImportDraft | null;
  readonly survey: Survey | null;
  readonly encoding: Encoding | null;
  readonly reading: Reading | null;
  /** Share of the reading that is done; null while nothing is read. */
  readonly busy: number | null;
  /** What is wrong with the file as a whole. */
  readonly fault: string | null;
}

const EMPTY: ImportState = { draft: null, survey: null, encoding: null, reading: null, busy: null, fault: null };

export class Importer {
  readonly store = createStore<ImportState>(() => EMPTY);
  private readonly reader = new TableReader();
  private opened = 0;
  private added = false;
  private release: () => void = () => {};

  constructor(private readonly studio: Studio) {}

  /** Opens the dialog, with what was under way or asking for a file. */
  show(): void {
    this.reader.warm();
    this.studio.dismiss('import');
    this.studio.openDialog('import');
  }

  /** Looks into a file or a pasted text. */
  async open(name: string, file: Blob): Promise<void> {
    await this.begin(newDraft(name, file));
  }

  /** A table that was pasted. */
  async paste(pasted: string): Promise<void> {
    await this.open(text().pasted, new Blob([pasted], { type: 'text/plain' }));
  }

  /** Goes on where a draft was left. */
  async resume(draft: ImportDraft): Promise<void> {
    await this.begin(draft);
  }

  /** The person says how the table is written. */
  async know(known: Partial<Dialect>): Promise<void> {
    this.choose(({ known: before }) => ({ known: { ...before, ...known } }));
    await this.look();
  }

  async encode(encoding: Encoding): Promise<void> {
    this.choose(() => ({ encoding }));
    await this.look();
  }

  /** The person says what columns are and how figures are meant. */
  async plan(patch: Partial<Plan>): Promise<void> {
    const { draft, survey } = this.store.getState();
    const { plan, metrics: before } = draft?.choices ?? {};
    if (!plan || !before || !survey) return;
    const next = { ...plan, ...patch };
    const names = seriesNames(survey, next);
    const kept = Object.fromEntries(Object.entries(before).filter(([, name]) => names.includes(name)));
    const chosen = Object.keys(kept).length > 0 ? kept : guessMetrics(names, this.studio.store.getState().metric);
    this.choose(() => ({ plan: focused(next, survey, chosen), metrics: chosen }));
    await this.read();
  }

  /** Holds a series against a metric; null holds none. */
  async match(metric: string, name: string | null): Promise<void> {
    const { draft, survey } = this.store.getState();
    const { plan } = draft?.choices ?? {};
    if (!plan || !survey) return;
    this.choose(({ metrics: { [metric]: _, ...others } }) => {
      const chosen = name === null ? others : { ...others, [metric]: name };
      return { metrics: chosen, plan: focused(plan, survey, chosen) };
    });
    await this.read();
  }

  /** Choices that need no reading: people and days. */
  place(patch: Pick<Partial<Choices>, 'people' | 'alignment' | 'day'>): void {
    this.choose(() => patch);
  }

  async skipRow({ row }: Problem): Promise<void> {
    await this.edit(({ edits }) => ({ ...edits, rows: [...edits.rows, row] }));
  }

  async skipKind(kind: ProblemKind): Promise<void> {
    await this.edit(({ edits }) => ({ ...edits, kinds: [...edits.kinds, kind] }));
  }

  async fix({ row, column }: Problem, cell: string): Promise<void> {
    await this.edit(({ edits }) => ({ ...edits, cells: { ...edits.cells, [`${row}:${column}`]: cell } }));
  }

  async forgetEdits(): Promise<void> {
    await this.edit(() => NO_EDITS);
  }

  /** Opens a step. */
  go(step: Step): void {
    this.change((draft) => ({ ...draft, step }));
  }

  /** Goes on to the next step that has a question. */
  next(): void {
    const { survey, reading } = this.store.getState();
    if (!survey) return;
    this.change((draft) => {
      const settled = STEPS.filter((step) => step === draft.step || draft.settled.includes(step));
      const done = { ...draft, settled };
      return { ...done, step: nextStep(done, survey, reading) };
    });
  }

  /** The overlay that the import would become now. */
  overlay(): Overlay | null {
    const { draft, reading } = this.store.getState();
    if (!draft || !reading) return null;
    const { start, horizon, agents } = this.studio.store.getState().scenario;
    const overlay = importedOverlay(draft, reading, { start, horizon, agents }, text().from(draft.name));
    if (!overlay || draft.choices.alignment !== 'peaks') return overlay;
    const frame = this.studio.session.frame();
    const metric = metrics.find(({ id }) => Object.hasOwn(overlay.columns, id));
    return frame && metric ? { ...overlay, shift: peakShift(overlay, metric, frame) } : overlay;
  }

  /** Puts the overlay onto the chart and closes the dialog; the notice takes it back. */
  add(): void {
    const overlay = this.overlay();
    if (!overlay) return;
    const before = this.studio.store.getState();
    const known = Object.keys(overlay.columns);
    this.studio.besides(overlay, known.includes(before.metric) ? before.metric : (known[0] ?? before.metric));
    this.added = true;
    this.studio.closeDialog('import');
    const undo = () => {
      this.studio.besides(before.overlay, before.metric);
      this.studio.dismiss('import');
    };
    this.studio.notify({
      id: 'import',
      tone: 'info',
      text: text().added(overlay.observations.name),
      actions: [{ label: text().undo, run: undo }],
    });
  }

  /** Stops reading; a file that nothing is known of yet is let go. */
  cancelReading(): void {
    this.reader.cancel();
    this.store.setState({ busy: null });
    if (!this.store.getState().survey) this.forget();
  }

  /** Another file instead of this one. */
  forget(): void {
    this.reader.close();
    this.reader.warm();
    this.letGo();
  }

  /** Closes the dialog without a change. */
  cancel(): void {
    this.studio.closeDialog('import');
  }

  /** The dialog was closed: work that was put in waits behind a notice, everything else is let go. */
  closed(): void {
    const { draft, survey } = this.store.getState();
    this.reader.close();
    const keep = !this.added && draft !== null && survey !== null && hasWork(draft);
    this.added = false;
    if (!keep) {
      this.letGo();
      return;
    }
    offer(this.studio, draft, () => {
      this.show();
      this.store.setState({ busy: null });
    });
  }

  /** The file and everything said about it. */
  letGo(): void {
    this.store.setState(EMPTY);
    this.release();
    void draftKeeper.save(null);
  }

  private async begin(draft: ImportDraft): Promise<void> {
    this.opened++;
    this.release();
    this.release = hold();
    this.store.setState({ ...EMPTY, draft });
    this.show();
    await this.look();
  }

  /** Surveys the table and plans anew, keeping what the person chose where it still fits. */
  private async look(): Promise<void> {
    const { draft } = this.store.getState();
    if (!draft) return;
    const { choices } = draft;
    const surveyed = await this.attempt((progress) =>
      this.reader.survey(this.source(), this.key(), { kind: 'survey', known: choices.known }, progress),
    );
    if (!surveyed) return;
    const { survey, encoding, sha256, textual } = surveyed;
    const fault = textual ? (survey.rows === 0 ? text().noRows : null) : text().notText(draft.name);
    if (fault !== null) {
      this.store.setState({ ...EMPTY, fault });
      void draftKeeper.save(null);
      return;
    }
    this.store.setState({ survey, encoding });
    const plan = replan(survey, choices.plan);
    const names = seriesNames(survey, plan);
    const kept = Object.fromEntries(Object.entries(choices.metrics).filter(([, name]) => names.includes(name)));
    const chosen = Object.keys(kept).length > 0 ? kept : guessMetrics(names, this.studio.store.getState().metric);
    this.change((before) => ({
      ...before,
      sha256,
      choices: { ...before.choices, plan: focused(plan, survey, chosen), metrics: chosen },
    }));
    const first = choices.plan === null;
    await this.read();
    const { reading } = this.store.getState();
    if (!first || !reading) return;
    const totals = surelyTotals(reading);
    if (totals.length > 0) await this.plan({ totals });
    this.change((now) => ({ ...now, step: nextStep(now, survey, this.store.getState().reading) }));
  }

  private async read(): Promise<void> {
    const { draft, survey } = this.store.getState();
    const plan = draft?.choices.plan;
    if (!draft || !survey || !plan) return;
    const names = survey.columns.map(({ name }) => name);
    const { name, edits } = draft;
    const read = await this.attempt((progress) =>
      this.reader.read(this.source(), this.key(), { kind: 'read', plan, names, name, edits }, progress),
    );
    if (read) this.store.setState({ reading: read.reading });
  }

  /** Runs a job with its progress shown. Null where it was cancelled or failed, which is told. */
  private async attempt<T>(job: (progress: (share: number) => void) => Promise<T>): Promise<T | null> {
    this.store.setState({ busy: 0, fault: null });
    try {
      const result = await job((busy) => this.store.setState({ busy }));
      this.store.setState({ busy: null });
      return result;
    } catch (error) {
      if (error instanceof Superseded) return null;
      const name = this.store.getState().draft?.name ?? '';
      this.store.setState({ ...EMPTY, fault: text().unread(name) });
      return null;
    }
  }

  private async edit(edits: (draft: ImportDraft) => ImportDraft['edits']): Promise<void> {
    this.change((draft) => ({ ...draft, edits: edits(draft) }));
    await this.read();
  }

  private choose(patch: (choices: Choices) => Partial<Choices>): void {
    this.change((draft) => ({ ...draft, choices: { ...draft.choices, ...patch(draft.choices) } }));
  }

  private change(next: (draft: ImportDraft) => ImportDraft): void {
    const { draft } = this.store.getState();
    if (!draft) return;
    const changed = next(draft);
    this.store.setState({ draft: changed });
    void draftKeeper.save(changed);
  }

  private source() {
    const { draft } = this.store.getState();
    return { file: draft?.file ?? new Blob(), encoding: draft?.choices.encoding ?? null };
  }

  private key(): string {
    return `${this.opened} ${this.store.getState().draft?.choices.encoding ?? ''}`;
  }
}

/** A plan for a table that is read differently now: the person's columns where they still exist, the rest guessed. */
function replan(survey: Survey, before: Plan | null): Plan {
  const guess = guessPlan(survey);
  if (!before) return guess;
  const { dialect } = survey;
  const same = before.dialect.delimiter === dialect.delimiter && before.dialect.header === dialect.header;
  const fits = [before.time, ...before.values].every((at) => at < survey.columns.length);
  return same && fits && before.time >= 0 && before.values.length > 0 ? { ...before, dialect } : guess;
}

/** Says that an import waits, with the way back to it. */
export function offer(studio: Studio, draft: ImportDraft, goOn: () => void): void {
  const discard = () => {
    studio.dismiss('import');
    importerOf(studio).letGo();
  };
  studio.notify({
    id: 'import',
    tone: 'info',
    text: text().unfinished(draft.name),
    actions: [
      { label: text().goOn, run: goOn },
      { label: text().discard, run: discard },
    ],
  });
}

const importers = new WeakMap<Studio, Importer>();

/** The importer of a studio. */
export function importerOf(studio: Studio): Importer {
  let importer = importers.get(studio);
  if (!importer) {
    importer = new Importer(studio);
    importers.set(studio, importer);
  }
  return importer;
}
