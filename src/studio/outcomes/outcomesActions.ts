/** What keys and menus do to the outcomes column. */
import type { Action } from '../actions/action';
import { words } from '../language';
import { outcomesStore } from './outcomesStore';

const text = words({ en: { log: 'Logarithmic axis' }, de: { log: 'Logarithmische Achse' } });

export const outcomesActions: readonly Action[] = [
  {
    id: 'view.log',
    menu: 'view',
    label: () => text().log,
    keys: [{ key: 'l' }],
    run: () => outcomesStore.setState(({ log }) => ({ log: !log })),
  },
];
