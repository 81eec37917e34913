/** The presentation of this page for its components. */
import { createContext, useContext } from 'react';
import { type Part, type Presentation, readPresentation } from './presentation';

export const PresentationContext = createContext<Presentation>(readPresentation(new URLSearchParams()));

export function usePresentation(): Presentation {
  return useContext(PresentationContext);
}

/** Whether a part of the page is shown. */
export function useShown(part: Part): boolean {
  return !useContext(PresentationContext).hidden.has(part);
}
