/** Observations beside the run. */
import type { Action } from '../actions/action';
import { words } from '../language';

const text = words({ en: { open: 'Import observations' }, de: { open: 'Beobachtungen importieren' } });

export const importActions: readonly Action[] = [
  {
    id: 'scenario.import',
    menu: 'scenario',
    label: () => text().open,
    run: async (studio) => (await import('./importer')).importerOf(studio).show(),
  },
];
