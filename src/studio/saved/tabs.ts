/**
 * Tabs of one browser: which of them saves a work (Web Locks), and what they say to each other (BroadcastChannel). Knows nothing of
 * the work but its id. Where a browser has neither, every tab saves; that none overwrites another is the database's doing.
 */

/** `yield`: another tab wants the work; `yielded`: this one has let go; `cleared`: everything on this device was deleted. */
export type TabMessage = { readonly kind: 'yield' | 'yielded'; readonly id: string } | { readonly kind: 'cleared' };

export interface Tabs {
  /**
   * The right to save a work, held until it is released or the page goes. Waits up to `milliseconds` for another tab, since a
   * page that is being reloaded holds its own for a moment.
   *
   * @param lost called when another tab took it by force
   * @returns how to release it, or null where another tab has it
   */
  claim(id: string, milliseconds: number, lost: () => void): Promise<(() => void) | null>;
  /** Takes it from whoever has it, for tabs that do not answer. */
  seize(id: string, lost: () => void): Promise<() => void>;
  post(message: TabMessage): void;
  onMessage(listener: (message: TabMessage) => void): void;
}

const CHANNEL = 'murmuration';
const AGAIN_MILLISECONDS = 50;

/** The tabs of this browser. */
export function browserTabs(): Tabs {
  const locks = 'locks' in navigator ? navigator.locks : null;
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null;
  const hold = (id: string, options: LockOptions, lost: () => void) =>
    new Promise<(() => void) | null>((resolve) => {
      if (!locks) return resolve(() => {});
      let held = false;
      const granted = (lock: Lock | null): Promise<void> => {
        held = lock !== null;
        if (held) return new Promise((release) => resolve(release));
        resolve(null);
        return Promise.resolve();
      };
      locks.request(`murmuration.work.${id}`, options, granted).catch(() => {
        // Held and then refused: it was stolen. Refused at once: pages like this one have no locks.
        if (held) lost();
        else resolve(() => {});
      });
    });
  return {
    // By questions that have an answer: a time-out would also say no where the page was merely busy.
    claim: async (id, milliseconds, lost) => {
      const end = performance.now() + milliseconds;
      for (;;) {
        const release = await hold(id, { ifAvailable: true }, lost);
        if (release || performance.now() >= end) return release;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MILLISECONDS));
      }
    },
    seize: async (id, lost) => (await hold(id, { steal: true }, lost)) ?? (() => {}),
    post: (message) => channel?.postMessage(message),
    onMessage: (listener) =>
      channel?.addEventListener('message', ({ data }) => {
        const message = messageOf(data);
        if (message) listener(message);
      }),
  };
}

/** Another version of the page may be the one that speaks. */
function messageOf(data: unknown): TabMessage | null {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return null;
  if (data.kind === 'cleared') return { kind: 'cleared' };
  if (data.kind !== 'yield' && data.kind !== 'yielded') return null;
  return 'id' in data && typeof data.id === 'string' ? { kind: data.kind, id: data.id } : null;
}
