/** Which interventions are open for exact editing, by parameter. Lasts as long as the page; in no link, no undo. */
import { createStore } from 'zustand/vanilla';

export interface TimelineView {
  readonly open: readonly string[];
}

export const timelineStore = createStore<TimelineView>(() => ({ open: [] }));

/** Opens or closes the fields of a parameter's bars. */
export function setLaneOpen(parameter: string, open: boolean): void {
  const others = timelineStore.getState().open.filter((one) => one !== parameter);
  timelineStore.setState({ open: open ? [...others, parameter] : others });
}
