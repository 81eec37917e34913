/** What the panel is waiting for, and what can be done about it. */
import { useId } from 'react';
import { duration, whole } from '../format';
import { words } from '../language';
import type { Telling } from './storyStore';
import type { Teller } from './teller';

const text = words({
  en: {
    cost: (days: string, time: string) => `Finding this person's story replays ${days} days: ${time}.`,
    find: 'Find the story',
    people: 'Building the people …',
    finding: 'Finding the story …',
    days: (done: string, of: string) => `Replaying day ${done} of ${of}`,
    left: (time: string) => `, ${time} left`,
    cancel: 'Cancel',
    failed: (message: string) => `The story could not be found: ${message}`,
    again: 'Try again',
    full: (day: string) =>
      `The record of this run is full at day ${day}; what came later is not told. A smaller city has room for all days.`,
  },
  de: {
    cost: (days: string, time: string) => `Für diese Geschichte werden ${days} Tage nachgespielt: ${time}.`,
    find: 'Geschichte suchen',
    people: 'Die Menschen werden gebaut …',
    finding: 'Die Geschichte wird gesucht …',
    days: (done: string, of: string) => `Tag ${done} von ${of} wird nachgespielt`,
    left: (time: string) => `, noch ${time}`,
    cancel: 'Abbrechen',
    failed: (message: string) => `Die Geschichte wurde nicht gefunden: ${message}`,
    again: 'Noch einmal',
    full: (day: string) =>
      `Die Aufzeichnung dieses Laufs ist bei Tag ${day} voll; was danach kam, wird nicht erzählt. Eine kleinere Stadt hat Platz für alle Tage.`,
  },
});

export function TellingLine({ telling, teller }: { readonly telling: Telling; readonly teller: Teller }) {
  const id = useId();
  switch (telling.kind) {
    case 'told':
      return null;
    case 'full':
      return <p className="story-note">{text().full(whole(telling.days))}</p>;
    case 'cost':
      return (
        <div className="story-telling" role="status">
          <p>{text().cost(whole(telling.days), duration(telling.seconds))}</p>
          <button type="button" className="primary" onClick={() => teller.agree()}>
            {text().find}
          </button>
        </div>
      );
    case 'failed':
      return (
        <div className="story-telling" role="alert">
          <p>{text().failed(telling.message)}</p>
          <button type="button" onClick={() => teller.retry()}>
            {text().again}
          </button>
        </div>
      );
    default:
      return (
        <div className="story-telling">
          <p id={id}>{waiting(telling)}</p>
          <progress aria-labelledby={id} {...(fraction(telling) ?? {})} />
          <button type="button" onClick={() => teller.cancel()}>
            {text().cancel}
          </button>
          <span className="hidden" role="status">
            {text().finding}
          </span>
        </div>
      );
  }
}

function waiting(telling: Telling): string {
  if (telling.kind === 'people') return text().people;
  if (telling.kind !== 'days') return text().finding;
  const left = telling.secondsLeft === null ? '' : text().left(duration(telling.secondsLeft));
  return `${text().days(whole(telling.done), whole(telling.of))}${left}`;
}

function fraction(telling: Telling): { readonly value: number; readonly max: number } | null {
  if (telling.kind === 'people') return { value: telling.fraction, max: 1 };
  return telling.kind === 'days' ? { value: telling.done, max: Math.max(1, telling.of) } : null;
}
