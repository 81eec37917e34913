/** Leaving the page while a job runs: the browser asks first. */
import type { Jobs } from './jobs';

/** Guards the page while there is work; a page that is idle may go, and stays fit for the browser's back-forward cache. */
export function guardLeaving(jobs: Jobs, page: Pick<Window, 'addEventListener' | 'removeEventListener'>): void {
  let guarded = false;
  const ask = (event: Event) => event.preventDefault();
  jobs.store.subscribe(() => {
    if (jobs.busy === guarded) return;
    guarded = jobs.busy;
    if (guarded) page.addEventListener('beforeunload', ask);
    else page.removeEventListener('beforeunload', ask);
  });
}
