/** One quiet line under the tiles: how sure the numbers are, and the button that makes them surer. */
import { useStudio, useStudioState } from '../context';
import { spreadLabel, spreadText } from '../spreadWords';

export function SpreadLine() {
  const studio = useStudio();
  const state = useStudioState(({ spread }) => spread);
  const seed = useStudioState(({ scenario }) => scenario.seed);
  // One button for both, so that the keyboard's focus stays where it is.
  return (
    <section className="spread" aria-label="How sure">
      <button
        type="button"
        disabled={!state.ready || state.elsewhere}
        onClick={() => (state.running ? studio.spread.stop() : studio.findSpread())}
      >
        {spreadLabel(state)}
      </button>
      <span>{spreadText(state, seed)}</span>
    </section>
  );
}
