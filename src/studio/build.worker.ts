/** Builds people off the page's thread, one build a worker: the page ends it to cancel. Makes no model, which holds functions. */
import type { Scenario } from '../scenario/scenario';
import { preparations } from '../worlds/prepare';
import type { Inputs } from '../worlds/world';
import { messageOf } from './messageOf';

export interface BuildRequest {
  readonly scenario: Scenario;
  readonly inputs: Inputs;
}

export type BuildReply =
  | { readonly kind: 'progress'; readonly fraction: number; readonly what: string }
  | { readonly kind: 'done'; readonly prepared: unknown }
  | { readonly kind: 'failed'; readonly message: string };

/** Every buffer behind typed arrays in plain data, once: these move to the page instead of being copied. */
function buffersOf(value: unknown, found = new Set<Transferable>()): Set<Transferable> {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) buffersOf(member, found);
  }
  return found;
}

function reply(message: BuildReply, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

self.onmessage = ({ data }: MessageEvent<BuildRequest>) => {
  const { scenario, inputs } = data;
  let shown = -1;
  const progress = (fraction: number, what: string) => {
    const percent = Math.floor(fraction * 100);
    if (percent === shown) return;
    shown = percent;
    reply({ kind: 'progress', fraction, what });
  };
  try {
    const prepared = preparations[scenario.model.id]?.(scenario, inputs, progress);
    reply({ kind: 'done', prepared }, [...buffersOf(prepared)]);
  } catch (error) {
    reply({ kind: 'failed', message: messageOf(error) });
  }
};
