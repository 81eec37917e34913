/**
 * A pure function of numbers that keeps its last results. For the costly curves of a model (durations, infectiousness), which are asked
 * for again with every setting that moves, and seldom move themselves.
 */

/** Results kept: the curves of a dozen models. */
const KEPT = 128;

/** `compute`, remembering; what it returns is shared and must not be written to. */
export function remembered<R>(compute: (...numbers: readonly number[]) => R): (...numbers: readonly number[]) => R {
  const known = new Map<string, R>();
  return (...numbers) => {
    const key = numbers.join();
    let result = known.get(key);
    if (result === undefined) {
      result = compute(...numbers);
      if (known.size >= KEPT) known.clear();
      known.set(key, result);
    }
    return result;
  };
}
