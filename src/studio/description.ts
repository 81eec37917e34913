/** What is to be seen, in words, for readers of the screen. */
import { headlines } from './headlines';
import type { Frame } from './session';
import type { Pair } from './spread';

/** Day, tiles and differences as a sentence, with intervals where pairs are known. */
export function description(frame: Frame | null, pairs: readonly Pair[] | null = null): string {
  if (!frame) return 'Nothing is running yet.';
  const tiles = headlines(frame.world, frame.current, frame.baseline, frame.day, pairs);
  const said = tiles.map(({ label, value, change }) => `${label}: ${value}${change ? `, ${change}` : ''}`);
  return `Day ${frame.day} of ${frame.horizon}. ${said.join('. ')}.`;
}
