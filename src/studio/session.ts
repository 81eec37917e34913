/**
 * The runs that the page shows: the current scenario and its baseline on the same people and seed, a playhead, and the loop
 * that computes ahead of it. Knows no React and no scenario editing; what it shows goes out as frames, at most ten a second.
 */
import { type DeviceKind, isAbortError, type Launch } from '../engine';
import { scenarioHash } from '../scenario/canonical';
import { digestRows } from '../scenario/digest';
import type { Scenario } from '../scenario/scenario';
import type { Inputs, Model, World } from '../worlds/world';
import type { BuildOptions } from './buildModel';
import { Track } from './track';

/** What is on the screen at one moment. Rows may reach beyond `day`. */
export interface Frame {
  readonly world: World;
  readonly current: Track;
  readonly baseline: Track | null;
  /** Days shown, 0 to the horizon. */
  readonly day: number;
  readonly horizon: number;
  readonly playing: boolean;
  /** On the way to the day where the last setting was shown. */
  readonly catchingUp: boolean;
  /** Hex SHA-256 of the rows, once the whole run is known and shown. */
  readonly digest: string | null;
  readonly device: DeviceKind | null;
}

export interface SessionOptions {
  readonly launch: (world: World) => Launch<Model>;
  readonly build: (world: World, scenario: Scenario, inputs: Inputs, options: BuildOptions) => Promise<Model>;
  /** Playing stopped or started, or the run failed; for buttons and notices. */
  readonly onPlaying: (playing: boolean) => void;
  readonly onError: (error: unknown) => void;
  readonly now?: () => number;
  /** Resolves when there is time to go on, at a drawing rate. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** What to show: `baseline` may be the scenario itself. */
export interface Shown {
  readonly world: World;
  readonly scenario: Scenario;
  readonly baseline: Scenario;
  readonly inputs: Inputs;
  /** Another scenario rather than an edit of the one shown: begins at day 0, paused. */
  readonly restart?: boolean;
}

const FRAME_MILLISECONDS = 100;
/** Work at full speed between two looks at the world outside. */
const CHUNK_MILLISECONDS = 80;
/** Runs kept for undo. Rows are small; models share their people. */
const KEPT_TRACKS = 12;
/** From here on the device holds one run at a time. */
const ONE_RUN_AGENTS = 2_000_000;

export class Session {
  private readonly listeners = new Set<(frame: Frame) => void>();
  private tracks = new Map<string, Track>();
  private shown: Shown | null = null;
  private current: Track | null = null;
  private baseline: Track | null = null;
  private head = 0;
  private goal = 0;
  private speed = 30;
  private isPlaying = false;
  private chunk = 1;
  private loop: Promise<void> | null = null;
  private stop = new AbortController();
  private lastFrame = Number.NEGATIVE_INFINITY;
  private frameCost = 0;
  private digested: { readonly track: Track; readonly digest: string } | null = null;
  private readonly now: () => number;
  private readonly wait: (milliseconds: number) => Promise<void>;

  constructor(private readonly options: SessionOptions) {
    this.now = options.now ?? (() => performance.now());
    this.wait = options.wait ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));
  }

  /** Calls `listener` with every frame from now on, and at once with the present one. */
  subscribe(listener: (frame: Frame) => void): () => void {
    this.listeners.add(listener);
    const frame = this.frame();
    if (frame) listener(frame);
    return () => this.listeners.delete(listener);
  }

  frame(): Frame | null {
    const { shown, current } = this;
    if (!shown || !current) return null;
    const day = this.day;
    const { horizon } = current.model;
    return {
      world: shown.world,
      current,
      baseline: this.baseline,
      day,
      horizon,
      playing: this.isPlaying,
      catchingUp: this.goal > this.head,
      digest: day >= horizon && current.finished ? this.digest(current) : null,
      device: current.device,
    };
  }

  /** Sends the present frame again, for what else is shown with it. */
  redraw(): void {
    this.emit(true);
  }

  get playing(): boolean {
    return this.isPlaying;
  }

  /**
   * Shows a scenario. The page stays on its day, which the new run reaches as fast as the device allows, or begins at 0.
   *
   * @throws what `build` throws; the runs shown before stay
   */
  async show(shown: Shown, options: BuildOptions): Promise<void> {
    const { world, scenario } = shown;
    const before = this.current;
    const known = before && this.shown?.world === world ? world.rebuild?.(before.model, scenario) : null;
    const same = known !== null && known !== undefined && this.sameInputs(shown);
    const model = known && same ? known : await this.options.build(world, scenario, shown.inputs, options);
    options.signal.throwIfAborted();
    await this.halt();
    if (options.signal.aborted) {
      // Another scenario is on its way; until it is here, what is shown goes on.
      this.start();
      throw options.signal.reason;
    }
    if (!(known && same)) this.clear();
    const reached = shown.restart ? 0 : Math.min(Math.max(this.head, this.goal), model.horizon);
    if (shown.restart) this.setPlaying(false);
    this.shown = shown;
    const left = this.current;
    this.current = this.track(shown, scenario, model);
    if (left !== this.current) left?.watch(false);
    this.current.watch(true);
    this.baseline = this.baselineOf(shown, model);
    this.goal = reached;
    this.head = Math.min(this.goal, this.current.known);
    this.trim();
    this.emit(true);
    this.start();
  }

  play(): void {
    const { current } = this;
    if (!current) return;
    if (this.head >= current.model.horizon) this.head = 0;
    this.setPlaying(true);
    this.start();
  }

  pause(): void {
    this.goal = Math.min(this.goal, this.head);
    this.setPlaying(false);
    this.emit(true);
  }

  /** One day on, paused. */
  step(): void {
    if (!this.current) return;
    this.setPlaying(false);
    this.goal = Math.min(this.current.model.horizon, this.day + 1);
    this.start();
  }

  /** Back to day 0 with the same seed, paused. The run gives the same days again, so those that are known are kept. */
  reset(): void {
    this.setPlaying(false);
    this.goal = 0;
    this.head = 0;
    this.emit(true);
  }

  /** Moves the playhead: at once to days that are known, else as fast as the device allows. */
  seek(day: number): void {
    const { current } = this;
    if (!current) return;
    this.goal = Math.min(Math.max(0, day), current.model.horizon);
    this.head = Math.min(this.goal, current.known);
    this.emit(true);
    this.start();
  }

  /** Days a second while playing; `Infinity` is as fast as the device allows. */
  setSpeed(daysPerSecond: number): void {
    this.speed = daysPerSecond;
  }

  /** Milliseconds that making the days shown again would take, `Infinity` before anything was measured. */
  replayMilliseconds(): number {
    const { current } = this;
    const speed = current?.speed;
    return current && speed ? (1000 * this.day * current.model.agents) / speed : Number.POSITIVE_INFINITY;
  }

  private get day(): number {
    return Math.floor(this.head);
  }

  private sameInputs(shown: Shown): boolean {
    const before = this.shown?.inputs.files ?? {};
    const roles = new Set([...Object.keys(before), ...Object.keys(shown.inputs.files)]);
    return [...roles].every((role) => before[role] === shown.inputs.files[role]);
  }

  private track({ world }: Shown, scenario: Scenario, model: Model): Track {
    const hash = scenarioHash(scenario, world.definition);
    const known = this.tracks.get(hash);
    const track = known ?? new Track(hash, model, world.series.length, this.options.launch(world));
    // Last used last: `trim` takes from the front.
    this.tracks.delete(hash);
    this.tracks.set(hash, track);
    return track;
  }

  private baselineOf(shown: Shown, model: Model): Track | null {
    const { world, scenario, baseline } = shown;
    if (scenarioHash(scenario, world.definition) === scenarioHash(baseline, world.definition)) return null;
    const other = world.rebuild?.(model, baseline);
    return other ? this.track(shown, baseline, other) : null;
  }

  private trim(): void {
    const one = (this.current?.model.agents ?? 0) > ONE_RUN_AGENTS;
    for (const [hash, track] of this.tracks) {
      const used = track === this.current || track === this.baseline;
      if (used || (this.tracks.size <= KEPT_TRACKS && (track.finished || !one))) continue;
      track.dispose();
      this.tracks.delete(hash);
    }
  }

  private clear(): void {
    for (const track of this.tracks.values()) track.dispose();
    this.tracks = new Map();
    this.chunk = 1;
  }

  private setPlaying(playing: boolean): void {
    if (this.isPlaying === playing) return;
    this.isPlaying = playing;
    this.options.onPlaying(playing);
  }

  /** Whether there are days to make or to show. */
  private get pending(): boolean {
    const horizon = this.current?.model.horizon ?? 0;
    return this.goal > this.head || (this.isPlaying && this.head < horizon);
  }

  private start(): void {
    if (this.loop) return;
    this.stop = new AbortController();
    const { signal } = this.stop;
    this.loop = this.work(signal)
      .catch((error: unknown) => {
        if (isAbortError(error)) return;
        this.goal = this.head;
        this.setPlaying(false);
        this.options.onError(error);
      })
      .finally(() => {
        this.loop = null;
        this.emit(true);
        // A press of Play between the last look of the loop and this line.
        if (this.pending && !signal.aborted) this.start();
      });
  }

  private async halt(): Promise<void> {
    this.stop.abort();
    await this.loop;
  }

  private async work(signal: AbortSignal): Promise<void> {
    let last = this.now();
    while (!signal.aborted) {
      const { current, baseline } = this;
      if (!current) return;
      const { horizon } = current.model;
      const catching = this.goal > this.head;
      if (!this.pending) break;
      const start = this.now();
      // A hidden page and a long frame do not make the playhead jump.
      const passed = Math.min(0.25, (start - last) / 1000);
      last = start;
      const fast = catching || this.speed === Number.POSITIVE_INFINITY;
      const end = catching ? this.goal : horizon;
      const wanted = fast ? this.day + this.chunk : this.head + passed * this.speed;
      const target = Math.min(end, wanted, Math.max(current.known, this.day + this.chunk));
      const made = await this.compute(Math.ceil(target), signal, baseline, current);
      if (made > 0) this.steer(made, this.now() - start);
      // The playhead may have been moved, or playing stopped, while days were being made.
      if (catching === this.goal > this.head && (catching || this.isPlaying)) {
        // Nor past a day that was asked for meanwhile.
        const most = catching ? this.goal : horizon;
        this.head = Math.min(Math.max(this.head, target), current.known, most);
      }
      this.emit(this.head >= end);
      if (!fast) await this.wait(Math.max(0, 33 - (this.now() - start)));
      else await this.wait(0);
    }
    if (this.current && this.head >= this.current.model.horizon) this.setPlaying(false);
  }

  /** The baseline first, so that every day shown has its difference. @returns days made */
  private async compute(to: number, signal: AbortSignal, baseline: Track | null, current: Track): Promise<number> {
    let made = 0;
    for (const track of baseline ? [baseline, current] : [current]) {
      const before = track.known;
      await track.advance(to, signal, this.now);
      made += track.known - before;
    }
    return made;
  }

  private steer(made: number, milliseconds: number): void {
    const fit = Math.floor((made * CHUNK_MILLISECONDS) / Math.max(1, milliseconds));
    this.chunk = Math.max(1, Math.min(2 * this.chunk, fit));
  }

  private digest(track: Track): string {
    if (this.digested?.track !== track) this.digested = { track, digest: digestRows(track.rows) };
    return this.digested.digest;
  }

  /** Draws at most ten times a second and never for more than a quarter of the time, unless `now` is asked for. */
  private emit(now: boolean): void {
    const time = this.now();
    if (!now && time - this.lastFrame < Math.max(FRAME_MILLISECONDS, 4 * this.frameCost)) return;
    const frame = this.frame();
    if (!frame) return;
    this.lastFrame = time;
    for (const listener of this.listeners) listener(frame);
    this.frameCost = this.now() - time;
  }
}
