/** Editor of a table parameter: a cell for each entry, paste from a spreadsheet, bounds with messages. Applied as one step of undo. */
import { useState } from 'react';
import type { TableParameter } from '../../scenario/parameter';
import { useStudio, useStudioState } from '../context';
import { copy } from '../exports';
import { words } from '../language';
import { Dialog } from '../ui/Dialog';
import { fieldText } from './numbers';
import { useProtocol } from './protocolStore';
import { isPercent, labelOf, unitOf } from './row';
import { tidy } from './scale';
import { copiedTable, type Fault, pastedCells, readCells, withCells } from './tableText';

const text = words({
  en: {
    title: 'Table',
    hint: (unit: string) =>
      `${unit === '' ? '' : `In ${unit}. `}Paste a column or a row of a spreadsheet into any cell.`,
    entry: 'Entry',
    value: 'Value',
    standard: 'Default values',
    copy: 'Copy as a table',
    copied: 'Copied ✓',
    cancel: 'Cancel',
    apply: 'Apply',
    source: (source: string) => `Source of the default: ${source}.`,
    none: (entry: string, typed: string) => `${entry}: “${typed}” is not a number. Example: 5`,
    below: (entry: string, typed: string, limit: string) => `${entry}: ${typed} is below the limit, ${limit}.`,
    above: (entry: string, typed: string, limit: string) => `${entry}: ${typed} is above the limit, ${limit}.`,
    more: (count: number) => `and ${count} more`,
  },
  de: {
    title: 'Tabelle',
    hint: (unit: string) =>
      `${unit === '' ? '' : `In ${unit}. `}Spalte oder Zeile aus einer Tabellenkalkulation in eine Zelle einfügen.`,
    entry: 'Eintrag',
    value: 'Wert',
    standard: 'Vorgaben',
    copy: 'Als Tabelle kopieren',
    copied: 'Kopiert ✓',
    cancel: 'Abbrechen',
    apply: 'Übernehmen',
    source: (source: string) => `Quelle der Vorgabe: ${source}.`,
    none: (entry: string, typed: string) => `${entry}: „${typed}“ ist keine Zahl. Beispiel: 5`,
    below: (entry: string, typed: string, limit: string) => `${entry}: ${typed} liegt unter der Grenze ${limit}.`,
    above: (entry: string, typed: string, limit: string) => `${entry}: ${typed} liegt über der Grenze ${limit}.`,
    more: (count: number) => `und ${count} weitere`,
  },
});

const MOST_MESSAGES = 4;

export default function TableDialog() {
  const { definition, face } = useStudio().world();
  const id = useProtocol((view) => view.table);
  const parameter = definition.parameters.find((one): one is TableParameter => one.id === id && one.kind === 'table');
  if (!parameter) return null;
  return (
    <Dialog name="table" title={labelOf(parameter, face)}>
      <Editor key={parameter.id} parameter={parameter} />
    </Dialog>
  );
}

function Editor({ parameter }: { readonly parameter: TableParameter }) {
  const studio = useStudio();
  const { id, entries, description, source, default: standard } = parameter;
  const rowFace = studio.world().face?.rows[id];
  const percent = isPercent(parameter, rowFace);
  const unit = unitOf(parameter.unit, percent, rowFace);
  const factor = percent ? 100 : 1;
  const shown = (values: readonly number[]) => values.map((value) => fieldText(tidy(value * factor)));
  const present = useStudioState(({ scenario }) => scenario.values[id]) as readonly number[];
  const [cells, setCells] = useState<readonly string[]>(() => shown(present));
  const [copied, setCopied] = useState(false);
  const [min, max] = [tidy(parameter.min * factor), tidy(parameter.max * factor)];
  const { values, faults } = readCells(cells, min, max);
  const most = Math.max(...values.filter(Number.isFinite), 0);
  const close = () => studio.closeDialog('table');
  const apply = () => {
    studio.change({ [id]: values.map((value) => tidy(value / factor)) }, id);
    close();
  };
  return (
    <form
      className="table-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (faults.length === 0) apply();
      }}
    >
      <p>{description}</p>
      <p className="note">{text().hint(unit)}</p>
      <div className="cells">
        {entries.map((entry, k) => {
          const faulty = faults.some((fault) => fault.entry === k);
          const width = most > 0 && Number.isFinite(values[k]) ? (100 * Math.max(0, values[k])) / most : 0;
          return (
            <label key={entry} className="cell" style={{ '--fill': `${Math.min(100, width)}%` }}>
              <span>{entry}</span>
              <input
                className="number"
                type="text"
                inputMode="decimal"
                autoComplete="off"
                value={cells[k]}
                aria-invalid={faulty}
                onChange={(event) => setCells(withCells(cells, k, [event.target.value]))}
                onPaste={(event) => {
                  const pasted = event.clipboardData.getData('text');
                  if (!/[\t\n]/.test(pasted.trim())) return;
                  event.preventDefault();
                  setCells(withCells(cells, k, pastedCells(pasted)));
                }}
              />
            </label>
          );
        })}
      </div>
      <output className="message">
        {faults.length > 0 && <Faults faults={faults} entries={entries} min={fieldText(min)} max={fieldText(max)} />}
      </output>
      <p className="note">{text().source(source)}</p>
      <div className="dialog-actions">
        <button type="button" onClick={() => setCells(shown(standard))}>
          {text().standard}
        </button>
        <button type="button" onClick={() => void copy(copiedTable(entries, values)).then((done) => setCopied(done))}>
          {copied ? text().copied : text().copy}
        </button>
        <span className="spring" />
        <button type="button" onClick={close}>
          {text().cancel}
        </button>
        <button type="submit" className="primary" disabled={faults.length > 0}>
          {text().apply}
        </button>
      </div>
    </form>
  );
}

interface FaultsProps {
  readonly faults: readonly Fault[];
  readonly entries: readonly string[];
  readonly min: string;
  readonly max: string;
}

function Faults({ faults, entries, min, max }: FaultsProps) {
  const said = ({ entry, kind, typed }: Fault) =>
    kind === 'none'
      ? text().none(entries[entry], typed)
      : kind === 'below'
        ? text().below(entries[entry], typed, min)
        : text().above(entries[entry], typed, max);
  const rest = faults.length - MOST_MESSAGES;
  return (
    <ul>
      {faults.slice(0, MOST_MESSAGES).map((fault) => (
        <li key={fault.entry}>{said(fault)}</li>
      ))}
      {rest > 0 && <li>{text().more(rest)}</li>}
    </ul>
  );
}
