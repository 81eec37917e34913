/** Undo and redo. */
import { words } from '../language';
import type { Action } from './action';

const text = words({ en: { undo: 'Undo', redo: 'Redo' }, de: { undo: 'Rückgängig', redo: 'Wiederholen' } });

export const editActions: readonly Action[] = [
  {
    id: 'edit.undo',
    menu: 'edit',
    label: () => text().undo,
    keys: [{ key: 'z', command: true }],
    enabled: ({ store }) => store.getState().past.length > 0,
    run: (studio) => studio.undo(),
  },
  {
    id: 'edit.redo',
    menu: 'edit',
    label: () => text().redo,
    keys: [{ key: 'z', command: true, shift: true }],
    enabled: ({ store }) => store.getState().future.length > 0,
    run: (studio) => studio.redo(),
  },
];
