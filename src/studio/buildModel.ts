/** A model from a scenario without freezing the page: people are made in a worker, the model is finished here. */
import type { Scenario } from '../scenario/scenario';
import type { Inputs, Model, Progress, World } from '../worlds/world';
import type { BuildReply, BuildRequest } from './build.worker';

/** What building reports to and is cancelled by. */
export interface BuildOptions {
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/**
 * The model of the scenario.
 *
 * @throws RangeError with the world's sentence when it cannot be built; `AbortError` when the signal fires, at once
 */
export async function buildModel(
  world: World,
  scenario: Scenario,
  inputs: Inputs,
  { progress, signal }: BuildOptions,
): Promise<Model> {
  await world.ready?.();
  // Worlds without `prepare` are small enough to be built here.
  if (!world.prepare || !world.finish) return world.build(scenario, inputs, progress);
  return world.finish(scenario, await prepare({ scenario, inputs }, progress, signal));
}

function prepare(request: BuildRequest, progress: Progress, signal: AbortSignal): Promise<unknown> {
  const worker = new Worker(new URL('./build.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<unknown>((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.onerror = ({ message }) =>
      reject(new Error(`The people could not be built: ${message || 'the worker did not start'}. Reload the page.`));
    worker.onmessage = ({ data }: MessageEvent<BuildReply>) => {
      if (data.kind === 'progress') progress(data.fraction, data.what);
      else if (data.kind === 'done') resolve(data.prepared);
      else reject(new RangeError(data.message));
    };
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
