/**
 * A run that survives the loss of its graphics device: it keeps a host checkpoint, rebuilds on a new device, and moves to
 * the CPU when devices keep being lost. Determinism makes the rows the same as without a loss. Knows devices only through
 * the functions it is given, so tests lose devices that never existed.
 */
import type { AdvanceOptions, Checkpoint, Run } from './run';

/** What happened to the device; `lossMessage` puts it into words. */
export interface LossNotice {
  /** `restarted`: on a new device; `moved`: on the CPU, after a second loss or because no device came back. */
  readonly kind: 'restarted' | 'moved';
  /** Step at which the device was lost, and the step from which the run goes on. */
  readonly lostAt: number;
  readonly from: number;
  /** Why no new device was opened, where one was tried. */
  readonly reason?: string;
}

/** Times of losses, in milliseconds of one clock; a page keeps them in its session so that a reload does not forget them. */
export interface LossStamp {
  read(): number | null;
  write(milliseconds: number): void;
}

export interface ResilientOptions {
  /** Counts in a row. */
  readonly series: number;
  /** Opens the run at step 0 on a device; called again, for a new device, after a loss. */
  readonly openGpu: () => Promise<Run>;
  readonly openTwin: () => Run;
  readonly isLoss: (error: unknown) => boolean;
  readonly notify?: (notice: LossNotice) => void;
  /** Steps between host checkpoints: what a loss costs at most. */
  readonly checkpointEvery?: number;
  readonly stamp?: LossStamp;
  readonly now?: () => number;
}

/** Two losses within this time are taken for a device that will be lost again. */
export const LOSS_GUARD_MILLISECONDS = 30_000;

const CHECKPOINT_EVERY = 20;

/** The user's sentence about a loss; `stepName` is what the world calls a step. */
export function lossMessage(notice: LossNotice, stepName = 'day'): string {
  const lost = `The graphics device was lost at ${stepName} ${notice.lostAt}.`;
  return notice.kind === 'restarted'
    ? `${lost} Restarting from ${stepName} ${notice.from} …`
    : `${lost} Continuing on the CPU from ${stepName} ${notice.from} …`;
}

/**
 * Opens a run on the GPU that outlives its device. `step` goes back to the last checkpoint while a loss is being repaired;
 * rows already reported are not reported again.
 */
export async function createResilientRun(options: ResilientOptions): Promise<Run> {
  const { series, openGpu, openTwin, isLoss, notify, checkpointEvery = CHECKPOINT_EVERY, now = Date.now } = options;
  const stamp = options.stamp ?? memoryStamp();
  let inner = await openGpu();
  let saved: Checkpoint | null = null;
  let reported = 0;

  // From the rows themselves and not from what the inner run reports: a rebuilt run counts the rows of its checkpoint as
  // reported, and those may be more or fewer than the lost one had reported.
  const report = (onRows: AdvanceOptions['onRows']) => {
    const rows = inner.rows();
    if (!onRows || rows.length <= reported * series) return;
    const from = reported;
    reported = rows.length / series;
    onRows(from, rows.slice(from * series));
  };

  const reopen = async (): Promise<{ run: Run; kind: LossNotice['kind']; reason?: string }> => {
    const last = stamp.read();
    const time = now();
    stamp.write(time);
    if (last !== null && time - last < LOSS_GUARD_MILLISECONDS) return { run: openTwin(), kind: 'moved' };
    try {
      return { run: await openGpu(), kind: 'restarted' };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { run: openTwin(), kind: 'moved', reason };
    }
  };

  const recover = async () => {
    const lostAt = inner.step;
    inner.dispose();
    const { run, ...how } = await reopen();
    inner = run;
    notify?.({ ...how, lostAt, from: saved?.step ?? 0 });
    if (saved) await inner.restore(saved);
  };

  /** Repeats `work` on a rebuilt run until it is done or fails for another reason than a loss. */
  const surviving = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let lost = false; ; ) {
      try {
        if (lost) await recover();
        return await work();
      } catch (error) {
        if (!isLoss(error)) throw error;
        lost = true;
      }
    }
  };

  return {
    get device() {
      return inner.device;
    },
    get replicate() {
      return inner.replicate;
    },
    get step() {
      return inner.step;
    },
    get horizon() {
      return inner.horizon;
    },
    async advance(to, { signal, onRows, onCheckpoint, checkpointEvery: every = checkpointEvery } = {}) {
      const onInnerCheckpoint = (checkpoint: Checkpoint) => {
        saved = checkpoint;
        onCheckpoint?.(checkpoint);
      };
      await surviving(() =>
        inner.advance(to, {
          signal,
          checkpointEvery: every,
          onCheckpoint: onInnerCheckpoint,
          onRows: onRows && (() => report(onRows)),
        }),
      );
      report(onRows);
    },
    rows: () => inner.rows(),
    async checkpoint() {
      const at = inner.step;
      saved = await surviving(async () => {
        await inner.advance(at);
        return inner.checkpoint();
      });
      return saved;
    },
    async restore(checkpoint) {
      saved = checkpoint;
      reported = checkpoint.step;
      await surviving(() => inner.restore(checkpoint));
    },
    view: () => inner.view(),
    dispose: () => inner.dispose(),
  };
}

function memoryStamp(): LossStamp {
  let time: number | null = null;
  return {
    read: () => time,
    write: (milliseconds) => {
      time = milliseconds;
    },
  };
}
