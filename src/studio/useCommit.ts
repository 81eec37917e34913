/** The native `change` event, which React hides behind `input`: once at the end of a drag, on Enter and on leaving a field. */
import { type RefObject, useEffect } from 'react';

/** Calls `commit` with the element's value on every native `change`. */
export function useCommit(ref: RefObject<HTMLInputElement | null>, commit: (value: string) => void): void {
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const listen = () => commit(element.value);
    element.addEventListener('change', listen);
    return () => element.removeEventListener('change', listen);
  }, [ref, commit]);
}
