/** The question whether a job goes on when a setting that it uses was changed. Both answers work, and no answer leaves it running. */
import { words } from '../language';
import type { Notice } from '../store';
import type { JobView } from './jobs';

const text = words({
  en: { stop: 'Stop and use', keep: 'Keep running with the old settings' },
  de: { stop: 'Anhalten und nehmen', keep: 'Mit den alten Einstellungen weiter' },
});

export function jobNoticeId({ id }: Pick<JobView, 'id'>): string {
  return `job ${id}`;
}

export function jobNotice(job: JobView, question: string, stop: () => void, dismiss: (id: string) => void): Notice {
  const id = jobNoticeId(job);
  const answer = (label: string, act: () => void) => ({
    label,
    run: () => {
      dismiss(id);
      act();
    },
  });
  return { id, tone: 'warning', text: question, actions: [answer(text().stop, stop), answer(text().keep, () => {})] };
}
