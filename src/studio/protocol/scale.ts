/**
 * The steps of a slider: where values lie on it and what one key press makes of them. Exact in decimals, so that 0.1 + 0.2 is
 * 0.3. Works in the numbers that are shown; knows no parameter and no element.
 *
 * Two kinds. `linear`: equal steps from the lower bound on; the range element holds the value itself. `ladder`, for bounds
 * several powers of ten apart: ten rungs a decade in the preferred numbers 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 (whole ones only
 * where values are whole), with zero below where the bounds hold it; the range element holds the number of the rung. Shift+arrow, ten rungs,
 * is then a factor of ten. A value between two steps is kept as it is until a key moves it to the next step that way.
 */
export interface Scale {
  readonly kind: 'linear' | 'ladder';
  /** Attributes of the range element. */
  readonly element: { readonly min: number; readonly max: number; readonly step: number };
  readonly min: number;
  readonly max: number;
  /** Steps of a Page key: a tenth of the range. */
  readonly page: number;
  /** Where a value stands, in the numbers of the element. */
  position(value: number): number;
  /** The value of the step nearest to a position. */
  at(position: number): number;
  /** `steps` steps up, or down where negative, never beyond the bounds. */
  moved(value: number, steps: number): number;
}

/** Against the rounding of a division; far below any step. */
const CLOSE = 1e-9;
const RUNGS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
/** Steps of an automatic linear scale at most: about a pixel each on a slider of 150 px. */
const MOST_STEPS = 150;
const MOST_WHOLE_STEPS = 750;

/** Without the tail that binary fractions leave: at most twelve significant digits. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** Equal steps from `min` on. */
export function linearScale(min: number, max: number, step: number): Scale {
  const count = (value: number) => (value - min) / step;
  const value = (steps: number) => tidy(Math.min(max, Math.max(min, min + steps * step)));
  return {
    kind: 'linear',
    element: { min, max, step },
    min,
    max,
    page: Math.max(1, Math.round(count(max) / 10)),
    position: (shown) => shown,
    at: (position) => (position >= max ? max : value(Math.round(count(position)))),
    moved: (shown, steps) => value(whole(count(shown), steps) + steps),
  };
}

/** Rungs from `finest` to `max`, and zero where `min` is zero. `integers`: whole numbers only. */
export function ladderScale(min: number, max: number, { finest = 1, integers = false } = {}): Scale {
  const rungs = rungsOf(min, max, finest, integers);
  const last = rungs.length - 1;
  const position = (value: number) => {
    const above = rungs.findIndex((rung) => rung >= value);
    if (above < 0) return last;
    if (above === 0) return 0;
    return above - (rungs[above] - value) / (rungs[above] - rungs[above - 1]);
  };
  const rung = (index: number) => rungs[Math.min(last, Math.max(0, index))];
  return {
    kind: 'ladder',
    element: { min: 0, max: last, step: 1 },
    min,
    max,
    page: Math.max(1, Math.round(last / 10)),
    position,
    at: (place) => rung(Math.round(place)),
    moved: (value, steps) => rung(whole(position(value), steps) + steps),
  };
}

/** The scale of bounds for which nobody chose one; `integers` as for `ladderScale`. */
export function automaticScale(min: number, max: number, { finest, integers = false }: AutomaticOptions = {}): Scale {
  if (max - min > MOST_WHOLE_STEPS) return ladderScale(min, max, { finest, integers });
  if (integers) return linearScale(min, max, 1);
  return linearScale(min, max, stepFor(max - min));
}

interface AutomaticOptions {
  readonly finest?: number;
  readonly integers?: boolean;
}

/** The finest 1, 2 or 5 times a power of ten that divides the range into at most `MOST_STEPS`. */
function stepFor(range: number): number {
  const power = Math.floor(Math.log10(range / MOST_STEPS));
  const steps = [power, power + 1, power + 2].flatMap((k) => [1, 2, 5].map((m) => tidy(m * 10 ** k)));
  const fitting = steps.filter((step) => range / step <= MOST_STEPS + CLOSE);
  const even = fitting.find((step) => Math.abs(range / step - Math.round(range / step)) < CLOSE);
  return even ?? fitting[0];
}

/** Whole steps below the place when going up, above it when going down, so that the first press reaches the next step. */
function whole(place: number, steps: number): number {
  return steps > 0 ? Math.floor(place + CLOSE) : Math.ceil(place - CLOSE);
}

function rungsOf(min: number, max: number, finest: number, integers: boolean): readonly number[] {
  const first = min > 0 ? min : finest;
  const rungs = [min];
  for (let k = Math.floor(Math.log10(first)); 10 ** k <= max; k++) {
    for (const m of RUNGS) {
      const rung = tidy(m * 10 ** k);
      if (rung < first || rung <= min || rung >= max || (integers && !Number.isInteger(rung))) continue;
      rungs.push(rung);
    }
  }
  return [...rungs, max];
}
