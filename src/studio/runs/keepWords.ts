/** What is said when a run is kept, found among the kept ones, or forgotten. */
import { words } from '../language';

export const keepWords = words({
  en: {
    kept: (name: string) => `Kept: ${name}.`,
    known: (name: string) => `This run is kept already: ${name}.`,
    removed: (name: string) => `Deleted: ${name}.`,
    undo: 'Undo',
  },
  de: {
    kept: (name: string) => `Behalten: ${name}.`,
    known: (name: string) => `Dieser Lauf ist schon behalten: ${name}.`,
    removed: (name: string) => `Gelöscht: ${name}.`,
    undo: 'Rückgängig',
  },
});
