/** Cancelling and yielding: how long work on the page's thread stops early and lets events through. Knows no run. */

/** @throws AbortError when the signal has fired. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortError();
}

/** The error every cancelled operation rejects with, whatever reason the signal carries. */
export function abortError(): DOMException {
  return new DOMException('The run was cancelled.', 'AbortError');
}

export function isAbortError(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** Whether the work was ended by an abort, which is then no error; other errors are. */
export async function untilStopped(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return false;
  } catch (error) {
    if (isAbortError(error)) return true;
    throw error;
  }
}

/**
 * Resolves in a later task of the event loop, so that input and painting come through first. A message channel rather than
 * `setTimeout(0)`: browsers raise nested timeouts to 4 ms, a third of a 12 ms slice.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}
