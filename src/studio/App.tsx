/** The page: what stands where. Holds no state of its own. */
import { type CSSProperties, useEffect } from 'react';
import { useStore } from 'zustand';
import { HospitalChart, InfectionChart, ObservedChart } from './Charts';
import { Crowd } from './Crowd';
import { StudioContext, useStudioState } from './context';
import { FilesDialog } from './FilesDialog';
import { Header } from './Header';
import { Help } from './Help';
import { handleKey } from './keys';
import { layoutStore } from './layout/layoutStore';
import { Separator } from './layout/Separator';
import './layout/layout.css';
import { Notices } from './Notices';
import { ProtocolPanel } from './ProtocolPanel';
import { ScenarioPanel } from './ScenarioPanel';
import { SpreadLine } from './SpreadLine';
import { StatusLine } from './StatusLine';
import type { Studio } from './studio';
import { Tiles } from './Tiles';
import { Transport } from './Transport';
import { WeekTable } from './WeekTable';

export function App({ studio }: { readonly studio: Studio }) {
  useWindowEvents(studio);
  const { left, right, leftOpen, rightOpen } = useStore(layoutStore);
  return (
    <StudioContext value={studio}>
      <div className="page">
        <Header />
        <Notices />
        <div
          className="columns"
          data-left={leftOpen}
          data-right={rightOpen}
          style={{ '--left': `${left}px`, '--right': `${right}px` } as CSSProperties}
        >
          <div className="controls" id="controls">
            <ProtocolPanel />
            <ScenarioPanel />
          </div>
          <Separator side="left" />
          <main className="centre">
            <Crowd />
            <Transport />
            <StatusLine />
          </main>
          <Separator side="right" />
          <div className="outcomes" id="outcomes">
            <Tiles />
            <SpreadLine />
            <InfectionChart />
            <HospitalChart />
            <ObservedChart />
            <WeekTable />
          </div>
        </div>
        <Spoken />
        <Help />
        <FilesDialog />
      </div>
    </StudioContext>
  );
}

/** Keys and dropped files are taken wherever they land. */
function useWindowEvents(studio: Studio): void {
  useEffect(() => {
    const key = (event: KeyboardEvent) => handleKey(event, studio);
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) void studio.openFile(file);
    };
    window.addEventListener('keydown', key);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('keydown', key);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [studio]);
}

/** The one place that a reader of the screen listens to. */
function Spoken() {
  const spoken = useStudioState((state) => state.spoken);
  return (
    <p className="hidden" aria-live="polite">
      {spoken}
    </p>
  );
}
