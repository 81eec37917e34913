/** Which tab an import is under way in, so that another does not offer to go on with it. The browser lets go when a tab dies. */

const LOCK = 'murmuration.import';

/** Says that this tab has it. @returns the way to let go; without locks (no secure origin) every tab may have it */
export function hold(): () => void {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  void navigator.locks?.request(LOCK, { ifAvailable: true }, (lock) => (lock ? held : undefined));
  return release;
}

/** Whether no tab has it. */
export async function isFree(): Promise<boolean> {
  if (!navigator.locks) return true;
  return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => lock !== null);
}
