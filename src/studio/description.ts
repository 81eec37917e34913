/** What is to be seen, in words, for readers of the screen. */
import { headlines } from './headlines';
import { words } from './language';
import type { Frame } from './session';
import type { Pair } from './spread';

const text = words({
  en: { nothing: 'Nothing is running yet.', day: (day: number, all: number) => `Day ${day} of ${all}.` },
  de: { nothing: 'Noch läuft nichts.', day: (day: number, all: number) => `Tag ${day} von ${all}.` },
});

/** Day, tiles and differences as a sentence, with intervals where pairs are known. */
export function description(frame: Frame | null, pairs: readonly Pair[] | null = null): string {
  if (!frame) return text().nothing;
  const tiles = headlines(frame.world, frame.current, frame.baseline, frame.day, pairs);
  const said = tiles.map(({ label, value, change }) => `${label}: ${value}${change ? `, ${change}` : ''}`);
  return `${text().day(frame.day, frame.horizon)} ${said.join('. ')}.`;
}
