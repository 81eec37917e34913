/** Keeping, pinning and comparing runs. */
import type { Action } from '../actions/action';
import { words } from '../language';

const text = words({
  en: {
    keep: 'Keep this run',
    pin: 'Pin this run as A',
    back: 'Back to the pinned run',
    compare: 'Compare A and B',
    list: 'Show or hide the table of runs',
  },
  de: {
    keep: 'Diesen Lauf behalten',
    pin: 'Diesen Lauf als A merken',
    back: 'Zurück zum gemerkten Lauf',
    compare: 'A und B vergleichen',
    list: 'Tabelle der Läufe zeigen oder verbergen',
  },
});

export const runsActions: readonly Action[] = [
  {
    id: 'runs.compare',
    menu: 'runs',
    label: () => text().compare,
    keys: [{ key: 'c' }],
    run: (studio) => studio.compare(!studio.runs.store.getState().comparing),
  },
  {
    id: 'runs.keep',
    menu: 'runs',
    label: () => text().keep,
    run: (studio) => studio.keepRun(),
  },
  {
    id: 'runs.pin',
    menu: 'runs',
    label: () => text().pin,
    keys: [{ key: 'a' }],
    run: (studio) => studio.keepAsBaseline(),
  },
  {
    id: 'runs.back',
    menu: 'runs',
    label: () => text().back,
    enabled: ({ store }) => store.getState().scenario !== store.getState().baseline,
    run: (studio) => studio.backToBaseline(),
  },
  {
    id: 'runs.list',
    menu: 'runs',
    label: () => text().list,
    run: ({ runs }) => runs.store.setState(({ open }) => ({ open: !open })),
  },
];
