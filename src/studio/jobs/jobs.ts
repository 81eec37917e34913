/**
 * Long work of the page, one piece at a time in the order of asking: progress, pause, stop with what is done kept. Knows neither
 * what is worked at nor components; how the rest is guessed stands in `meter.ts`.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { isAbortError } from '../../engine';
import { Meter } from './meter';

export interface JobContext {
  /** Units done in all, those from before and parts of one included. */
  progress(units: number): void;
  /** Fires when the job is stopped; what is done stays. */
  readonly signal: AbortSignal;
  /** Resolves at once, or after the pause. Rejects with an `AbortError` when the job is stopped. */
  paused(): Promise<void>;
  /** Milliseconds worked so far, pauses left out. */
  worked(): number;
}

export interface JobSpec {
  /** Of two jobs of one kind only the later one stays in the list once both have ended. */
  readonly kind: string;
  readonly title: string;
  /** Units of work in all; `from` of them are there already. */
  readonly total: number;
  readonly from?: number;
  /** What is counted, in the plural: `pairs`. */
  readonly unit: string;
  /** Expected cost of the whole, null where nothing is known. */
  readonly estimateSeconds: number | null;
  /** Asked once where a setting is changed that this job uses: `Stop the comparison and use what is done?` */
  readonly question?: string;
  /** Does the work. Ends early by throwing what `signal` and `paused` throw. */
  run(context: JobContext): Promise<void>;
  /** Goes on with what a stopped job left. */
  again?(): void;
}

export type JobState = 'waiting' | 'running' | 'paused' | 'stopping' | 'done' | 'partial' | 'failed';

export interface JobView {
  readonly id: number;
  readonly kind: string;
  readonly title: string;
  readonly unit: string;
  readonly total: number;
  /** Whole units done; never falls. */
  readonly done: number;
  /** Below 1 until the state is `done`. */
  readonly share: number;
  readonly secondsLeft: number | null;
  readonly state: JobState;
  /** Whether a partial job can go on. */
  readonly resumable: boolean;
}

export interface JobsState {
  readonly jobs: readonly JobView[];
}

export interface JobsOptions {
  /** Puts the question of a running job before the user; both answers may come late or never. */
  readonly ask?: (job: JobView, question: string, stop: () => void) => void;
  /** The question is out of date: the job has ended. */
  readonly unask?: (job: JobView) => void;
  readonly onError?: (error: unknown) => void;
  /** Milliseconds. */
  readonly now?: () => number;
}

/** Views are renewed at most this often while numbers move, and this often while only the clock does. */
const PUBLISH_MILLISECONDS = 150;
const TICK_MILLISECONDS = 500;

/** States in which there is work left to do. */
export function isActive({ state }: Pick<JobView, 'state'>): boolean {
  return state === 'waiting' || state === 'running' || state === 'paused' || state === 'stopping';
}

interface Job {
  readonly id: number;
  readonly spec: JobSpec;
  readonly stop: AbortController;
  readonly end: (state: JobState) => void;
  state: JobState;
  meter: Meter | null;
  pausing: { promise: Promise<void>; resolve: () => void } | null;
  asked: boolean;
}

export class Jobs {
  readonly store: StoreApi<JobsState> = createStore<JobsState>(() => ({ jobs: [] }));
  private readonly list: Job[] = [];
  private count = 0;
  private published = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setInterval> | null = null;
  private readonly now: () => number;

  constructor(private readonly options: JobsOptions = {}) {
    this.now = options.now ?? (() => performance.now());
  }

  /** Whether there is work under way or waiting. */
  get busy(): boolean {
    return this.list.some(isActive);
  }

  /** Begins the job, or puts it behind those before it. Resolves with its last state; never rejects. */
  start(spec: JobSpec): Promise<JobState> {
    this.forget((job) => job.spec.kind === spec.kind);
    return new Promise((end) => {
      this.list.push({
        id: ++this.count,
        spec,
        stop: new AbortController(),
        end,
        state: 'waiting',
        meter: null,
        pausing: null,
        asked: false,
      });
      this.next();
    });
  }

  pause(id: number): void {
    const job = this.find(id);
    if (job?.state !== 'running') return;
    job.meter?.pause(this.now());
    let resolve = () => {};
    const promise = new Promise<void>((done) => {
      resolve = done;
    });
    job.pausing = { promise, resolve };
    this.enter(job, 'paused');
  }

  resume(id: number): void {
    const job = this.find(id);
    if (job?.state !== 'paused') return;
    job.meter?.resume(this.now());
    this.enter(job, 'running');
    job.pausing?.resolve();
    job.pausing = null;
  }

  /** Ends the job early; what is done is kept by whoever does the work. */
  stop(id: number): void {
    const job = this.find(id);
    if (!job || !isActive(job)) return;
    job.stop.abort();
    job.pausing?.resolve();
    job.pausing = null;
    if (job.state === 'waiting') this.finish(job, 'partial');
    else this.enter(job, 'stopping');
  }

  /** Goes on with a partial job. */
  again(id: number): void {
    this.find(id)?.spec.again?.();
  }

  /** Takes an ended job off the list. */
  dismiss(id: number): void {
    this.forget((job) => job.id === id);
    this.publish();
  }

  /** A setting was changed: jobs that use settings ask, each once. */
  changed(kind: string): void {
    for (const job of this.list) {
      const { question } = job.spec;
      if (!question || job.asked || job.spec.kind !== kind || !isActive(job) || job.state === 'stopping') continue;
      job.asked = true;
      this.options.ask?.(this.view(job), question, () => this.stop(job.id));
    }
  }

  private find(id: number): Job | undefined {
    return this.list.find((job) => job.id === id);
  }

  private forget(which: (job: Job) => boolean): void {
    const kept = this.list.filter((job) => isActive(job) || !which(job));
    this.list.splice(0, this.list.length, ...kept);
  }

  private next(): void {
    const waiting = this.list.find(({ state }) => state === 'waiting');
    const working = this.list.some((job) => isActive(job) && job.state !== 'waiting');
    if (waiting && !working) void this.work(waiting);
    this.publish();
  }

  private async work(job: Job): Promise<void> {
    const { spec, stop } = job;
    const { total, from = 0, estimateSeconds } = spec;
    const meter = new Meter({ total, from, estimateSeconds }, this.now());
    job.meter = meter;
    this.enter(job, 'running');
    this.timer ??= setInterval(() => this.publish(), TICK_MILLISECONDS);
    try {
      await spec.run({
        signal: stop.signal,
        worked: () => meter.workedAt(this.now()),
        progress: (units) => {
          const before = meter.done;
          meter.report(units, this.now());
          if (meter.done > before || this.now() - this.published >= PUBLISH_MILLISECONDS) this.publish();
        },
        paused: async () => {
          await job.pausing?.promise;
          if (stop.signal.aborted) throw new DOMException('The job was stopped.', 'AbortError');
        },
      });
      this.finish(job, stop.signal.aborted && meter.done < total ? 'partial' : 'done');
    } catch (error) {
      if (!isAbortError(error)) this.options.onError?.(error);
      this.finish(job, isAbortError(error) ? 'partial' : 'failed');
    }
  }

  private enter(job: Job, state: JobState): void {
    job.state = state;
    this.publish();
  }

  private finish(job: Job, state: JobState): void {
    job.state = state;
    if (job.asked) this.options.unask?.(this.view(job));
    if (!this.busy && this.timer !== null) {
      clearInterval(this.timer);
      this.timer = null;
    }
    job.end(state);
    this.next();
  }

  private view({ id, spec, state, meter }: Job): JobView {
    const { kind, title, unit, total, from = 0 } = spec;
    const ended = state === 'done';
    return {
      id,
      kind,
      title,
      unit,
      total,
      done: ended ? total : (meter?.done ?? from),
      share: ended ? 1 : (meter?.share ?? from / total),
      secondsLeft: state === 'running' || state === 'paused' ? (meter?.secondsLeft(this.now()) ?? null) : null,
      state,
      resumable: state === 'partial' && spec.again !== undefined,
    };
  }

  private publish(): void {
    this.published = this.now();
    this.store.setState({ jobs: this.list.map((job) => this.view(job)) });
  }
}
