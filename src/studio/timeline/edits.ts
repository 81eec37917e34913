/** What the timeline does to the list of dated changes. Each is one edit of the studio, checked by the scenario; faults end in a notice. */
import type { Value } from '../../scenario/parameter';
import type { DatedChange } from '../../scenario/scenario';
import type { Bundle } from '../../worlds/face';
import type { Studio } from '../studio';

/** Days that a new intervention lasts, where the run has room. */
const FIRST_DAYS = 30;

const present = (studio: Studio) => studio.store.getState().scenario.changes;

/** Puts another change in the place of one. Edits under one key may be one step of undo. */
export function replaceChange(studio: Studio, index: number, change: DatedChange, key: string): void {
  studio.change({ changes: present(studio).map((one, k) => (k === index ? change : one)) }, key);
}

export function removeChange(studio: Studio, index: number): void {
  studio.change({ changes: present(studio).filter((_, k) => k !== index) }, `remove ${index}`);
}

/** Puts a change last, so that it holds wherever others of its parameter overlap it. */
export function raiseChange(studio: Studio, index: number): void {
  const changes = present(studio);
  studio.change({ changes: [...changes.filter((_, k) => k !== index), changes[index]] }, `raise ${index}`);
}

/** The same once more, right after the first where there is room, else on the same days. */
export function duplicateChange(studio: Studio, index: number): void {
  const { horizon } = studio.store.getState().scenario;
  const changes = present(studio);
  const change = changes[index];
  const { from, to } = change;
  const next =
    to === undefined || to >= horizon ? change : { ...change, from: to, to: Math.min(horizon, to + (to - from)) };
  studio.change({ changes: changes.toSpliced(index + 1, 0, next) }, `duplicate ${index}`);
}

/** Dated changes of one value each, from the day shown on, and what must hold so that they act. */
export function addChanges(
  studio: Studio,
  changes: Readonly<Record<string, Value>>,
  values: Readonly<Record<string, Value>> = {},
): void {
  const { horizon } = studio.store.getState().scenario;
  const day = studio.session.frame()?.day ?? 0;
  // At the end of the run there is nothing left to change, so it begins at a third.
  const from = day < horizon - 1 && day > 0 ? day : Math.floor(horizon / 3);
  const to = Math.min(horizon, from + FIRST_DAYS);
  const added = Object.entries(changes).map(([parameter, value]) =>
    to === horizon ? { parameter, from, value } : { parameter, from, to, value },
  );
  studio.change({ ...values, changes: [...present(studio), ...added] }, 'add intervention');
}

export function addBundle(studio: Studio, { changes, values }: Bundle): void {
  addChanges(studio, changes, values);
}
