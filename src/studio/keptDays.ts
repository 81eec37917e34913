/**
 * Host checkpoints of one run within a budget of bytes, so that the page can go back to days gone by without computing from the
 * start. Thins itself out evenly when the budget is full. Holds data only.
 */
import type { Checkpoint } from '../engine';

/** Bytes of all checkpoints of one run. */
export const KEPT_BYTES = 192 * 2 ** 20;
/** Days between checkpoints to begin with. */
export const KEPT_EVERY = 10;

export const bytesOf = ({ state, rows }: Checkpoint): number =>
  Object.values(state).reduce((sum, words) => sum + words.byteLength, rows.byteLength);

export class KeptDays {
  private readonly kept = new Map<number, Checkpoint>();
  private bytes = 0;
  private every = KEPT_EVERY;

  constructor(private readonly budget = KEPT_BYTES) {}

  /** Days kept, in the order in which they came. */
  get days(): number[] {
    return [...this.kept.keys()];
  }

  add(checkpoint: Checkpoint): void {
    if (this.kept.has(checkpoint.step) || checkpoint.step % this.every !== 0) return;
    this.kept.set(checkpoint.step, checkpoint);
    this.bytes += bytesOf(checkpoint);
    while (this.bytes > this.budget && this.kept.size > 0) {
      this.every *= 2;
      for (const [day, old] of this.kept) {
        if (day % this.every === 0) continue;
        this.kept.delete(day);
        this.bytes -= bytesOf(old);
      }
      // The budget holds not even one: nothing is kept.
      if (this.every > 2 ** 20) this.clear();
    }
  }

  /** The latest one of `day` or before, null where there is none. */
  before(day: number): Checkpoint | null {
    let best: Checkpoint | null = null;
    for (const checkpoint of this.kept.values()) {
      if (checkpoint.step <= day && checkpoint.step > (best?.step ?? -1)) best = checkpoint;
    }
    return best;
  }

  clear(): void {
    this.kept.clear();
    this.bytes = 0;
  }
}
