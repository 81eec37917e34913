/** What the tray says of a job. Pure. */
import { words } from '../language';
import type { JobView } from './jobs';

const text = words({
  en: {
    of: (done: number, total: number, unit: string) => `${done} of ${total} ${unit}`,
    waiting: 'waits for its turn',
    paused: 'paused',
    stopping: 'stopping …',
    done: 'done',
    failed: 'failed',
    partial: (count: string) => `Partial: ${count}. The interval is wider.`,
    seconds: (seconds: number) => `${seconds} s left`,
    minutes: (minutes: number, seconds: number) => `${minutes} min ${seconds} s left`,
    hours: (hours: number, minutes: number) => `${hours} h ${minutes} min left`,
  },
  de: {
    of: (done: number, total: number, unit: string) => `${done} von ${total} ${unit}`,
    waiting: 'wartet',
    paused: 'angehalten',
    stopping: 'hält an …',
    done: 'fertig',
    failed: 'gescheitert',
    partial: (count: string) => `Teilergebnis: ${count}. Das Intervall ist breiter.`,
    seconds: (seconds: number) => `noch ${seconds} s`,
    minutes: (minutes: number, seconds: number) => `noch ${minutes} min ${seconds} s`,
    hours: (hours: number, minutes: number) => `noch ${hours} h ${minutes} min`,
  },
});

/** Count and state: `5 of 16 pairs`, `Partial: 5 of 16 pairs. The interval is wider.` */
export function jobStateText({ state, done, total, unit }: JobView): string {
  const count = text().of(done, total, unit);
  switch (state) {
    case 'running':
      return count;
    case 'partial':
      return text().partial(count);
    default:
      return `${count}, ${text()[state]}`;
  }
}

/** `1 min 10 s left`, rounded up; empty where nothing can be told. */
export function timeLeft({ secondsLeft, state }: Pick<JobView, 'secondsLeft' | 'state'>): string {
  if (secondsLeft === null || state !== 'running') return '';
  const all = Math.ceil(secondsLeft);
  const minutes = Math.floor(all / 60);
  if (all < 60) return text().seconds(all);
  if (minutes < 60) return text().minutes(minutes, all % 60);
  return text().hours(Math.floor(minutes / 60), minutes % 60);
}
