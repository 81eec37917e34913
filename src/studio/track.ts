/**
 * One scenario's run on this page: its model, the device run while there are steps to make, and every row known. The people of
 * days gone by come from a second run, restored from the nearest day kept.
 */
import type { Checkpoint, DeviceKind, Launch, Run } from '../engine';
import type { Model, World } from '../worlds/world';
import { KEPT_EVERY, KeptDays } from './keptDays';

/** Above, days gone by are not shown: a second run and its checkpoints would take too much memory. */
export const MOST_REPLAYED = 2_000_000;

/** Advances that a pace is taken over. */
const KEPT_PACES = 100;

/** Rows of a whole number of days; the run is opened at the first `advance` and closed at the horizon. */
export class Track {
  rows = new Uint32Array(0);
  device: DeviceKind | null = null;
  /** Person-days made and the milliseconds they took, measured around `advance`. */
  personDays = 0;
  milliseconds = 0;
  private paces: readonly { readonly personDays: number; readonly pace: number }[] = [];
  private run: Run | null = null;
  private opening: Promise<Run> | null = null;
  private disposed = false;
  private watched = false;
  private readonly kept = new KeptDays();
  /** The run that goes back: the main run itself once that has reached the horizon. */
  private past: Run | null = null;
  private openingPast: Promise<Run> | null = null;
  private first: Readonly<Record<string, Uint32Array>> | null = null;

  constructor(
    readonly hash: string,
    readonly model: Model,
    private readonly width: number,
    private readonly launch: Launch<Model>,
  ) {}

  /** Days known. */
  get known(): number {
    return this.rows.length / this.width;
  }

  get finished(): boolean {
    return this.known >= this.model.horizon;
  }

  /**
   * Milliseconds a person-day takes, the median over person-days made: single advances may have waited for a slow drawing of the page.
   * Null before anything was measured.
   */
  get pace(): number | null {
    const sorted = [...this.paces].sort((a, b) => a.pace - b.pace);
    const all = sorted.reduce((sum, { personDays }) => sum + personDays, 0);
    let below = 0;
    for (const { personDays, pace } of sorted) {
      below += personDays;
      if (below >= all / 2) return pace;
    }
    return null;
  }

  /** Person-days a second so far, null before anything was measured. */
  get speed(): number | null {
    return this.milliseconds > 0 ? (1000 * this.personDays) / this.milliseconds : null;
  }

  /** Whether days gone by can be shown. */
  get replays(): boolean {
    return this.model.agents <= MOST_REPLAYED;
  }

  /** The runs at hand, the one that computes new days first. */
  get runs(): readonly Run[] {
    return [this.run, this.past].filter((run) => run !== null);
  }

  /** Keeps days for going back, or lets them go: only what is on the stage is looked back at. */
  watch(watched: boolean): void {
    this.watched = watched;
    if (watched) return;
    this.kept.clear();
    this.first = null;
    this.closePast();
  }

  /**
   * Makes days until `to` are known. What is known stays, also when the signal fires in between.
   *
   * @throws AbortError when the signal fires
   */
  async advance(to: number, signal: AbortSignal, now: () => number): Promise<void> {
    if (this.finished || to <= this.known) return;
    const run = await this.opened();
    if (this.disposed) return;
    this.device = run.device;
    const start = now();
    const from = run.step;
    const keeps = this.watched && this.replays;
    const keep = (checkpoint: Checkpoint) => {
      if (this.watched) this.kept.add(checkpoint);
    };
    try {
      // Choosing the device makes a few days at once, so the run may be ahead already.
      if (to > run.step)
        await run.advance(to, { signal, ...(keeps && { checkpointEvery: KEPT_EVERY, onCheckpoint: keep }) });
    } finally {
      if (run.step > from) {
        const personDays = (run.step - from) * this.model.agents;
        const milliseconds = Math.max(0.01, now() - start);
        this.personDays += personDays;
        this.milliseconds += milliseconds;
        this.paces = [...this.paces, { personDays, pace: milliseconds / personDays }].slice(-KEPT_PACES);
      }
      this.device = run.device;
      this.rows = new Uint32Array(run.rows());
    }
    if (this.finished) this.retire();
  }

  /** State buffers of the first morning, by name. */
  firstMorning(world: World): Readonly<Record<string, Uint32Array>> {
    this.first ??= world.twin(this.model, 0).state();
    return this.first;
  }

  /**
   * Brings a run of `runs` to a day that none of them is at: from the nearest day kept, without touching the one that computes. One
   * call at a time.
   *
   * @throws AbortError when the signal fires
   */
  async replay(world: World, day: number, signal: AbortSignal): Promise<void> {
    if (!this.replays || !this.watched) return;
    const run = await this.openedPast();
    if (!this.watched || this.disposed) return;
    const kept = this.kept.before(day);
    const start = kept ?? { step: 0, replicate: 0, state: this.firstMorning(world), rows: new Uint32Array(0) };
    if (run.step > day || start.step > run.step) await run.restore(start);
    await run.advance(day, { signal });
  }

  dispose(): void {
    this.disposed = true;
    this.watch(false);
    this.close();
  }

  private opened(): Promise<Run> {
    this.opening ??= this.launch(this.model, 0).then(
      (run) => {
        this.run = run;
        if (this.disposed) this.close();
        return run;
      },
      (error: unknown) => {
        this.opening = null;
        throw error;
      },
    );
    return this.opening;
  }

  private openedPast(): Promise<Run> {
    this.openingPast ??= this.launch(this.model, 0).then(
      (run) => {
        if (this.watched) this.past = run;
        else run.dispose();
        return run;
      },
      (error: unknown) => {
        this.openingPast = null;
        throw error;
      },
    );
    return this.openingPast;
  }

  /** The run has nothing more to compute; on the stage it is what goes back. */
  private retire(): void {
    const { run } = this;
    if (!this.watched || !run || this.openingPast) {
      this.close();
      return;
    }
    this.past = run;
    this.openingPast = Promise.resolve(run);
    this.run = null;
  }

  private closePast(): void {
    this.past?.dispose();
    this.past = null;
    this.openingPast = null;
  }

  private close(): void {
    this.run?.dispose();
    this.run = null;
  }
}
