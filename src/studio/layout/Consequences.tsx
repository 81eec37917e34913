/** The column of outcomes with the comparison above it: one piece, which is read after the city. */
import { OutcomesPanel } from '../outcomes/OutcomesPanel';
import { usePresentation } from '../presentation/context';
import { ComparePlace } from '../runs/ComparePlace';

export default function Consequences() {
  const { hidden } = usePresentation();
  return (
    <>
      <ComparePlace />
      {!hidden.has('outcomes') && <OutcomesPanel />}
    </>
  );
}
