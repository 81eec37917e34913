/**
 * When to store, restore and recompute states so that steps can be walked backwards with few stored states. A pure generator of
 * actions: an executor elsewhere holds the buffers. Binomial schedule of Griewank & Walther 2000, Algorithm 799 (revolve), with the
 * fewest advances there can be for the slots.
 */

/**
 * What an executor does next with its one working state and its slots. `step` is a number of steps made: state t is the state
 * before step t.
 *
 * - `save`: copies the working state, which is `step`, into `slot`
 * - `restore`: makes the state `step` in `slot` the working state; the slot keeps it
 * - `advance`: makes the steps `from` to `to - 1` on the working state
 * - `reverse`: walks back through step `step`; the working state is the one before it, and is not needed afterwards
 * - `free`: the state in `slot` is not needed any more
 */
export type Action =
  | { readonly kind: 'save' | 'restore' | 'free'; readonly step: number; readonly slot: number }
  | { readonly kind: 'advance'; readonly from: number; readonly to: number }
  | { readonly kind: 'reverse'; readonly step: number };

/**
 * Actions that reverse the steps `steps - 1` … 0, beginning with state 0 at hand. The last step is never advanced: its reversal
 * begins from the state before it.
 *
 * @param steps  of the run, at least 1
 * @param slots  states that may be stored at a time, the initial one included, at least 1; the working state is one more
 * @throws RangeError
 */
export function schedule(steps: number, slots: number): Iterable<Action> {
  check(steps, slots);
  return { [Symbol.iterator]: () => segment(0, steps, slots, 0) };
}

/**
 * Steps that `schedule` advances in total, the first sweep counted: r · steps − C(slots + r, slots + 1) with r the least integer for
 * which C(slots + r, slots) >= steps.
 *
 * @throws RangeError as `schedule`
 */
export function advances(steps: number, slots: number): number {
  check(steps, slots);
  const r = repetitions(steps, slots);
  return r * steps - choose(slots + r, slots + 1);
}

/** Reverses the steps `from` to `to - 1`, with state `from` at hand and the slots `slot` … `slot + slots - 1` free. */
function* segment(from: number, to: number, slots: number, slot: number): Generator<Action, void> {
  if (to - from > 1) {
    yield { kind: 'save', step: from, slot };
    for (let end = to; end - from > 1; ) {
      const middle = from + firstPart(end - from, slots);
      yield { kind: 'advance', from, to: middle };
      yield* segment(middle, end, slots - 1, slot + 1);
      yield { kind: 'restore', step: from, slot };
      end = middle;
    }
    yield { kind: 'free', step: from, slot };
  }
  yield { kind: 'reverse', step: from };
}

/**
 * How far to advance before the next state is stored. With r repetitions, what lies behind may take r - 1 further ones in all slots, and
 * what lies ahead r in one slot less; every length within both bounds is optimal. The longest is taken, which saves least often.
 */
function firstPart(length: number, slots: number): number {
  const r = repetitions(length, slots);
  return Math.min(choose(slots + r - 1, slots), length - choose(slots + r - 2, slots - 1));
}

/** The least r with C(slots + r, slots) >= steps: how often a step is made at most. */
function repetitions(steps: number, slots: number): number {
  let r = 0;
  for (let most = 1; most < steps; ) {
    r++;
    most = (most * (slots + r)) / r;
  }
  return r;
}

/** Binomial coefficient; 0 where k > n. */
function choose(n: number, k: number): number {
  if (k > n) return 0;
  const few = Math.min(k, n - k);
  let result = 1;
  // Multiplied first: the product of i successive integers is divisible by i!.
  for (let i = 1; i <= few; i++) result = (result * (n - few + i)) / i;
  return result;
}

function check(steps: number, slots: number): void {
  if (!Number.isSafeInteger(steps) || steps < 1) {
    throw new RangeError(
      `${steps} steps cannot be reversed; give a whole number of at least 1. Example: schedule(180, 8)`,
    );
  }
  if (!Number.isSafeInteger(slots) || slots < 1) {
    throw new RangeError(
      `${slots} slots cannot hold the initial state; give a whole number of at least 1. Example: schedule(180, 8)`,
    );
  }
}
