/** The bottom of the page: memory (runs) and work (jobs). Opens to a table of runs, which is read when it is first wanted. */
import { lazy, Suspense } from 'react';
import { ActionButton } from '../actions/ActionButton';
import { useStudio } from '../context';
import { JobTray } from '../jobs/JobTray';
import { words } from '../language';
import { LineSample, placesOf } from './LineSample';
import { runWords } from './runWords';
import './strip.css';
import { type Listed, useListedRuns, useRuns } from './useRuns';

const RunsTableView = lazy(() => import('./RunsTableView'));

const text = words({
  en: {
    label: 'Runs and jobs',
    chips: 'Runs to go back to',
    keep: 'Keep',
    loadTip: 'Show the settings of this run; undo goes back',
    shown: 'shown',
    pinned: 'pinned',
    starred: 'starred',
  },
  de: {
    label: 'Läufe und Aufträge',
    chips: 'Läufe, zu denen es zurückgeht',
    keep: 'Behalten',
    loadTip: 'Die Einstellungen dieses Laufs zeigen; Rückgängig führt zurück',
    shown: 'gezeigt',
    pinned: 'gemerkt',
    starred: 'mit Stern',
  },
});

export function Strip() {
  const studio = useStudio();
  const open = useRuns((state) => state.open);
  const listed = useListedRuns();
  const places = placesOf(listed);
  return (
    <section className="strip" data-open={open} aria-label={text().label}>
      <div className="strip-bar">
        <button
          type="button"
          className="strip-toggle"
          aria-expanded={open}
          aria-controls="runs-table"
          onClick={() => studio.runs.store.setState({ open: !open })}
        >
          <span aria-hidden="true">{open ? '▾' : '▴'}</span> {runWords().runs}
        </button>
        <ul className="chips" aria-label={text().chips}>
          {listed.map((run) => (
            <Chip key={run.letter} run={run} place={places.get(run.letter) ?? null} />
          ))}
        </ul>
        <ActionButton id="runs.keep" text={text().keep} />
        <JobTray />
      </div>
      <div id="runs-table" className="strip-table" hidden={!open}>
        {open && (
          <Suspense>
            <RunsTableView />
          </Suspense>
        )}
      </div>
    </section>
  );
}

function Chip({ run, place }: { readonly run: Listed; readonly place: number | null }) {
  const studio = useStudio();
  const { letter, name, kept, scenario } = run;
  const inside = (
    <>
      <LineSample place={place} />
      <b>{letter}</b>
      {kept?.starred && (
        <>
          <span aria-hidden="true">★</span>
          <span className="hidden">{text().starred}</span>
        </>
      )}
      <span className="chip-name">{name}</span>
      {!kept && <span className="chip-role">{letter === 'A' ? text().pinned : text().shown}</span>}
    </>
  );
  return (
    <li>
      {letter === 'B' ? (
        <span className="chip" aria-current="true">
          {inside}
        </span>
      ) : (
        <button type="button" className="chip" title={text().loadTip} onClick={() => studio.load(scenario)}>
          {inside}
        </button>
      )}
    </li>
  );
}
