/** A new version waits until nothing is being computed, and then until the user wants it. */
import { words } from '../language';
import type { Studio } from '../studio';

const text = words({
  en: { ready: 'A new version is ready. Reload when you like.', reload: 'Reload' },
  de: { ready: 'Eine neue Version liegt bereit. Neu laden, wann es passt.', reload: 'Neu laden' },
});

/** Offers the new version as a notice, never while a job runs. `reload` makes it the page's. */
export function offerUpdate(studio: Pick<Studio, 'jobs' | 'notify'>, reload: () => void): void {
  const offer = () => {
    studio.notify({
      id: 'update',
      tone: 'info',
      text: text().ready,
      actions: [{ label: text().reload, run: reload }],
    });
  };
  if (!studio.jobs.busy) {
    offer();
    return;
  }
  const off = studio.jobs.store.subscribe(() => {
    if (studio.jobs.busy) return;
    off();
    offer();
  });
}
