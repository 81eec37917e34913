/**
 * What the comparison shows at a frame: pairs of exactly these settings, else the pair of runs on the page, else, marked as stale,
 * the pairs of settings before. Pure but for asking what pairs are known.
 */
import type { Frame } from '../session';
import { type Spread, spreadKey } from '../spread';
import type { Compared } from './comparison';

export interface Shown extends Compared {
  /** Hashes of the scenarios that made the numbers. */
  readonly a: string;
  readonly b: string;
  /** Days compared. */
  readonly days: number;
  /** The numbers belong to settings before. */
  readonly stale: boolean;
}

/** `unpaired`: the pinned run has other people, so that nothing can be compared. */
export function comparedFrame(spread: Spread, frame: Frame, pinnedHash: string): Shown | 'unpaired' {
  const { world, current, baseline, day } = frame;
  const key = spreadKey(current.hash, baseline?.hash ?? null);
  if (!baseline && pinnedHash !== current.hash) return 'unpaired';
  const own = { world, current: current.model, baseline: baseline?.model ?? null, a: pinnedHash, b: current.hash };
  const latest = spread.latest();
  const pairs = spread.pairs(frame);
  // A run compared with itself differs by exactly nothing, whatever was known before.
  const old = baseline && !pairs && latest && latest.key !== key && latest.baseline && latest.pairs.length > 1;
  if (old) {
    const { world: of, current: b, baseline: a, pairs: known } = latest;
    const [hashB, hashA] = latest.key.split(' ');
    const days = Math.min(day, b.horizon);
    return { world: of, current: b, baseline: a, pairs: known, a: hashA, b: hashB, days, stale: true };
  }
  const width = world.series.length;
  const together = Math.min(day, baseline ? baseline.rows.length / width : day);
  const single = [{ current: current.rows, baseline: baseline?.rows ?? null }];
  return { ...own, pairs: pairs ?? single, days: pairs ? day : together, stale: false };
}
