/**
 * How sure a difference is: further replicates of the runs shown, in pairs on common random numbers, run as a job of the page. Pairs
 * stay known under the hashes of the scenarios that made them, so undo brings intervals back and nothing is shown of other settings
 * unawares. Replicate 0 is what the page shows already. Knows runs and rows, no component and no device.
 */
import { type Estimate, estimate, type Launch, replicates } from '../engine';
import type { Model, World } from '../worlds/world';
import { gatedLaunch } from './jobs/gatedLaunch';
import type { JobContext, Jobs } from './jobs/jobs';
import type { Frame } from './session';
import { spreadJobWords } from './spreadWords';

/** Pairs of a comparison unless somebody chooses otherwise (design: section 5). */
export const PAIRS = 16;
/** Kind of its jobs. */
export const PAIR_JOB = 'pairs';
/** Comparisons remembered. */
const KEPT_RESULTS = 8;
/** Beyond, models are too large to be remembered once other people are shown. */
const MOST_KEPT_AGENTS = 500_000;

/** Rows of one replicate number, u32[horizon * series]; `baseline` is null where the scenario is the baseline. */
export interface Pair {
  readonly current: Uint32Array;
  readonly baseline: Uint32Array | null;
}

/** Pairs of two scenarios with the models that made them, the run shown being the first. */
export interface Paired {
  readonly key: string;
  readonly world: World;
  readonly current: Model;
  readonly baseline: Model | null;
  readonly pairs: readonly Pair[];
  /** Pairs asked for; more than there are where it was stopped. */
  readonly goal: number;
}

export interface SpreadState {
  /** The run shown is finished, so that further ones may follow. */
  readonly ready: boolean;
  /** Pairs of what is shown are being run. */
  readonly running: boolean;
  /** Pairs of other settings are being run. */
  readonly elsewhere: boolean;
  /** Whether there is a baseline to compare with. */
  readonly paired: boolean;
  /** Pairs known, the run shown being the first, of pairs asked for. */
  readonly done: number;
  readonly goal: number;
  /** It was stopped before the goal. */
  readonly partial: boolean;
  /** Pairs that somebody chose to have. */
  readonly chosen: number;
  /** Expected cost of what the next press runs, null before the speed is known. */
  readonly seconds: number | null;
}

export const NO_SPREAD: SpreadState = {
  ready: false,
  running: false,
  elsewhere: false,
  paired: false,
  done: 1,
  goal: PAIRS,
  partial: false,
  chosen: PAIRS,
  seconds: null,
};

export interface SpreadOptions {
  readonly jobs: Jobs;
  readonly launch: (world: World) => Launch<Model>;
  readonly onState: (state: SpreadState) => void;
  /** All pairs are there, or it was stopped: intervals may have changed. */
  readonly onEnd: () => void;
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

/** Runs pairs on request and remembers them by what was compared. */
export class Spread {
  private readonly results = new Map<string, Paired>();
  private frame: Frame | null = null;
  private running: { readonly key: string; readonly done: number; readonly goal: number } | null = null;
  private chosen = PAIRS;
  /** Milliseconds a person-day takes in pairs, launches included; null before any were run. */
  private pace: number | null = null;
  private state = NO_SPREAD;

  constructor(private readonly options: SpreadOptions) {}

  /** Takes note of what is shown. */
  follow(frame: Frame): void {
    this.frame = frame;
    for (const [key, { current }] of this.results) {
      const other =
        current.agents !== frame.current.model.agents || current.scenario.seed !== frame.current.model.scenario.seed;
      if (other && current.agents > MOST_KEPT_AGENTS) this.results.delete(key);
    }
    this.publish();
  }

  /** Takes note of what will be shown: pairs being run of anything else are asked about. */
  keep(key: string): void {
    if (this.running && this.running.key !== key) this.options.jobs.changed(PAIR_JOB);
  }

  /** Pairs that the next press is to reach. */
  choose(pairs: number): void {
    this.chosen = pairs;
    this.publish();
  }

  /** Runs the pairs that are missing, or as many again where none is. Resolves at the end of it, also of a stopped one. */
  async start(): Promise<void> {
    const { frame } = this;
    if (!frame || this.running || !isReady(frame)) return;
    const { world, current, baseline } = frame;
    const key = keyOf(frame);
    const known = this.results.get(key);
    const first = { current: current.rows, baseline: baseline?.rows ?? null };
    const start = known ?? {
      key,
      world,
      current: current.model,
      baseline: baseline?.model ?? null,
      pairs: [first],
      goal: this.chosen,
    };
    await this.run({ ...start, goal: this.goalOf(start.pairs.length) });
  }

  /** Stops after the days under way; whole pairs are kept. */
  stop(): void {
    const job = this.options.jobs.store
      .getState()
      .jobs.find(({ kind, state }) => kind === PAIR_JOB && state !== 'done');
    if (job) this.options.jobs.stop(job.id);
  }

  /** Pairs behind the intervals of a frame: at least two, of its scenarios and at rest; else null. */
  pairs(frame: Frame): readonly Pair[] | null {
    const found = this.results.get(keyOf(frame));
    return found && found.pairs.length > 1 && this.running?.key !== found.key ? found.pairs : null;
  }

  /** The comparison that ended last, of whatever settings; null before any. */
  latest(): Paired | null {
    return [...this.results.values()].at(-1) ?? null;
  }

  private async run(start: Paired): Promise<void> {
    const { key, goal } = start;
    let paired = start;
    this.running = { key, done: start.pairs.length, goal };
    this.publish();
    const words = spreadJobWords();
    await this.options.jobs.start({
      kind: PAIR_JOB,
      title: start.baseline ? words.pairsTitle : words.runsTitle,
      total: goal,
      from: start.pairs.length,
      unit: start.baseline ? words.pairs : words.runs,
      estimateSeconds: this.secondsOf(start, goal - start.pairs.length),
      question: words.question,
      run: async (context) => {
        while (paired.pairs.length < goal) {
          const pair = await this.pair(paired, context);
          paired = { ...paired, pairs: [...paired.pairs, pair] };
          this.running = { key, done: paired.pairs.length, goal };
          context.progress(paired.pairs.length);
          this.publish();
        }
      },
      again: () => void (this.running || this.run(paired)),
    });
    this.remember(paired);
    this.running = null;
    this.publish();
    this.options.onEnd();
  }

  private async pair({ world, current, baseline, pairs }: Paired, context: JobContext): Promise<Pair> {
    const launch = gatedLaunch(this.options.launch(world), context);
    const sides = baseline ? [baseline, current] : [current];
    const rows: Uint32Array[] = [];
    const before = context.worked();
    for (const model of sides) {
      const [one] = await replicates(world, model, 1, {
        launch,
        signal: context.signal,
        first: pairs.length,
        // Whole pairs are reported by who counts them.
        progress: (fraction) =>
          context.progress(pairs.length + Math.min(0.999, (rows.length + fraction) / sides.length)),
      });
      rows.push(one.rows);
    }
    // Stopped between the last day and this line: what was dropped stays dropped.
    context.signal.throwIfAborted();
    const personDays = sides.reduce((sum, { agents, horizon }) => sum + agents * horizon, 0);
    this.pace = (context.worked() - before) / personDays;
    return { current: rows[sides.length - 1], baseline: baseline ? rows[0] : null };
  }

  private remember(paired: Paired): void {
    // Last ended last; the oldest goes first.
    this.results.delete(paired.key);
    this.results.set(paired.key, paired);
    for (const key of this.results.keys()) if (this.results.size > KEPT_RESULTS) this.results.delete(key);
  }

  private goalOf(done: number): number {
    return this.chosen > done ? this.chosen : done + this.chosen;
  }

  /** Seconds that `pairs` take: at the pace of pairs run before, else at that of the runs shown, null where nothing was measured. */
  private secondsOf({ current, baseline }: Sides, pairs: number): number | null {
    const personDays = [current, baseline].reduce((sum, model) => sum + (model ? model.agents * model.horizon : 0), 0);
    const pace = this.pace ?? this.shownPace();
    return pace === null ? null : (pace * personDays * pairs) / 1000;
  }

  private shownPace(): number | null {
    const paces = [this.frame?.current, this.frame?.baseline].flatMap((track) => track?.pace ?? []);
    return paces.length === 0 ? null : paces.reduce((sum, pace) => sum + pace, 0) / paces.length;
  }

  private publish(): void {
    const { frame, running, chosen } = this;
    const key = frame && keyOf(frame);
    const known = key === null ? undefined : this.results.get(key);
    const here = running?.key === key ? running : null;
    const done = here?.done ?? known?.pairs.length ?? 1;
    const partial = known && known.pairs.length < known.goal;
    const goal = here?.goal ?? (partial ? known.goal : this.goalOf(done));
    const ready = frame !== null && isReady(frame);
    const sides = frame && { current: frame.current.model, baseline: frame.baseline?.model ?? null };
    const state: SpreadState = {
      ready,
      running: here !== null,
      elsewhere: running !== null && here === null,
      paired: Boolean(frame?.baseline),
      partial: Boolean(partial) && here === null,
      done,
      goal,
      chosen,
      seconds: sides && ready ? this.secondsOf(sides, this.goalOf(done) - done) : null,
    };
    if (Object.entries(state).every(([name, value]) => this.state[name as keyof SpreadState] === value)) return;
    this.state = state;
    this.options.onState(state);
  }
}

type Sides = Pick<Paired, 'current' | 'baseline'>;

function keyOf({ current, baseline }: Frame): string {
  return spreadKey(current.hash, baseline?.hash ?? null);
}

function isReady({ current, baseline }: Frame): boolean {
  return current.finished && (!baseline || baseline.finished);
}
