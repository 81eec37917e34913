/** The way to the examples. */
import type { Action } from '../actions/action';
import { words } from '../language';

const text = words({ en: { open: 'Open an example' }, de: { open: 'Beispiel öffnen' } });

export const galleryActions: readonly Action[] = [
  {
    id: 'scenario.examples',
    menu: 'scenario',
    label: () => text().open,
    keys: [{ key: 'g' }],
    run: (studio) => studio.openDialog('gallery'),
  },
];
