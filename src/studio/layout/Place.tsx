/** Keeps the room of a part of the page that is still being read, so that nothing moves when it comes. */
import { type ReactNode, Suspense } from 'react';

interface PlaceProps {
  /** Name of the place: `.room-…` in layout.css gives it its size. */
  readonly room: string;
  readonly children: ReactNode;
}

export function Place({ room, children }: PlaceProps) {
  return <Suspense fallback={<div className={`room room-${room}`} aria-hidden="true" />}>{children}</Suspense>;
}
