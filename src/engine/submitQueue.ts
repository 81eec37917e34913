/** Submits to a device, at most two at a time, measured so that the next ones take the time wanted. Encodes nothing. */
import { nextSubmitSteps, SUBMITS_IN_FLIGHT } from './submitController';

export interface SubmitQueue {
  /** Steps that the next submit should carry. */
  readonly steps: number;
  /** Resolves when a further submit may be made. */
  room(): Promise<void>;
  submit(commands: GPUCommandBuffer, steps: number): void;
}

/**
 * @param target   milliseconds of one submit
 * @param fixedSteps   steps of every submit in place of steering
 */
export function createSubmitQueue(device: GPUDevice, target: number, fixedSteps?: number): SubmitQueue {
  let steps = fixedSteps ?? 1;
  let inFlight: Promise<void>[] = [];
  let lastDone = 0;

  const measured = (carried: number, milliseconds: number) => {
    if (fixedSteps !== undefined) return;
    const next = nextSubmitSteps(carried, milliseconds, target);
    // A submit cut short by a target or a checkpoint says when steps are too many, but not that more were tried.
    if (carried === steps || next < carried) steps = next;
  };

  return {
    get steps() {
      return steps;
    },
    async room() {
      while (inFlight.length >= SUBMITS_IN_FLIGHT) await inFlight[0];
    },
    submit(commands, carried) {
      const submitted = performance.now();
      device.queue.submit([commands]);
      const done = device.queue.onSubmittedWorkDone().then(() => {
        const now = performance.now();
        // A submit behind another one starts when that one ends.
        measured(carried, now - Math.max(submitted, lastDone));
        lastDone = now;
      });
      const settled = done.finally(() => {
        inFlight = inFlight.filter((one) => one !== settled);
      });
      settled.catch(() => {});
      inFlight.push(settled);
    },
  };
}
