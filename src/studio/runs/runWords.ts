/** Words of runs and of comparing them, shared by strip, table and charts. */
import { words } from '../language';

export const runWords = words({
  en: { pinned: 'Pinned run', shown: 'Run shown' },
  de: { pinned: 'Gemerkter Lauf', shown: 'Gezeigter Lauf' },
});
