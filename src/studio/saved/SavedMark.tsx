/** The mark in the header that says whether the work is saved. Nothing while there is nothing to save; no live region, it would chatter. */
import { useStore } from 'zustand';
import { savedState, useSaved } from './savedState';
import { text, timeText } from './savedWords';
import './savedMark.css';

export function SavedMark() {
  const { state, time } = useSaved();
  const embedded = useStore(savedState, ({ deleteAll }) => deleteAll === null);
  if (embedded || (state === 'saved' && time === null)) return null;
  const title = state === 'saved' ? text().savedAt(timeText(time ?? 0, Date.now())) : text().why[state];
  return (
    <span className={`saved-mark ${state}`} title={title}>
      <span aria-hidden="true">{state === 'saved' ? '●' : state === 'saving' ? '○' : '!'}</span> {text().mark[state]}
    </span>
  );
}
