/** How components reach the studio: by context, so that mounting twice makes no second one. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StudioState } from './store';
import type { Studio } from './studio';

export const StudioContext = createContext<Studio | null>(null);

/** The studio of this page. */
export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('The component stands outside of StudioContext. Wrap it in App.');
  return studio;
}

/** A part of the state; `select` must return the same object for the same state. */
export function useStudioState<T>(select: (state: StudioState) => T): T {
  return useStore(useStudio().store, select);
}
