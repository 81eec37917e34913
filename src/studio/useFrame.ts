/** Frames to the DOM past React: a component gives a function that writes into its own elements. */
import { useEffect } from 'react';
import { useStudio } from './context';
import type { Frame } from './session';

/** Calls `draw` with every frame while the component is mounted. `draw` must be stable (`useCallback`, or of the module). */
export function useFrame(draw: (frame: Frame) => void): void {
  const { session } = useStudio();
  useEffect(() => session.subscribe(draw), [session, draw]);
}

/** Writes a text only where it differs, so that selections and readers of the screen are left in peace. */
export function write(element: Element | null | undefined, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}
