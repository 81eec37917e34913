/** The right column: consequences. Headline tiles, then tabs of live charts, observations and analysis. */
import { lazy, Suspense } from 'react';
import { usePresentation } from '../presentation/context';
import { ChosenChart, HospitalChart, ObservedChart } from './Charts';
import { DataTab } from './DataTab';
import './outcomes.css';
import type { Tab } from './outcomesStore';
import { SpreadLine } from './SpreadLine';
import { Stale } from './Stale';
import { Tabs } from './Tabs';
import { Tiles } from './Tiles';

const AnalysisTab = lazy(() => import('./analysis/AnalysisTab'));

export function OutcomesPanel() {
  const { hidden } = usePresentation();
  return (
    <Stale>
      <Tiles />
      <SpreadLine />
      {hidden.has('tabs') ? contents('outcomes') : <Tabs>{contents}</Tabs>}
    </Stale>
  );
}

function contents(tab: Tab) {
  if (tab === 'data') return <DataTab />;
  if (tab === 'analysis') {
    return (
      <Suspense>
        <AnalysisTab />
      </Suspense>
    );
  }
  return (
    <>
      <ChosenChart />
      <HospitalChart />
      <ObservedChart />
    </>
  );
}
