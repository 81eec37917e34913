/** Whether the page is one column, as on a phone: tabs are an accordion there (design: section 2). */
import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(max-width: 699px)');

function subscribe(changed: () => void): () => void {
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}
