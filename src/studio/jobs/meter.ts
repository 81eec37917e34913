/**
 * How far a long piece of work is and how long it still takes. Counts never fall, the share is below 1 until the end, and the time
 * left is a moving median that never counts down past the work. Pure: time comes as an argument, in milliseconds.
 */

/** Shares of the work in one sample of its speed, at least; and samples in the median. */
const SAMPLE_SHARE = 0.01;
const SAMPLES = 9;
/** The time left is told once this share is done or this long was worked (design: section 5). */
const TOLD_SHARE = 0.03;
const TOLD_MILLISECONDS = 2000;

export interface Work {
  /** Units in all, and how many were done before. */
  readonly total: number;
  readonly from: number;
  /** What was promised for the whole, null where nothing was. */
  readonly estimateSeconds: number | null;
}

interface Sample {
  readonly units: number;
  readonly milliseconds: number;
}

export class Meter {
  private units: number;
  private worked = 0;
  /** Since when it is running; null while paused. */
  private since: number | null;
  private last: { units: number; worked: number };
  private samples: Sample[] = [];

  constructor(
    private readonly work: Work,
    now: number,
  ) {
    this.units = work.from;
    this.since = now;
    this.last = { units: work.from, worked: 0 };
  }

  /** Whole units done. */
  get done(): number {
    return Math.floor(this.units);
  }

  /** Share done, below 1 however much is reported: only the end of the work makes it whole. */
  get share(): number {
    return Math.min(0.99, this.units / this.work.total);
  }

  /** Takes note of `units` done in all, parts of one included; fewer than before are ignored. */
  report(units: number, now: number): void {
    const { total, from } = this.work;
    if (!(units > this.units)) return;
    this.units = Math.min(total, units);
    const worked = this.workedAt(now);
    const sample = { units: this.units - this.last.units, milliseconds: worked - this.last.worked };
    if (sample.units < SAMPLE_SHARE * (total - from)) return;
    this.samples = [...this.samples, sample].slice(-SAMPLES);
    this.last = { units: this.units, worked };
  }

  pause(now: number): void {
    this.worked = this.workedAt(now);
    this.since = null;
  }

  resume(now: number): void {
    this.since ??= now;
  }

  /** Seconds that the rest takes, at least 1 while there is a rest; null as long as nothing can be told. */
  secondsLeft(now: number): number | null {
    const { total, from, estimateSeconds } = this.work;
    const worked = this.workedAt(now);
    const told = this.units - from >= TOLD_SHARE * (total - from) || worked >= TOLD_MILLISECONDS;
    if (!told) return null;
    const left = total - this.units;
    if (this.samples.length === 0) {
      if (estimateSeconds === null) return null;
      // Nothing is measured, so no more than a part of the promise may be counted down.
      return Math.max(1, estimateSeconds / 2, estimateSeconds - worked / 1000);
    }
    const pace = median(this.samples.map(({ units, milliseconds }) => milliseconds / units));
    const step = median(this.samples.map(({ units }) => units));
    const since = worked - this.last.worked;
    // Since the last sample no more than one step of it can have been done unseen.
    const least = pace * Math.max(0, total - this.last.units - step);
    return Math.max(1, Math.max(pace * (total - this.last.units) - since, Math.min(least, pace * left)) / 1000);
  }

  /** Milliseconds worked, pauses left out. */
  workedAt(now: number): number {
    return this.worked + (this.since === null ? 0 : Math.max(0, now - this.since));
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
