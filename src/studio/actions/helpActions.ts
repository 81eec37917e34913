/** Help and the spoken description. */
import { words } from '../language';
import type { Action } from './action';

const text = words({
  en: {
    help: 'Help',
    describe: 'Describe what is shown',
    palette: 'Find an action',
    settings: 'Settings: theme, language, keys',
  },
  de: {
    help: 'Hilfe',
    describe: 'Beschreiben, was zu sehen ist',
    palette: 'Befehl suchen',
    settings: 'Einstellungen: Farben, Sprache, Tasten',
  },
});

export const helpActions: readonly Action[] = [
  {
    id: 'help.open',
    menu: 'help',
    label: () => text().help,
    keys: [{ key: '?' }, { key: 'f1' }],
    run: (studio) => studio.openDialog('help'),
  },
  {
    id: 'help.palette',
    menu: 'help',
    label: () => text().palette,
    keys: [{ key: 'k', command: true }],
    run: (studio) => studio.openDialog('palette'),
  },
  {
    id: 'view.settings',
    menu: 'view',
    label: () => text().settings,
    run: (studio) => studio.openDialog('settings'),
  },
  {
    id: 'help.describe',
    menu: 'help',
    label: () => text().describe,
    keys: [{ key: 'd' }],
    run: (studio) => studio.describe(),
  },
];
