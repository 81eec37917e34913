/** The wizard's frame: a file to choose, steps that can be reopened, what is being read, and the way on. */
import { useEffect, useRef } from 'react';
import { bytes } from '../format';
import { words } from '../language';
import { Dialog } from '../ui/Dialog';
import { ChartStep } from './ChartStep';
import { ColumnsStep } from './ColumnsStep';
import type { Step } from './draft';
import './import.css';
import { ProblemsStep } from './ProblemsStep';
import { SourceStep } from './SourceStep';
import { Stepper } from './Stepper';
import { TableStep } from './TableStep';
import { UnitsStep } from './UnitsStep';
import { useImporter, useImportState } from './useImport';

const text = words({
  en: {
    title: 'Import observations',
    reading: (name: string, done: string, all: string) => `Reading ${name}: ${done} of ${all}`,
    stop: 'Stop',
    next: 'Next',
    add: 'Add to the chart',
    other: 'Another file …',
    cancel: 'Cancel',
    problems: (count: number) => (count === 1 ? '1 problem to settle.' : `${count} problems to settle.`),
    none: 'No problems.',
  },
  de: {
    title: 'Beobachtungen importieren',
    reading: (name: string, done: string, all: string) => `${name} wird gelesen: ${done} von ${all}`,
    stop: 'Anhalten',
    next: 'Weiter',
    add: 'Ins Diagramm',
    other: 'Andere Datei …',
    cancel: 'Abbrechen',
    problems: (count: number) => (count === 1 ? '1 Problem zu klären.' : `${count} Probleme zu klären.`),
    none: 'Keine Probleme.',
  },
});

const SHOWN_BYTES = 1e6;

const PANELS: Readonly<Record<Step, () => React.ReactNode>> = {
  table: TableStep,
  columns: ColumnsStep,
  units: UnitsStep,
  problems: ProblemsStep,
  chart: ChartStep,
};

export default function ImportDialog() {
  const importer = useImporter();
  const hasDraft = useImportState(({ draft }) => draft !== null);
  const hasSurvey = useImportState(({ survey }) => survey !== null);
  return (
    <Dialog name="import" title={text().title} wide onClosed={() => importer.closed()}>
      <div className="import">
        <Announcement />
        {!hasDraft && <SourceStep />}
        <Busy />
        {hasDraft && hasSurvey && <Steps />}
      </div>
    </Dialog>
  );
}

function Steps() {
  const importer = useImporter();
  const step = useImportState(({ draft }) => draft?.step ?? 'table');
  const busy = useImportState((state) => state.busy !== null);
  const ready = useImportState(({ reading, draft }) => canAdd(reading?.observations ?? null, draft?.choices.metrics));
  const place = useRef<HTMLDivElement>(null);
  // Also when a file was just read: the first step shown is where its questions begin.
  useEffect(() => {
    const root = place.current;
    const target = step === 'chart' ? root?.querySelector<HTMLElement>('.primary:not(:disabled)') : null;
    (target ?? root?.querySelector<HTMLElement>('h3'))?.focus();
  }, [step]);
  const Panel = PANELS[step];
  return (
    <div ref={place} className="import-steps">
      <Stepper />
      <section className="import-panel">
        <Panel />
      </section>
      <div className="dialog-actions">
        {step === 'chart' ? (
          <button type="button" className="primary" disabled={busy || !ready} onClick={() => importer.add()}>
            {text().add}
          </button>
        ) : (
          <button type="button" className="primary" disabled={busy} onClick={() => importer.next()}>
            {text().next}
          </button>
        )}
        <button type="button" onClick={() => importer.forget()}>
          {text().other}
        </button>
        <button type="button" onClick={() => importer.cancel()}>
          {text().cancel}
        </button>
      </div>
    </div>
  );
}

function canAdd(observations: object | null, metrics: object = {}): boolean {
  return observations !== null && Object.keys(metrics).length > 0;
}

function Busy() {
  const importer = useImporter();
  const busy = useImportState((state) => state.busy);
  const draft = useImportState((state) => state.draft);
  // Smaller files are read before a bar could be seen.
  if (busy === null || !draft || draft.file.size < SHOWN_BYTES) return null;
  const { size } = draft.file;
  return (
    <div className="import-busy">
      <label>
        {text().reading(draft.name, bytes(busy * size), bytes(size))}
        <progress value={busy} max={1} />
      </label>
      <button type="button" onClick={() => importer.cancelReading()}>
        {text().stop}
      </button>
    </div>
  );
}

/** What readers of the screen hear when something was read. */
function Announcement() {
  const reading = useImportState((state) => state.reading);
  const count = Object.values(reading?.counts ?? {}).reduce((sum, one) => sum + one, 0);
  return (
    <p className="hidden" role="status">
      {reading && (count > 0 ? text().problems(count) : text().none)}
    </p>
  );
}
