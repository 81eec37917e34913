/** Light, dark or as the system has it: sets the document's colour scheme, which every colour of the page follows. */
import { useSyncExternalStore } from 'react';
import { layoutStore, type ThemeChoice } from './layoutStore';

const system = typeof window === 'undefined' ? null : window.matchMedia('(prefers-color-scheme: dark)');
let forced: ThemeChoice | null = null;

function theme(): 'light' | 'dark' {
  const choice = forced ?? layoutStore.getState().theme;
  return choice === 'system' ? (system?.matches ? 'dark' : 'light') : choice;
}

/** Applies the theme now and on every change. `asked`: from the address, which wins over what is stored. */
export function followTheme(asked: string | null): void {
  forced = asked === 'light' || asked === 'dark' ? asked : null;
  const apply = () => {
    const choice = forced ?? layoutStore.getState().theme;
    document.documentElement.style.colorScheme = choice === 'system' ? 'light dark' : choice;
  };
  apply();
  layoutStore.subscribe(apply);
}

function subscribe(changed: () => void): () => void {
  system?.addEventListener('change', changed);
  const off = layoutStore.subscribe(changed);
  return () => {
    system?.removeEventListener('change', changed);
    off();
  };
}

/** The theme in force, for what CSS does not reach. */
export function useTheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, theme);
}
