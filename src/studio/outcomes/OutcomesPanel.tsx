/** The right column: consequences. Headline tiles, then the tabs. */
import { usePresentation } from '../presentation/context';
import { LiveTab } from './Charts';
import './outcomes.css';
import { SpreadLine } from './SpreadLine';
import { Stale } from './Stale';
import { Tabs } from './Tabs';
import { Tiles } from './Tiles';

export function OutcomesPanel() {
  const { hidden } = usePresentation();
  return (
    <Stale>
      <Tiles />
      <SpreadLine />
      {hidden.has('tabs') ? <LiveTab /> : <Tabs />}
    </Stale>
  );
}
