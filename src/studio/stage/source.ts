/**
 * The people of the day shown, as words to draw: from the run where it stands on that day, from a replay where it does not. Never
 * makes the run wait; a day asked for later takes the place of one still being replayed.
 */
import { isAbortError, type Run } from '../../engine';
import type { Layout } from '../../worlds/view';
import type { Model, World } from '../../worlds/world';
import type { Frame } from '../session';
import type { Track } from '../track';

/** How far the run may be ahead of the playhead, in days, while it plays. */
const AHEAD = 2;
/** Time given to the map between two turns of the event loop. */
const SLICE_MILLISECONDS = 8;

/** What stands still: the map of a model. */
export interface StageMap {
  readonly world: World;
  readonly model: Model;
  readonly layout: Layout;
}

/** Where the people to be drawn are found. */
export type People =
  | { readonly kind: 'first'; readonly track: Track; readonly step: 0 }
  | { readonly kind: 'run'; readonly track: Track; readonly step: number; readonly run: Run };

export class StageSource {
  private frame: Frame | null = null;
  private map: StageMap | null = null;
  private mapping: Model | null = null;
  private replaying: { readonly track: Track; readonly day: number; readonly stop: AbortController } | null = null;
  private disposed = false;
  /** Tracks whose second run did not open, for want of memory: the last day computed is shown. */
  private readonly refused = new WeakSet<Track>();

  /** `onMap`: a map is ready. */
  constructor(private readonly onMap: (map: StageMap) => void) {}

  follow(frame: Frame): void {
    this.frame = frame;
    void this.mapOf(frame);
  }

  /** The people of the day shown or, where they are still on their way, null: what was drawn before stays. */
  people(): People | null {
    const { frame } = this;
    if (!frame) return null;
    const { current: track, day } = frame;
    const front = track.runs.find((run) => run.step === day);
    if (front) return { kind: 'run', track, step: day, run: front };
    const replays = track.replays && !this.refused.has(track);
    if (day === 0 && track.replays) return { kind: 'first', track, step: 0 };
    const moving = frame.playing || frame.catchingUp;
    const [run] = track.runs;
    const near = run && run.step > day && run.step - day <= AHEAD;
    if (run && moving && (near || frame.catchingUp || !replays)) return { kind: 'run', track, step: run.step, run };
    if (!replays) return run ? { kind: 'run', track, step: run.step, run } : null;
    this.replay(frame, track, day);
    return null;
  }

  dispose(): void {
    this.disposed = true;
    this.replaying?.stop.abort();
  }

  private replay({ world }: Frame, track: Track, day: number): void {
    const { replaying } = this;
    if (replaying?.track === track && replaying.day === day) return;
    replaying?.stop.abort();
    // One at a time, since both would move the same run; the next look asks again.
    if (replaying) return;
    const stop = new AbortController();
    this.replaying = { track, day, stop };
    void track
      .replay(world, day, stop.signal)
      .catch((error: unknown) => {
        if (!isAbortError(error)) this.refused.add(track);
      })
      .finally(() => {
        this.replaying = null;
      });
  }

  /** Makes the map in slices, unless the one there is serves. */
  private async mapOf({ world, current: { model } }: Frame): Promise<void> {
    const { view } = world;
    if (!view || this.map?.model === model || this.mapping === model) return;
    this.mapping = model;
    const { map } = this;
    if (map?.world === world && view.sameMap(map.model, model)) {
      this.set({ world, model, layout: map.layout });
      return;
    }
    const steps = view.layout(model);
    let start = performance.now();
    for (;;) {
      const { done, value } = steps.next();
      if (this.disposed || this.mapping !== model) return;
      if (done) {
        this.set({ world, model, layout: value });
        return;
      }
      if (performance.now() - start < SLICE_MILLISECONDS) continue;
      await new Promise((resolve) => setTimeout(resolve));
      start = performance.now();
    }
  }

  private set(map: StageMap): void {
    this.map = map;
    this.onMap(map);
  }
}
