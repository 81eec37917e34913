/** What this folder says. */
import { language, words } from '../language';

export const text = words({
  en: {
    blocked: 'This browser cannot save here. Your link still holds everything.',
    full: 'This browser has no room left to save here. Your link still holds everything.',
    copyLink: 'Copy link',
    download: 'Download scenario',
    earlier: (time: string) => `Your earlier work (${time}) is kept.`,
    openIt: 'Open it',
    resumed: (time: string) => `Your work of ${time} is open again.`,
    startFresh: 'Start fresh',
    elsewhere: 'Also open in another tab.',
    useThis: 'Use this one',
    duplicate: 'Duplicate',
    mark: { saved: 'saved', saving: 'saving …', blocked: 'not saved', off: 'not saved here' },
    savedAt: (time: string) => `Saved in this browser, ${time}`,
    why: { saving: '', blocked: 'This browser cannot save here.', off: 'Another tab has this work.' },
  },
  de: {
    blocked: 'Dieser Browser kann hier nichts speichern. Der Link enthält weiterhin alles.',
    full: 'Dieser Browser hat keinen Platz mehr zum Speichern. Der Link enthält weiterhin alles.',
    copyLink: 'Link kopieren',
    download: 'Szenario herunterladen',
    earlier: (time: string) => `Die frühere Arbeit (${time}) ist aufgehoben.`,
    openIt: 'Öffnen',
    resumed: (time: string) => `Die Arbeit von ${time} ist wieder offen.`,
    startFresh: 'Neu beginnen',
    elsewhere: 'Auch in einem anderen Tab offen.',
    useThis: 'Diesen verwenden',
    duplicate: 'Duplizieren',
    mark: { saved: 'gespeichert', saving: 'speichert …', blocked: 'nicht gespeichert', off: 'hier nicht gespeichert' },
    savedAt: (time: string) => `In diesem Browser gespeichert, ${time}`,
    why: {
      saving: '',
      blocked: 'Dieser Browser kann hier nichts speichern.',
      off: 'Ein anderer Tab hat diese Arbeit.',
    },
  },
});

/** A time of today as 12:04, of another day with its date. */
export function timeText(time: number, now: number): string {
  const [date, today] = [new Date(time), new Date(now)];
  const sameDay = date.toDateString() === today.toDateString();
  const form = sameDay ? ({ timeStyle: 'short' } as const) : ({ dateStyle: 'medium', timeStyle: 'short' } as const);
  // 24 hours, as the date lines of files have it; "12:04" is what the design shows.
  return new Intl.DateTimeFormat(language(), { ...form, hourCycle: 'h23' }).format(date);
}

/** A size of files: kilobytes below a megabyte, since most of what is kept is small. */
export function sizeText(bytes: number): string {
  const [count, unit] = bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  const form = { style: 'unit', unit, maximumFractionDigits: count < 10 ? 1 : 0 } as const;
  return new Intl.NumberFormat(language(), form).format(count);
}
