/** The right column: consequences. Headline tiles, then tabs of live charts, observations and analysis. */
import './outcomes.css';
import { ChosenChart, HospitalChart, ObservedChart } from './Charts';
import { SpreadLine } from './SpreadLine';
import { Tiles } from './Tiles';

export function OutcomesPanel() {
  return (
    <>
      <Tiles />
      <SpreadLine />
      <ChosenChart />
      <HospitalChart />
      <ObservedChart />
    </>
  );
}
