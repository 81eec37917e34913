/** Sending a scenario on. */
import type { Action } from '../actions/action';
import { words } from '../language';

const text = words({
  en: { share: 'Share this scenario', copy: 'Copy the link', save: 'Save as a file', open: 'Open a file' },
  de: {
    share: 'Dieses Szenario teilen',
    copy: 'Link kopieren',
    save: 'Als Datei speichern',
    open: 'Datei öffnen',
  },
});

export const shareActions: readonly Action[] = [
  {
    id: 'share.open',
    menu: 'share',
    label: () => text().share,
    keys: [{ key: 's' }],
    run: (studio) => studio.openDialog('share'),
  },
  {
    id: 'share.copy',
    menu: 'share',
    label: () => text().copy,
    run: (studio) => studio.copyLink(),
  },
  {
    id: 'scenario.save',
    menu: 'scenario',
    label: () => text().save,
    keys: [{ key: 's', command: true }],
    run: (studio) => studio.saveScenario(),
  },
  {
    id: 'scenario.open',
    menu: 'scenario',
    label: () => text().open,
    keys: [{ key: 'o', command: true }],
    run: (studio) => studio.chooseFile(),
  },
];
