/**
 * What every dated parameter is on every day: the scenario's values with the dated changes in force laid over them. Days between
 * two changes share one object.
 */
import { holdsOn } from '../../scenario/inForce';
import type { Scenario } from '../../scenario/scenario';
import type { Values } from './values';

/** Values by day, for days 0 … horizon - 1. Where two changes overlap, the later in the list wins. */
export function scheduleOf(scenario: Scenario): (day: number) => Values {
  const { changes, values } = scenario;
  if (changes.length === 0) return () => values;
  const cuts = new Set([0]);
  for (const change of changes) {
    cuts.add(change.from);
    if (change.to !== undefined) cuts.add(change.to);
  }
  const starts = [...cuts].sort((a, b) => a - b);
  const segments = starts.map((start) => {
    const patch: Record<string, Values[string]> = {};
    for (const change of changes) {
      if (holdsOn(change, start)) patch[change.parameter] = change.value;
    }
    return { ...values, ...patch };
  });
  return (day) => {
    let k = starts.length - 1;
    while (starts[k] > day) k--;
    return segments[k];
  };
}
