/** Settings with the effect of one step, largest first, and how each stood the check. */
import { useId, useState } from 'react';
import { fileStem } from '../export/caption';
import { csvText } from '../export/csvText';
import { download } from '../exports';
import { labelOf } from '../protocol/row';
import { type Explanation, isNumber, isSure, type Row, rowsOf } from './explanation';
import { effectText, ratioText, stepText, verdictOf, verdictText } from './rowWords';
import type { Why } from './why';
import { sensitivityTable } from './whyFigures';
import { whyWords } from './whyWords';

/** Rows shown at first. */
const FIRST = 10;

interface GradientTableProps {
  readonly why: Why;
  readonly explanation: Explanation;
  readonly rows: readonly Row[];
  /** Nothing can be checked now. */
  readonly idle: boolean;
}

export function GradientTable({ why, explanation, rows, idle }: GradientTableProps) {
  const [all, setAll] = useState(false);
  const id = useId();
  const said = whyWords();
  const { world, objective, scenario } = explanation;
  const every = rowsOf(explanation);
  const working = new Set(every.map((row) => row.id));
  const silent = world.definition.parameters.filter(isNumber).filter((one) => {
    const known = Object.hasOwn(explanation.gradients[0]?.parameters ?? {}, one.id);
    return known && !working.has(one.id);
  }).length;
  const save = () =>
    download(
      `${fileStem(scenario)}-sensitivity-${objective}.csv`,
      'text/csv',
      csvText(sensitivityTable(explanation, every)),
    );
  return (
    <section className="panel chart why-table" aria-labelledby={id}>
      <div className="chart-head">
        <h3 id={id}>{said.table}</h3>
        <button type="button" className="quiet" onClick={save}>
          {said.csv}
        </button>
      </div>
      <table aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{said.setting}</th>
            <th scope="col">{said.effect}</th>
            <th scope="col">{said.checked}</th>
          </tr>
        </thead>
        <tbody>
          {(all ? rows : rows.slice(0, FIRST)).map((row) => {
            const label = labelOf(row.parameter, world.face);
            return (
              <tr key={row.id} data-row={row.id} data-sure={isSure(row.effect) !== false}>
                <th scope="row">
                  {label}
                  <small className="why-form">
                    <span className="why-step">{stepText(explanation, row)}</span> ·{' '}
                    <span title={said.forms}>{formText(row.form)}</span>
                  </small>
                </th>
                <td>{effectText(explanation, row)}</td>
                <td>
                  <Check row={row} label={label} idle={idle} onCheck={() => void why.check([row.id])} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length > FIRST && (
        <button type="button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? said.fewer : said.all(rows.length)}
        </button>
      )}
      <p className="note">{said.note}</p>
      {silent > 0 && <p className="note">{said.other(silent)}</p>}
    </section>
  );
}

interface CheckProps {
  readonly row: Row;
  readonly label: string;
  readonly idle: boolean;
  onCheck(): void;
}

function Check({ row, label, idle, onCheck }: CheckProps) {
  const said = whyWords();
  const verdict = verdictOf(row);
  if (!verdict) {
    return (
      <button type="button" aria-label={said.checkOne(label)} disabled={!idle} onClick={onCheck}>
        {said.checkShort}
      </button>
    );
  }
  const pairs = row.fidelity?.n ?? 0;
  const ratio = ratioText(row);
  return (
    <span className="why-check" data-verdict={verdict} title={said.ratio(ratio, pairs)}>
      {verdict === 'noisy' ? ratio : <b>{ratio}</b>} <small>{verdictText(verdict)}</small> <small>n = {pairs}</small>
    </span>
  );
}

/** `pivotal + score` in plain words. */
export function formText(form: string): string {
  const { formOf } = whyWords();
  return form
    .split(' + ')
    .map((one) => formOf[one] ?? one)
    .join(' + ');
}
