/**
 * How sure the tiles are: further replicates of the runs shown, in pairs on common random numbers, and 95 % intervals over
 * them. Replicate 0 is what the page shows already. Knows runs and rows, no component and no device.
 */
import { type Estimate, estimate, isAbortError, type Launch, replicates } from '../engine';
import type { Model, World } from '../worlds/world';
import type { Frame } from './session';

/** Pairs that one press asks for. */
export const PAIRS = 8;
/** Steps of the bar; more would only redraw it. */
const BAR_STEPS = 200;

/** Rows of one replicate number, u32[horizon * series]; `baseline` is null where the scenario is the baseline. */
export interface Pair {
  readonly current: Uint32Array;
  readonly baseline: Uint32Array | null;
}

export interface SpreadState {
  /** The run shown is finished, so that further ones may follow. */
  readonly ready: boolean;
  readonly running: boolean;
  /** Whether there is a baseline to compare with. */
  readonly paired: boolean;
  /** Pairs known, the run shown being the first, of pairs asked for. */
  readonly done: number;
  readonly goal: number;
  /** Share of the pairs asked for that is computed. */
  readonly fraction: number;
  /** Expected cost of what the next press runs, null before the speed is known. */
  readonly seconds: number | null;
}

export const NO_SPREAD: SpreadState = {
  ready: false,
  running: false,
  paired: false,
  done: 1,
  goal: PAIRS,
  fraction: 0,
  seconds: null,
};

export interface SpreadOptions {
  readonly launch: (world: World) => Launch<Model>;
  readonly onState: (state: SpreadState) => void;
  /** All pairs are there, or it was stopped: intervals may have changed. */
  readonly onEnd: () => void;
  readonly onError: (error: unknown) => void;
}

interface Job {
  readonly key: string;
  readonly pairs: Pair[];
  goal: number;
  fraction: number;
  /** Set while pairs are being run. */
  stop: AbortController | null;
}

/** Names what is compared: both scenario hashes, one where they are equal. */
export function spreadKey(current: string, baseline: string | null): string {
  return baseline === null || baseline === current ? current : `${current} ${baseline}`;
}

/**
 * The relative difference of two means over the same replicates, as a fraction of the baseline's mean, with its 95 %
 * interval: the ratio estimator with linearised variance (Cochran 1977, Sampling Techniques, 6.3). A mean of ratios would
 * fail at the first replicate in which the epidemic dies out. Limits are null for fewer than two pairs.
 *
 * @param values      one outcome, a value a replicate
 * @param baselines   the same of the baseline; their mean must not be 0
 */
export function relativeDifference(values: readonly number[], baselines: readonly number[]): Estimate {
  const centre = estimate(baselines).mean;
  if (centre === null || centre === 0) {
    throw new RangeError(
      'A relative difference needs a baseline whose mean is not 0, for example 12 deaths. Take the difference itself.',
    );
  }
  const ratio = (estimate(values).mean ?? Number.NaN) / centre;
  return estimate(values.map((value, index) => ratio - 1 + (value - ratio * baselines[index]) / centre));
}

/** Runs pairs on request and forgets them when what is shown changes. */
export class Spread {
  private job: Job | null = null;
  private frame: Frame | null = null;
  private state = NO_SPREAD;

  constructor(private readonly options: SpreadOptions) {}

  /** Takes note of what is shown; pairs of anything else are dropped. */
  follow(frame: Frame): void {
    this.frame = frame;
    this.keep(keyOf(frame));
  }

  /** Stops and forgets pairs of another key. */
  keep(key: string): void {
    if (this.job && this.job.key !== key) {
      this.job.stop?.abort();
      this.job = null;
    }
    this.publish();
  }

  /** Runs the pairs that are missing, or as many again where none is. Resolves at the end of it, also of a stopped one. */
  async start(): Promise<void> {
    const { frame } = this;
    if (!frame || this.job?.stop || !isReady(frame)) return;
    const { world, current, baseline } = frame;
    this.job ??= {
      key: keyOf(frame),
      pairs: [{ current: current.rows, baseline: baseline?.rows ?? null }],
      goal: PAIRS,
      fraction: 0,
      stop: null,
    };
    const { job } = this;
    if (job.pairs.length >= job.goal) job.goal += PAIRS;
    job.fraction = job.pairs.length / job.goal;
    const stop = new AbortController();
    job.stop = stop;
    this.publish();
    const sides = baseline ? [baseline.model, current.model] : [current.model];
    try {
      while (job.pairs.length < job.goal) {
        const rows: Uint32Array[] = [];
        for (const model of sides) {
          const [one] = await replicates(world, model, 1, {
            launch: this.options.launch(world),
            signal: stop.signal,
            first: job.pairs.length,
            progress: (fraction) => this.advance(job, (rows.length + fraction) / sides.length),
          });
          rows.push(one.rows);
        }
        // Stopped between the last day and this line: what was dropped stays dropped.
        stop.signal.throwIfAborted();
        job.pairs.push({ current: rows[sides.length - 1], baseline: baseline ? rows[0] : null });
        this.publish();
      }
    } catch (error) {
      if (!isAbortError(error)) this.options.onError(error);
    } finally {
      job.stop = null;
      if (this.job === job) {
        this.publish();
        this.options.onEnd();
      }
    }
  }

  /** Stops after the days under way; whole pairs are kept. */
  stop(): void {
    this.job?.stop?.abort();
  }

  /** Pairs behind the intervals of a frame: at least two, of its scenarios and at rest; else null. */
  pairs(frame: Frame): readonly Pair[] | null {
    const { job } = this;
    return job && !job.stop && job.pairs.length > 1 && job.key === keyOf(frame) ? job.pairs : null;
  }

  private advance(job: Job, share: number): void {
    job.fraction = Math.floor((BAR_STEPS * (job.pairs.length + share)) / job.goal) / BAR_STEPS;
    if (this.job === job) this.publish();
  }

  private publish(): void {
    const { job, frame } = this;
    const done = job?.pairs.length ?? 1;
    const goal = job?.goal ?? PAIRS;
    const left = done < goal ? goal - done : PAIRS;
    const state: SpreadState = {
      ready: frame !== null && isReady(frame),
      running: Boolean(job?.stop),
      paired: Boolean(frame?.baseline),
      done,
      goal,
      fraction: job?.fraction ?? 0,
      seconds: frame && isReady(frame) ? pairSeconds(frame) * left : null,
    };
    if (Object.entries(state).every(([name, value]) => this.state[name as keyof SpreadState] === value)) return;
    this.state = state;
    this.options.onState(state);
  }
}

function keyOf({ current, baseline }: Frame): string {
  return spreadKey(current.hash, baseline?.hash ?? null);
}

function isReady({ current, baseline }: Frame): boolean {
  return current.finished && (!baseline || baseline.finished);
}

/** Seconds that a pair takes at the speed that the runs shown were made with. */
function pairSeconds({ current, baseline }: Frame): number {
  return [current, baseline].reduce(
    (sum, track) => sum + (track?.speed ? (track.model.agents * track.model.horizon) / track.speed : 0),
    0,
  );
}
