/**
 * The link in the address bar: written at most every 150 ms, read on Back and on a pasted link. Whether runs are compared stands
 * beside it in the browser's history, since a link says what is compared and not what is open. Encodes nothing.
 */
const WRITE_MILLISECONDS = 150;

export interface Address {
  /** The fragment without `#`. */
  read(): string;
  /** Puts a fragment into the address; `entry` makes a step of Back. Later writes replace those that wait. */
  write(fragment: string, entry?: boolean): void;
  /** Whether the step of history shown compares runs; null for one that was not made here, as a link that was followed. */
  comparing(): boolean | null;
  /** Notes that runs are compared, or no longer; `entry` makes a step of Back. */
  compare(on: boolean, entry: boolean): void;
}

export interface AddressEvents {
  /** Somebody else put that fragment there. */
  readonly changed: (fragment: string) => void;
  /** Back or Forward came to a step that compares runs, or does not. */
  readonly compared: (on: boolean) => void;
}

/** The address of this page. */
export function createAddress({ changed, compared }: AddressEvents): Address {
  let written = read();
  let comparing = readComparing();
  let last = Number.NEGATIVE_INFINITY;
  let waiting: { readonly fragment: string; readonly timer: number } | null = null;

  function read(): string {
    return window.location.hash.replace(/^#/, '');
  }

  function readComparing(): boolean | null {
    const state: unknown = window.history.state;
    if (typeof state !== 'object' || state === null || !('comparing' in state)) return null;
    return state.comparing === true;
  }

  const put = (fragment: string, entry: boolean) => {
    cancel();
    last = performance.now();
    written = fragment;
    const state = comparing === null ? null : { comparing };
    if (entry) window.history.pushState(state, '', `#${fragment}`);
    else window.history.replaceState(state, '', `#${fragment}`);
  };

  // Who leaves within those milliseconds finds on return what was there. Listens only then, so that the page stays fit for the
  // browser's back-forward cache.
  const flush = () => waiting && put(waiting.fragment, false);

  const cancel = () => {
    window.clearTimeout(waiting?.timer);
    window.removeEventListener('beforeunload', flush);
    waiting = null;
  };

  const look = () => {
    const fragment = read();
    const before = comparing;
    comparing = readComparing();
    // A fragment that waits to be written is what the page shows: Back to the one in the address is a change too.
    if (fragment !== (waiting?.fragment ?? written)) {
      cancel();
      written = fragment;
      changed(fragment);
    } else if (comparing !== null && comparing !== before) compared(comparing);
  };
  // Back between two entries made here fires both; the second finds nothing new.
  window.addEventListener('hashchange', look);
  window.addEventListener('popstate', look);

  return {
    read,
    comparing: () => comparing,
    write(fragment, entry = false) {
      cancel();
      if (fragment === written) return;
      if (entry) put(fragment, true);
      else {
        const left = Math.max(0, last + WRITE_MILLISECONDS - performance.now());
        waiting = { fragment, timer: window.setTimeout(() => put(fragment, false), left) };
        window.addEventListener('beforeunload', flush);
      }
    },
    compare(on, entry) {
      if (comparing === on) return;
      const fragment = waiting?.fragment ?? written;
      // A step back to here must say so too.
      if (entry && comparing === null) {
        comparing = !on;
        put(fragment, false);
      }
      comparing = on;
      put(fragment, entry);
    },
  };
}
