/** The link in the address bar: written at most every 150 ms, read on Back and on a pasted link. Encodes nothing. */
const WRITE_MILLISECONDS = 150;

export interface Address {
  /** The fragment without `#`. */
  read(): string;
  /** Puts a fragment into the address; `entry` makes a step of Back. Later writes replace those that wait. */
  write(fragment: string, entry?: boolean): void;
}

/** The address of this page. `changed` is called with a fragment that somebody else put there. */
export function createAddress(changed: (fragment: string) => void): Address {
  let written = read();
  let last = Number.NEGATIVE_INFINITY;
  let timer = 0;

  function read(): string {
    return window.location.hash.replace(/^#/, '');
  }

  const put = (fragment: string, entry: boolean) => {
    last = performance.now();
    written = fragment;
    if (entry) window.history.pushState(null, '', `#${fragment}`);
    else window.history.replaceState(null, '', `#${fragment}`);
  };

  const look = () => {
    const fragment = read();
    if (fragment === written) return;
    window.clearTimeout(timer);
    written = fragment;
    changed(fragment);
  };
  // Back between two entries made here fires both; the second finds nothing new.
  window.addEventListener('hashchange', look);
  window.addEventListener('popstate', look);

  return {
    read,
    write(fragment, entry = false) {
      window.clearTimeout(timer);
      if (fragment === written) return;
      if (entry) put(fragment, true);
      else
        timer = window.setTimeout(
          () => put(fragment, false),
          Math.max(0, last + WRITE_MILLISECONDS - performance.now()),
        );
    },
  };
}
