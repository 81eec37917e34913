/** Where the story of the person chosen is shown; what shows it is read when somebody is chosen first. */
import { lazy, Suspense } from 'react';
import { useStudioState } from '../context';

const StoryPanel = lazy(() => import('./StoryPanel'));

export function StorySlot() {
  const selected = useStudioState((state) => state.selected);
  return <Suspense>{selected !== null && <StoryPanel selected={selected} />}</Suspense>;
}
