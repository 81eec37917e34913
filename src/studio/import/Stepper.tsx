/** The steps with what is known at each: where one is, what was passed over, and the way back. */

import { language, words } from '../language';
import { type ImportDraft, STEPS, type Step } from './draft';
import type { ImportState } from './importer';
import { asks } from './plans';
import { useImporter, useImportState } from './useImport';

const text = words({
  en: {
    nav: 'Steps of the import',
    table: 'Table',
    columns: 'Columns',
    units: 'Units',
    problems: 'Problems',
    chart: 'Chart',
    marks: { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' },
    rows: (count: number) => (count === 1 ? '1 row' : `${count.toLocaleString('en')} rows`),
    series: (count: number) => (count === 1 ? '1 series' : `${count} series`),
    daily: 'daily',
    weekly: 'weekly',
    irregular: 'uneven',
    people: (count: number) => `${count.toLocaleString('en')} people`,
    asRun: 'scaled 1 : 1',
    none: 'none',
    open: (count: number) => `${count.toLocaleString('en')} to settle`,
    skipped: (count: number) => `${count.toLocaleString('en')} left out`,
    question: 'needs an answer',
  },
  de: {
    nav: 'Schritte des Imports',
    table: 'Tabelle',
    columns: 'Spalten',
    units: 'Einheiten',
    problems: 'Probleme',
    chart: 'Diagramm',
    marks: { ',': 'Kommas', ';': 'Semikolons', '\t': 'Tabulatoren', '|': 'Striche' },
    rows: (count: number) => (count === 1 ? '1 Zeile' : `${count.toLocaleString('de')} Zeilen`),
    series: (count: number) => (count === 1 ? '1 Reihe' : `${count} Reihen`),
    daily: 'täglich',
    weekly: 'wöchentlich',
    irregular: 'ungleichmäßig',
    people: (count: number) => `${count.toLocaleString('de')} Menschen`,
    asRun: 'Maßstab 1 : 1',
    none: 'keine',
    open: (count: number) => `${count.toLocaleString('de')} zu klären`,
    skipped: (count: number) => `${count.toLocaleString('de')} ausgelassen`,
    question: 'braucht eine Antwort',
  },
});

export function Stepper() {
  const importer = useImporter();
  const state = useImportState((all) => all);
  const { draft, survey, reading } = state;
  if (!draft || !survey) return null;
  return (
    <nav aria-label={text().nav}>
      <ol className="import-stepper">
        {STEPS.map((step, at) => {
          const open = step !== 'chart' && asks(step, draft, survey, reading);
          return (
            <li key={step}>
              <button
                type="button"
                aria-current={draft.step === step ? 'step' : undefined}
                data-open={open}
                onClick={() => importer.go(step)}
              >
                <span className="import-step-name">
                  {at + 1} {text()[step]}
                </span>
                <small>{open && step !== 'problems' ? text().question : summary(step, draft, state)}</small>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function dateRange(days: Float64Array): string {
  const format = new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeZone: 'UTC' });
  return format.formatRange(days[0] * 86_400_000, days[days.length - 1] * 86_400_000);
}

function summary(step: Step, { choices }: ImportDraft, { survey, reading }: ImportState): string {
  switch (step) {
    case 'table':
      return survey ? `${text().rows(survey.rows)}, ${text().marks[survey.dialect.delimiter]}` : '';
    case 'columns': {
      const place = choices.plan?.place?.value;
      return `${place ? `${place}, ` : ''}${text().series(Object.keys(choices.metrics).length)}`;
    }
    case 'units': {
      const people = choices.people ?? reading?.population;
      const interval = reading?.observations?.interval;
      return `${interval ? `${text()[interval]}, ` : ''}${people ? text().people(people) : text().asRun}`;
    }
    case 'problems': {
      const count = Object.values(reading?.counts ?? {}).reduce((sum, one) => sum + one, 0);
      if (count > 0) return text().open(count);
      return reading && reading.skipped > 0 ? text().skipped(reading.skipped) : text().none;
    }
    case 'chart':
      return reading?.observations?.dates.length ? dateRange(reading.observations.days) : '';
  }
}
