/** The jobs of the page: title, n of N, time left, pause and stop; what was stopped says that it is partial and goes on. */
import { useStore } from 'zustand';
import { useStudio } from '../context';
import { words } from '../language';
import './jobs.css';
import type { JobState, JobView } from './jobs';
import { jobStateText, timeLeft } from './jobWords';

const text = words({
  en: {
    label: 'Jobs',
    pause: 'Pause',
    resume: 'Resume',
    stop: 'Stop',
    again: 'Continue',
    close: (title: string) => `Take “${title}” off the list`,
  },
  de: {
    label: 'Aufträge',
    pause: 'Pause',
    resume: 'Weiter',
    stop: 'Stopp',
    again: 'Fortsetzen',
    close: (title: string) => `„${title}“ aus der Liste nehmen`,
  },
});

const ENDED: readonly JobState[] = ['done', 'partial', 'failed'];

export function JobTray() {
  const { jobs } = useStudio();
  const list = useStore(jobs.store, (state) => state.jobs);
  if (list.length === 0) return null;
  return (
    <ul className="jobs" aria-label={text().label}>
      {list.map((job) => (
        <Job key={job.id} job={job} />
      ))}
    </ul>
  );
}

function Job({ job }: { readonly job: JobView }) {
  const { jobs } = useStudio();
  const { id, title, state, share } = job;
  const ended = ENDED.includes(state);
  const paused = state === 'paused';
  return (
    <li className="job" data-state={state}>
      <span className="job-text">
        <b>{title}</b> <span data-part="count">{jobStateText(job)}</span>{' '}
        <span className="job-left">{timeLeft(job)}</span>
      </span>
      {!ended && <progress max={1} value={share} aria-label={title} />}
      {(state === 'running' || paused) && (
        <button type="button" onClick={() => (paused ? jobs.resume(id) : jobs.pause(id))}>
          {paused ? text().resume : text().pause}
        </button>
      )}
      {!ended && (
        <button type="button" disabled={state === 'stopping'} onClick={() => jobs.stop(id)}>
          {text().stop}
        </button>
      )}
      {job.resumable && (
        <button type="button" onClick={() => jobs.again(id)}>
          {text().again}
        </button>
      )}
      {ended && (
        <button type="button" className="quiet" aria-label={text().close(title)} onClick={() => jobs.dismiss(id)}>
          ×
        </button>
      )}
    </li>
  );
}
