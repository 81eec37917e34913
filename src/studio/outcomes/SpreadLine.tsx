/** One quiet line under the tiles: how sure the numbers are, and the button that makes them surer. */
import { useStudio, useStudioState } from '../context';
import { words } from '../language';
import { spreadLabel, spreadText } from '../spreadWords';

const text = words({ en: { sure: 'How sure' }, de: { sure: 'Wie sicher' } });

export function SpreadLine() {
  const studio = useStudio();
  const state = useStudioState(({ spread }) => spread);
  const seed = useStudioState(({ scenario }) => scenario.seed);
  // One button for both, so that the keyboard's focus stays where it is.
  return (
    <section className="spread" aria-label={text().sure}>
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
