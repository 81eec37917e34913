/**
 * An action: everything that a person can do to the page but move a control, as data. One list of them (`registry.ts`) feeds keys,
 * menus, the palette, help and tests.
 */
import type { Studio } from '../studio';

export const MENUS = ['run', 'edit', 'scenario', 'runs', 'view', 'share', 'help'] as const;
export type Menu = (typeof MENUS)[number];

/** A key with its modifiers. `key` is `KeyboardEvent.key`, letters in lower case. */
export interface Shortcut {
  readonly key: string;
  readonly shift?: boolean;
  /** Ctrl, or the command key. */
  readonly command?: boolean;
}

export interface Action {
  /** `run.play`: menu and verb; stable, since tests and help refer to it. */
  readonly id: string;
  readonly menu: Menu;
  /** A verb in plain words, in the language of the page. */
  label(): string;
  readonly keys?: readonly Shortcut[];
  /** Whether it makes sense now; always where absent. */
  enabled?(studio: Studio): boolean;
  run(studio: Studio): unknown;
}

/** The shortcut as people write it: `Ctrl+Shift+Z`, `Space`, `?`. */
export function shortcutText({ key, shift = false, command = false }: Shortcut): string {
  const names: Readonly<Record<string, string>> = { ' ': 'Space', escape: 'Esc' };
  const name = names[key] ?? (key.length === 1 ? key.toUpperCase() : key[0].toUpperCase() + key.slice(1));
  return [...(command ? ['Ctrl'] : []), ...(shift ? ['Shift'] : []), name].join('+');
}

/** Whether the event is that shortcut. Keys that are no letters carry their shift in themselves, as `?` does. */
export function matches({ key, shift = false, command = false }: Shortcut, event: KeyboardEvent): boolean {
  if (event.altKey || (event.ctrlKey || event.metaKey) !== command) return false;
  const letter = /^[a-z]$/i.test(event.key) || event.key.length > 1;
  return event.key.toLowerCase() === key && (!letter || event.shiftKey === shift);
}
