/** Step 4: what cannot be read, each with its place and three ways on: leave the row out, mend the cell, leave all such out. */
import { type FormEvent, useEffect, useId, useRef } from 'react';
import { PROBLEM_KINDS, type Problem, type ProblemKind } from '../../scenario/observe/problem';
import { whole } from '../format';
import { words } from '../language';
import { problemText } from './problemWords';
import { useImporter, useImportState } from './useImport';

const text = words({
  en: {
    heading: (count: string) => `${count} ${count === '1' ? 'problem' : 'problems'} to settle`,
    settled: 'No problems',
    clean: 'Every row can be read.',
    skipped: (count: string) => `${count} left out by you.`,
    nothing: 'Nothing is left to put onto the chart. Take back what was left out, or choose other columns.',
    skipRow: 'Skip row',
    fix: 'Fix',
    instead: 'Instead',
    skipAll: (count: string, what: string) => `Skip all ${count} ${what}`,
    addUp: 'Add up rows of the same day',
    more: (count: string) => `and ${count} more, shown when these are settled.`,
    back: 'Take back what was left out and mended',
  },
  de: {
    heading: (count: string) => `${count} ${count === '1' ? 'Problem' : 'Probleme'} zu klären`,
    settled: 'Keine Probleme',
    clean: 'Jede Zeile ist lesbar.',
    skipped: (count: string) => `${count} ausgelassen.`,
    nothing: 'Es bleibt nichts für das Diagramm. Auslassungen zurücknehmen oder andere Spalten wählen.',
    skipRow: 'Zeile auslassen',
    fix: 'Ändern',
    instead: 'Stattdessen',
    skipAll: (count: string, what: string) => `Alle ${count} ${what} auslassen`,
    addUp: 'Zeilen desselben Tages addieren',
    more: (count: string) => `und ${count} weitere, sichtbar, wenn diese geklärt sind.`,
    back: 'Auslassungen und Änderungen zurücknehmen',
  },
});

/** Problems on screen at a time. */
const SHOWN = 20;

export function ProblemsStep() {
  const importer = useImporter();
  const reading = useImportState((state) => state.reading);
  const edits = useImportState(({ draft }) => draft?.edits);
  const heading = useRef<HTMLHeadingElement>(null);
  const settled = useRef(edits);
  useEffect(() => {
    // What had the focus went with its problem.
    if (reading && settled.current !== edits) heading.current?.focus();
    settled.current = edits;
  }, [reading, edits]);
  if (!reading || !edits) return null;
  const { problems, counts, skipped, observations } = reading;
  const total = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const edited = Object.keys(edits.cells).length + edits.rows.length + edits.kinds.length > 0;
  const several = PROBLEM_KINDS.flatMap((kind): [ProblemKind, number][] => {
    const count = counts[kind] ?? 0;
    return count > 1 ? [[kind, count]] : [];
  });
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {total > 0 ? text().heading(whole(total)) : text().settled}
      </h3>
      {total === 0 && observations && <p>{text().clean}</p>}
      {!observations && total === 0 && <p className="import-doubt">{text().nothing}</p>}
      {skipped > 0 && <p className="note">{text().skipped(whole(skipped))}</p>}
      <div className="import-all">
        {several.map(([kind, count]) => (
          <button key={kind} type="button" onClick={() => void importer.skipKind(kind)}>
            {text().skipAll(whole(count), problemText().kinds[kind])}
          </button>
        ))}
        {(counts.twice ?? 0) > 0 && (
          <button type="button" onClick={() => void importer.plan({ sum: true })}>
            {text().addUp}
          </button>
        )}
        {edited && (
          <button type="button" onClick={() => void importer.forgetEdits()}>
            {text().back}
          </button>
        )}
      </div>
      <ul className="import-problems">
        {problems.slice(0, SHOWN).map((problem) => (
          <ProblemItem key={`${problem.row}:${problem.column}:${problem.kind}`} problem={problem} />
        ))}
      </ul>
      {total > SHOWN && <p className="note">{text().more(whole(total - SHOWN))}</p>}
    </>
  );
}

function ProblemItem({ problem }: { readonly problem: Problem }) {
  const importer = useImporter();
  const id = useId();
  const place = problemText().place(problem);
  const fix = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const cell = new FormData(event.currentTarget).get('cell');
    if (typeof cell === 'string') void importer.fix(problem, cell);
  };
  return (
    <li>
      <p id={id}>
        <span className="mark" aria-hidden="true">
          !
        </span>
        <strong>{place}</strong>: {problemText().what(problem)}
      </p>
      <div className="import-ways">
        {problem.column >= 0 && (
          <form onSubmit={fix}>
            <input
              name="cell"
              type="text"
              autoComplete="off"
              spellCheck={false}
              aria-label={`${text().instead}, ${place}`}
              defaultValue={problem.value}
            />
            <button type="submit" aria-describedby={id}>
              {text().fix}
            </button>
          </form>
        )}
        <button type="button" aria-describedby={id} onClick={() => void importer.skipRow(problem)}>
          {text().skipRow}
        </button>
      </div>
    </li>
  );
}
