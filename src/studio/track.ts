/** One scenario's run on this page: its model, the device run while there are steps to make, and every row known. */
import type { DeviceKind, Launch, Run } from '../engine';
import type { Model } from '../worlds/world';

/** Rows of a whole number of days; the run is opened at the first `advance` and closed at the horizon. */
export class Track {
  rows = new Uint32Array(0);
  device: DeviceKind | null = null;
  /** Person-days made and the milliseconds they took, measured around `advance`. */
  personDays = 0;
  milliseconds = 0;
  private run: Run | null = null;
  private opening: Promise<Run> | null = null;
  private disposed = false;

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

  /** Person-days a second so far, null before anything was measured. */
  get speed(): number | null {
    return this.milliseconds > 0 ? (1000 * this.personDays) / this.milliseconds : null;
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
    try {
      // Choosing the device makes a few days at once, so the run may be ahead already.
      if (to > run.step) await run.advance(to, { signal });
    } finally {
      if (run.step > from) {
        this.personDays += (run.step - from) * this.model.agents;
        this.milliseconds += Math.max(0.01, now() - start);
      }
      this.device = run.device;
      this.rows = new Uint32Array(run.rows());
    }
    if (this.finished) this.close();
  }

  dispose(): void {
    this.disposed = true;
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

  private close(): void {
    this.run?.dispose();
    this.run = null;
  }
}
