/** Words of runs and of comparing them, shared by strip, table, comparison and charts. */
import { words } from '../language';

export const runWords = words({
  en: {
    pinned: 'Pinned run',
    shown: 'Run shown',
    same: 'same as A',
    runs: 'Runs',
    outcomes: {
      infected: 'People ever infected',
      deaths: 'Deaths',
      peakHospital: 'Peak in hospital',
      reportedCases: 'Reported cases',
      cost: 'Cost',
    },
  },
  de: {
    pinned: 'Gemerkter Lauf',
    shown: 'Gezeigter Lauf',
    same: 'wie A',
    runs: 'Läufe',
    outcomes: {
      infected: 'Jemals Angesteckte',
      deaths: 'Todesfälle',
      peakHospital: 'Höchststand im Krankenhaus',
      reportedCases: 'Gemeldete Fälle',
      cost: 'Kosten',
    },
  },
});
