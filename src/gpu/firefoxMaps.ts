/**
 * Firefox completes buffer maps from a timer of 100 ms (bugzilla 1870699) unless commands arrive. May go when that bug is
 * fixed in the oldest Firefox supported; then its one caller, readback.ts, awaits the map alone.
 */

/** Awaits a map; in Firefox it submits empty command buffers meanwhile, often at first, and not after a second. */
export async function awaitMap(device: GPUDevice, map: Promise<undefined>): Promise<void> {
  if (typeof navigator === 'undefined' || !navigator.userAgent?.includes('Firefox')) return map;
  let pending = true;
  const finished = map.finally(() => {
    pending = false;
  });
  const start = performance.now();
  const nudge = () => {
    const elapsed = performance.now() - start;
    if (!pending || elapsed > 1000) return;
    device.queue.submit([device.createCommandEncoder().finish()]);
    setTimeout(nudge, elapsed < 20 ? 0 : 20);
  };
  nudge();
  return finished;
}
