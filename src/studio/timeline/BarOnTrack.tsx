/**
 * A bar that is dragged, stretched and moved by keys: three sliders of the accessibility tree, its whole and both ends. A drag is one
 * step of undo, Esc gives back where it was. Numbers and deletion stand in `BarFields`.
 */
import { type KeyboardEvent, type PointerEvent, useCallback, useRef } from 'react';
import type { DatedChange } from '../../scenario/scenario';
import { useStudio } from '../context';
import { words } from '../language';
import { useHeld } from '../protocol/useHeld';
import { type Bar, endOf, moved, type Part } from './bars';
import { shortDate } from './days';
import { removeChange, replaceChange } from './edits';

const text = words({
  en: {
    whole: (label: string, value: string) => `${label}, ${value}: move`,
    from: (label: string, value: string) => `${label}, ${value}: first day`,
    to: (label: string, value: string) => `${label}, ${value}: end`,
    span: (from: string, to: string, a: number, b: number) => `${from} to ${to}, days ${a} to ${b}`,
    day: (date: string, day: number) => `${date}, day ${day}`,
    until: 'the end of the run',
    overruled: 'a later one holds where they overlap',
    hint: 'Drag to move, drag the ends to stretch; arrow keys a day, Shift+arrow ten days, Delete removes',
  },
  de: {
    whole: (label: string, value: string) => `${label}, ${value}: verschieben`,
    from: (label: string, value: string) => `${label}, ${value}: erster Tag`,
    to: (label: string, value: string) => `${label}, ${value}: Ende`,
    span: (from: string, to: string, a: number, b: number) => `${from} bis ${to}, Tage ${a} bis ${b}`,
    day: (date: string, day: number) => `${date}, Tag ${day}`,
    until: 'Ende des Laufs',
    overruled: 'wo sie sich überlappen, gilt eine spätere',
    hint: 'Ziehen verschiebt, an den Enden ziehen streckt; Pfeiltasten ein Tag, Umschalt+Pfeil zehn, Entf löscht',
  },
});

const PARTS = ['from', 'whole', 'to'] as const;

interface BarOnTrackProps {
  readonly bar: Bar;
  readonly horizon: number;
  readonly start: string;
  readonly label: string;
  readonly value: string;
  onOpen(): void;
}

export function BarOnTrack({ bar, horizon, start, label, value, onOpen }: BarOnTrackProps) {
  const studio = useStudio();
  const { index, row, overruled } = bar;
  const set = useCallback(
    (change: DatedChange, key: string) => replaceChange(studio, index, change, key),
    [studio, index],
  );
  const held = useHeld<DatedChange>(`bar ${index}`, bar.change, set);
  const hand = useRef<{ readonly part: Part; readonly x: number; readonly from: DatedChange; readonly width: number }>(
    null,
  );
  const change = held.shown;
  const end = endOf(change, horizon);

  const down = (part: Part) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const track = event.currentTarget.closest('.track');
    if (!track) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.begin();
    hand.current = { part, x: event.clientX, from: bar.change, width: track.clientWidth };
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const { current } = hand;
    if (!current) return;
    const days = Math.round(((event.clientX - current.x) / current.width) * horizon);
    if (days === 0 && !held.holding) return;
    held.preview(moved(current.from, current.part, days, horizon));
  };
  const up = () => {
    if (!hand.current) return;
    const dragged = held.holding;
    hand.current = null;
    held.release();
    if (!dragged) onOpen();
  };
  const lost = () => {
    hand.current = null;
    held.cancel();
  };
  const keys = (part: Part) => (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && held.holding) {
      event.preventDefault();
      hand.current = null;
      held.cancel();
      return;
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      onOpen();
      return;
    }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      removeChange(studio, index);
      return;
    }
    const days = daysOf(event, horizon);
    if (days === null) return;
    event.preventDefault();
    const next = moved(bar.change, part, days, horizon);
    if (next.from !== bar.change.from || next.to !== bar.change.to) set(next, `bar ${index} ${part}`);
  };

  const words = {
    whole: text().span(
      shortDate(change.from, start),
      change.to === undefined ? text().until : shortDate(end, start),
      change.from,
      end,
    ),
    from: text().day(shortDate(change.from, start), change.from),
    to: change.to === undefined ? text().until : text().day(shortDate(end, start), end),
  };
  return (
    <div
      className="bar"
      data-index={index}
      data-overruled={overruled}
      data-held={held.holding}
      style={{ '--from': change.from / horizon, '--to': end / horizon, '--row': row }}
    >
      {PARTS.map((part) => (
        <div
          key={part}
          className={part === 'whole' ? 'bar-body' : `grip ${part}`}
          role="slider"
          tabIndex={0}
          aria-label={text()[part](label, value)}
          aria-valuemin={part === 'to' ? 1 : 0}
          aria-valuemax={part === 'to' ? horizon : horizon - 1}
          aria-valuenow={part === 'to' ? end : change.from}
          aria-valuetext={part === 'whole' && overruled ? `${words.whole}; ${text().overruled}` : words[part]}
          title={part === 'whole' ? `${label} ${value}, ${words.whole}. ${text().hint}` : undefined}
          onPointerDown={down(part)}
          onPointerMove={move}
          onPointerUp={up}
          onPointerCancel={lost}
          onKeyDown={keys(part)}
        >
          {part === 'whole' && <span className="bar-text">{value}</span>}
        </div>
      ))}
      {held.holding && (
        <output className="bar-days">
          {shortDate(change.from, start)} – {change.to === undefined ? text().until : shortDate(end, start)}
        </output>
      )}
    </div>
  );
}

/** Days that a key asks for, null for other keys. */
function daysOf({ key, shiftKey }: KeyboardEvent, horizon: number): number | null {
  const many = shiftKey ? 10 : 1;
  const page = Math.max(1, Math.round(horizon / 10));
  const ways: Readonly<Record<string, number>> = {
    ArrowRight: many,
    ArrowUp: many,
    ArrowLeft: -many,
    ArrowDown: -many,
    PageUp: page,
    PageDown: -page,
    Home: -horizon,
    End: horizon,
  };
  return Object.hasOwn(ways, key) ? ways[key] : null;
}
