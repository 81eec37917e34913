/** The one place that readers of the screen listen to: says what the store says. When, decides the announcer. */
import { useStudioState } from './context';

export function Spoken() {
  const { sentence, count } = useStudioState((state) => state.spoken);
  return (
    <p className="hidden" aria-live="polite">
      {/* Another element each time: the same words asked for twice are said twice. */}
      <span key={count}>{sentence}</span>
    </p>
  );
}
