/**
 * Closures of an observed place as dated changes of a run. The dates are facts, what a measure does to contacts is an assumption of the
 * world's face. Days are counted where the overlay stands, so that a measure falls beside the figures of its week. Pure.
 */
import { dayNumber } from '../../scenario/dates';
import type { Closure } from '../../scenario/observed';
import type { Value } from '../../scenario/parameter';
import type { DatedChange } from '../../scenario/scenario';
import type { Face } from '../../worlds/face';

export interface ObservedMeasures {
  readonly changes: readonly DatedChange[];
  /** What must hold so that they act. */
  readonly values: Readonly<Record<string, Value>>;
  /** Measures that act on nothing in this world or lie outside of the run. */
  readonly left: readonly string[];
}

/**
 * @param closures of one place
 * @param dayOf    day of the run on which a calendar day (`dayNumber`) falls
 */
export function observedMeasures(
  closures: readonly Closure[],
  face: Face,
  dayOf: (calendar: number) => number,
  horizon: number,
): ObservedMeasures {
  const left: string[] = [];
  const values: Record<string, Value> = {};
  const changes = closures.flatMap(({ measure, start, end }): DatedChange[] => {
    const bundle = face.measures[measure];
    const from = Math.max(0, dayOf(dayNumber(start) ?? 0));
    const to = end === undefined ? horizon : dayOf(dayNumber(end) ?? 0);
    if (!bundle || from >= horizon || to <= from) {
      left.push(measure);
      return [];
    }
    Object.assign(values, bundle.values);
    return Object.entries(bundle.changes).map(([parameter, value]) =>
      to >= horizon ? { parameter, from, value } : { parameter, from, to, value },
    );
  });
  // Where two hold at once the later in the list wins, so the stricter (lower) comes later.
  const strict = changes.toSorted((a, b) => Number(b.value) - Number(a.value) || a.from - b.from);
  return { changes: strict.filter((one, k) => !covered(one, strict.slice(k + 1), horizon)), values, left };
}

/** Whether a later change of the same parameter holds on all of its days: then it never does anything. */
function covered(one: DatedChange, later: readonly DatedChange[], horizon: number): boolean {
  return later.some(
    (other) =>
      other.parameter === one.parameter && other.from <= one.from && (other.to ?? horizon) >= (one.to ?? horizon),
  );
}
