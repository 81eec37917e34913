/** The page: what stands where. Holds no state of its own. */
import { useEffect } from 'react';
import { HospitalChart, InfectionChart, ObservedChart } from './Charts';
import { Crowd } from './Crowd';
import { StudioContext, useStudioState } from './context';
import { FilesDialog } from './FilesDialog';
import { Header } from './Header';
import { Help } from './Help';
import { handleKey } from './keys';
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
  return (
    <StudioContext value={studio}>
      <div className="page">
        <Header />
        <Notices />
        <div className="columns">
          <div className="controls">
            <ProtocolPanel />
            <ScenarioPanel />
          </div>
          <main className="outcomes">
            <Tiles />
            <SpreadLine />
            <div className="top">
              <Crowd />
              <InfectionChart />
            </div>
            <Transport />
            <div className="charts">
              <HospitalChart />
              <ObservedChart />
            </div>
            <WeekTable />
          </main>
        </div>
        <StatusLine />
        <Spoken />
        <Help />
        <FilesDialog />
      </div>
    </StudioContext>
  );
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
