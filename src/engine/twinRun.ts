/**
 * A run on the CPU: drives a world's TypeScript twin in slices short enough that the page stays live. Contains no model.
 */
import type { Model, World } from '../worlds/world';
import { abortError, nextTask } from './abort';
import { checkCheckpoint, checkTarget } from './checkRun';
import { RowStore } from './rows';
import type { AdvanceOptions, Checkpoint, Run } from './run';

/** Work between two turns of the event loop: leaves about 4 ms of a 60 Hz frame to the page. */
const SLICE_MILLISECONDS = 12;

/** A run of `replicate` on the twin of `world`. One step is never interrupted, so a slice lasts at least one step. */
export function createTwinRun<M extends Model>(world: World<M>, model: M, replicate: number): Run {
  const twin = world.twin(model, replicate);
  const rows = new RowStore(world.series.length, model.horizon);

  const checkpoint = (): Checkpoint => ({
    step: twin.step,
    replicate,
    state: Object.fromEntries(Object.entries(twin.state()).map(([name, words]) => [name, words.slice()])),
    rows: rows.slice(),
  });

  return {
    device: 'twin',
    replicate,
    horizon: model.horizon,
    get step() {
      return twin.step;
    },
    async advance(to: number, options: AdvanceOptions = {}) {
      checkTarget({ step: twin.step, horizon: model.horizon }, to);
      const { signal, onRows, checkpointEvery, onCheckpoint } = options;
      let sliceStart = performance.now();
      while (twin.step < to) {
        if (signal?.aborted) throw abortError();
        twin.advance();
        rows.append(twin.row);
        if (onCheckpoint && checkpointEvery && twin.step % checkpointEvery === 0) onCheckpoint(checkpoint());
        if (performance.now() - sliceStart >= SLICE_MILLISECONDS) {
          rows.report(onRows);
          await nextTask();
          sliceStart = performance.now();
        }
      }
      rows.report(onRows);
    },
    rows: () => rows.slice(),
    checkpoint: async () => checkpoint(),
    async restore(from: Checkpoint) {
      const words = Object.fromEntries(Object.entries(twin.state()).map(([name, { length }]) => [name, length]));
      checkCheckpoint({ replicate, horizon: model.horizon }, world.series.length, words, from);
      twin.restore(from.step, from.state, from.rows);
      rows.reset(from.rows);
    },
    view: () => ({ kind: 'cpu', state: twin.live() }),
    dispose() {},
  };
}
