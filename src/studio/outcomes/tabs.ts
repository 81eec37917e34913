/**
 * The tabs of the outcomes column, in their order: the one place where a tab is registered. Each opens with its sentence, its one button
 * and its cost (`TabIntro`). What is read late is `lazy`.
 */
import { type ComponentType, lazy } from 'react';
import { words } from '../language';
import { LiveTab } from './Charts';
import { DataTab } from './DataTab';

const text = words({
  en: { outcomes: 'Outcomes', data: 'Data', analysis: 'Analysis', why: 'Why', improve: 'Improve' },
  de: { outcomes: 'Ergebnisse', data: 'Daten', analysis: 'Analyse', why: 'Warum', improve: 'Verbessern' },
});

export interface TabEntry {
  readonly id: string;
  readonly label: () => string;
  readonly Part: ComponentType;
}

export const TABS: readonly [TabEntry, ...TabEntry[]] = [
  { id: 'outcomes', label: () => text().outcomes, Part: LiveTab },
  { id: 'data', label: () => text().data, Part: DataTab },
  { id: 'analysis', label: () => text().analysis, Part: lazy(() => import('./analysis/AnalysisTab')) },
  { id: 'why', label: () => text().why, Part: lazy(() => import('../why/WhyTab')) },
  { id: 'improve', label: () => text().improve, Part: lazy(() => import('../improve/ImproveTab')) },
];
