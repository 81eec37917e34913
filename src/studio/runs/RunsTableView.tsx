/** The open strip: every run with its outcomes and what to do with it, a filter, and the same table as a file. */
import { useId } from 'react';
import { useStudio } from '../context';
import { csvText } from '../export/csvText';
import { download } from '../exports';
import { signed } from '../format';
import { HEADLINES } from '../headlines';
import { words } from '../language';
import { settingLabel, settingText } from './differences';
import { LineSample, placesOf } from './LineSample';
import { NameField } from './NameField';
import { outcomeText } from './runNumbers';
import { OUTCOME, runsTable } from './runsTable';
import { runWords } from './runWords';
import { type Listed, useFilteredRuns, useListedRuns, useRuns } from './useRuns';

const text = words({
  en: {
    filter: 'Filter runs',
    starred: 'Starred only',
    save: 'Save as runs.csv',
    columns: { run_id: 'Run', name: 'Name', model: 'Model', scenario_hash: 'Hash', seed: 'Seed', agents: 'People' },
    level: 'Level',
    act: 'Actions',
    star: (letter: string) => `Star run ${letter}`,
    draw: (letter: string) => `Draw run ${letter} in the charts`,
    drawn: 'Draw',
    pin: 'Pin as A',
    remove: (letter: string) => `Delete run ${letter}`,
    pinRun: (letter: string) => `Pin as A: run ${letter}`,
    show: 'Show',
    showRun: (letter: string) => `Show the settings of run ${letter}`,
    keep: 'Keep',
    keepRun: 'Keep run B',
    none: 'not finished',
    vsA: (difference: string) => `${difference} to A`,
    noMatch: 'No kept run matches the filter.',
    empty: 'Nothing is kept yet. “Keep” puts the run shown into this table, on this device.',
    note: (letter: string) => `Note on run ${letter}`,
    notePlace: 'Note',
    nameOf: (letter: string) => `Name of run ${letter}`,
  },
  de: {
    filter: 'Läufe filtern',
    starred: 'Nur mit Stern',
    save: 'Als runs.csv speichern',
    columns: {
      run_id: 'Lauf',
      name: 'Name',
      model: 'Modell',
      scenario_hash: 'Hash',
      seed: 'Startwert',
      agents: 'Menschen',
    },
    level: 'Stufe',
    act: 'Aktionen',
    star: (letter: string) => `Lauf ${letter} mit Stern`,
    draw: (letter: string) => `Lauf ${letter} in die Diagramme zeichnen`,
    drawn: 'Zeichnen',
    pin: 'Als A merken',
    remove: (letter: string) => `Lauf ${letter} löschen`,
    pinRun: (letter: string) => `Als A merken: Lauf ${letter}`,
    show: 'Zeigen',
    showRun: (letter: string) => `Einstellungen von Lauf ${letter} zeigen`,
    keep: 'Behalten',
    keepRun: 'Lauf B behalten',
    none: 'nicht fertig',
    vsA: (difference: string) => `${difference} zu A`,
    noMatch: 'Kein behaltener Lauf passt zum Filter.',
    empty: 'Noch ist nichts behalten. „Behalten“ legt den gezeigten Lauf in diese Tabelle, auf diesem Gerät.',
    note: (letter: string) => `Notiz zu Lauf ${letter}`,
    notePlace: 'Notiz',
    nameOf: (letter: string) => `Name des Laufs ${letter}`,
  },
});

export default function RunsTableView() {
  const studio = useStudio();
  const all = useListedRuns();
  const listed = useFilteredRuns();
  const filter = useRuns((state) => state.filter);
  const starredOnly = useRuns((state) => state.starredOnly);
  const filterId = useId();
  const { definition } = studio.world();
  const table = runsTable(listed, definition);
  const places = placesOf(all);
  const pinned = listed.find(({ letter }) => letter === 'A')?.outcomes ?? null;
  const kept = all.filter((run) => run.kept).length;
  const shownKept = listed.filter((run) => run.kept).length;
  const labelOf = (column: string) => {
    const fixed: Readonly<Record<string, string>> = { ...text().columns, level: text().level };
    const parameter = definition.parameters.find(({ id }) => id === column);
    if (parameter) return settingLabel(parameter);
    const outcome = HEADLINES.find((id) => OUTCOME + id === column);
    return outcome ? runWords().outcomes[outcome] : fixed[column];
  };
  const save = () =>
    download('runs.csv', 'text/csv', csvText([table.columns, ...table.rows.map(({ cells }) => cells)]));
  return (
    <>
      <div className="strip-tools">
        <label htmlFor={filterId}>{text().filter}</label>
        <input
          id={filterId}
          type="search"
          value={filter}
          onChange={(event) => studio.runs.store.setState({ filter: event.target.value })}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={starredOnly}
            onChange={(event) => studio.runs.store.setState({ starredOnly: event.target.checked })}
          />
          {text().starred}
        </label>
        <span className="strip-note">{kept === 0 ? text().empty : shownKept === 0 ? text().noMatch : ''}</span>
        <button type="button" onClick={save}>
          {text().save}
        </button>
      </div>
      <div className="strip-scroll">
        <table className="runs-table">
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {labelOf(column)}
                </th>
              ))}
              <th scope="col">{text().act}</th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ cells }, row) => {
              const run = listed[row];
              return (
                <tr key={run.letter} data-run={run.letter}>
                  {table.columns.map((column, k) => (
                    <TableCell
                      key={column}
                      column={column}
                      run={run}
                      value={cells[k]}
                      place={places.get(run.letter) ?? null}
                      pinned={pinned}
                    />
                  ))}
                  <td>
                    <div className="run-actions">
                      <RowActions run={run} />
                      {run.kept && <KeptActions run={run} kept={run.kept} />}
                    </div>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface TableCellProps {
  readonly column: string;
  readonly run: Listed;
  readonly value: string | number | boolean | null;
  readonly place: number | null;
  readonly pinned: Readonly<Record<string, number>> | null;
}

/** The value as it is in the file stands in `data`, beside the value as people read it. */
function TableCell({ column, run, value, place, pinned }: TableCellProps) {
  const studio = useStudio();
  const raw = value === null ? '' : String(value);
  if (column === 'run_id') {
    return (
      <th scope="row">
        <data value={raw} data-column={column}>
          <LineSample place={place} /> {raw}
        </data>
      </th>
    );
  }
  if (column === 'name') {
    return (
      <td className="names">
        <data value={raw} data-column={column}>
          {run.kept ? (
            <NameField
              value={run.kept.name}
              label={text().nameOf(run.letter)}
              commit={(name) => studio.runs.change(run.hash, { name })}
            />
          ) : (
            raw
          )}
        </data>
        {run.kept && (
          <NameField
            value={run.kept.note}
            label={text().note(run.letter)}
            placeholder={text().notePlace}
            commit={(note) => studio.runs.change(run.hash, { note })}
          />
        )}
      </td>
    );
  }
  if (column.startsWith(OUTCOME)) {
    const id = column.slice(OUTCOME.length);
    const own = run.outcomes?.[id];
    const base = pinned?.[id];
    const percent = own === undefined || !base || run.letter === 'A' ? null : (100 * (own - base)) / base;
    return (
      <td className="runs-number">
        <data value={raw} data-column={column}>
          {own === undefined ? <span className="quiet-text">{text().none}</span> : outcomeText(own)}
        </data>
        {percent !== null && <small>{text().vsA(percentOf(percent))}</small>}
      </td>
    );
  }
  const parameter = studio.world().definition.parameters.find(({ id }) => id === column);
  const shown = parameter ? settingText(parameter, run.scenario.values[column]) : raw;
  return (
    <td className={typeof value === 'number' ? 'runs-number' : undefined}>
      <data value={raw} data-column={column}>
        {column === 'agents' ? outcomeText(run.scenario.agents) : shown}
      </data>
    </td>
  );
}

function percentOf(percent: number): string {
  if (percent === 0) return '±0 %';
  return `${signed(percent, (size) => outcomeText(Number(size.toFixed(1))))} %`;
}

function RowActions({ run }: { readonly run: Listed }) {
  const studio = useStudio();
  const { letter, scenario } = run;
  if (letter === 'B') {
    return (
      <>
        <button type="button" aria-label={text().keepRun} onClick={() => studio.keepRun()}>
          {text().keep}
        </button>
        <button type="button" aria-label={text().pinRun(letter)} onClick={() => studio.keepAsBaseline()}>
          {text().pin}
        </button>
      </>
    );
  }
  return (
    <button type="button" aria-label={text().showRun(letter)} onClick={() => studio.load(scenario)}>
      {text().show}
    </button>
  );
}

function KeptActions({ run, kept }: { readonly run: Listed; readonly kept: NonNullable<Listed['kept']> }) {
  const studio = useStudio();
  const full = useRuns((state) => state.kept.filter(({ drawn }) => drawn).length >= 2);
  const { letter, hash } = run;
  return (
    <>
      <button
        type="button"
        className="quiet"
        aria-pressed={kept.starred}
        aria-label={text().star(letter)}
        title={text().star(letter)}
        onClick={() => studio.runs.change(hash, { starred: !kept.starred })}
      >
        {kept.starred ? '★' : '☆'}
      </button>
      <label className="check" title={text().draw(letter)}>
        <input
          type="checkbox"
          checked={kept.drawn}
          disabled={full && !kept.drawn}
          aria-label={text().draw(letter)}
          onChange={(event) => studio.runs.change(hash, { drawn: event.target.checked })}
        />
        {text().drawn}
      </label>
      <button type="button" aria-label={text().pinRun(letter)} onClick={() => studio.pin(run.scenario)}>
        {text().pin}
      </button>
      <button
        type="button"
        className="quiet"
        aria-label={text().remove(letter)}
        title={text().remove(letter)}
        onClick={() => studio.removeRun(hash)}
      >
        ×
      </button>
    </>
  );
}
