/** Taking something away from the page. */
import type { Action } from '../actions/action';
import { words } from '../language';

const text = words({
  en: { open: 'Export numbers, pictures and files', print: 'Print one page' },
  de: { open: 'Zahlen, Bilder und Dateien exportieren', print: 'Eine Seite drucken' },
});

export const exportActions: readonly Action[] = [
  {
    id: 'export.open',
    menu: 'share',
    label: () => text().open,
    keys: [{ key: 'e' }],
    run: (studio) => studio.openDialog('export'),
  },
  {
    id: 'export.print',
    menu: 'share',
    label: () => text().print,
    enabled: ({ session }) => (session.frame()?.day ?? 0) > 0,
    run: () => window.print(),
  },
];
