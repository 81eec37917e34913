/**
 * Parts of the page that are read once people are on the stage: the first seconds belong to the city and the settings. They come
 * anyway after a while, for a page that waits for an answer or begins paused.
 */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** Longest wait. */
const PATIENCE_MILLISECONDS = 2500;

let arrive: () => void = () => {};
const arrived = new Promise<void>((resolve) => {
  arrive = resolve;
});

/** To be called when people are drawn and their first day is computed. */
export function peopleAreHere(): void {
  arrive();
}

function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS));
}

/** A component whose code is read when people are here, or when the page has waited for long enough. */
export function later<Props>(
  read: () => Promise<{ default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() => Promise.race([arrived, patience()]).then(read));
}
