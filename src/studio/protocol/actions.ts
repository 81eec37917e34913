/** Settings: finding one, seeing what is changed, and the way back. */
import type { Action } from '../actions/action';
import { words } from '../language';
import { layoutStore } from '../layout/layoutStore';
import { isChanged } from './groups';
import { protocolStore } from './protocolStore';
import { resetAll } from './resetAll';

const text = words({
  en: {
    find: 'Find a setting',
    changed: 'Show what is changed, or everything',
    reset: 'Reset all settings',
    clear: 'Remove all interventions',
  },
  de: {
    find: 'Einstellung suchen',
    changed: 'Geänderte Einstellungen zeigen, oder alle',
    reset: 'Alle Einstellungen zurücksetzen',
    clear: 'Alle Maßnahmen entfernen',
  },
});

/** The field that finds settings. */
export const FIND_ID = 'find-setting';

export const protocolActions: readonly Action[] = [
  {
    id: 'scenario.find',
    menu: 'scenario',
    label: () => text().find,
    keys: [{ key: '/' }],
    run: () => {
      layoutStore.setState({ leftOpen: true });
      // After the column has come back, if it was closed.
      requestAnimationFrame(() => document.getElementById(FIND_ID)?.focus());
    },
  },
  {
    id: 'scenario.changed',
    menu: 'scenario',
    label: () => text().changed,
    run: () => protocolStore.setState(({ changedOnly }) => ({ changedOnly: !changedOnly })),
  },
  {
    id: 'scenario.resetAll',
    menu: 'scenario',
    label: () => text().reset,
    enabled: (studio) => {
      const { values } = studio.store.getState().scenario;
      return studio.world().definition.parameters.some((one) => isChanged(one, values[one.id]));
    },
    run: resetAll,
  },
  {
    id: 'scenario.clearInterventions',
    menu: 'scenario',
    label: () => text().clear,
    enabled: ({ store }) => store.getState().scenario.changes.length > 0,
    run: (studio) => studio.change({ changes: [] }, 'clear interventions'),
  },
];
