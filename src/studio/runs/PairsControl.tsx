/** How many pairs, what they cost, and the one button that runs or stops them. */
import { useId } from 'react';
import { useStudio, useStudioState } from '../context';
import { compareWords, costText, runLabel } from './compareWords';

const LEAST = 2;
const MOST = 64;

export function PairsControl() {
  const studio = useStudio();
  const spread = useStudioState((state) => state.spread);
  const id = useId();
  const text = compareWords();
  const { ready, running, elsewhere, paired, partial, done, goal, chosen } = spread;
  const choose = (value: string) => {
    const pairs = Math.round(Number(value));
    if (Number.isFinite(pairs) && value !== '') studio.spread.choose(Math.min(MOST, Math.max(LEAST, pairs)));
  };
  if (!paired && !running) return null;
  const status = running
    ? text.running(done, goal)
    : elsewhere
      ? text.elsewhere
      : partial
        ? text.partial(done, goal)
        : done > 1
          ? text.known(done)
          : ready
            ? text.one
            : text.notReady;
  return (
    <div className="compare-pairs">
      <label htmlFor={id}>{text.pairs}</label>
      <input
        id={id}
        type="range"
        min={LEAST}
        max={MOST}
        value={chosen}
        disabled={running}
        aria-valuetext={costText(spread)}
        style={{ '--fill': `${(100 * (chosen - LEAST)) / (MOST - LEAST)}%` } as React.CSSProperties}
        onChange={(event) => choose(event.target.value)}
      />
      <input
        type="number"
        min={LEAST}
        max={MOST}
        aria-label={text.pairs}
        key={chosen}
        defaultValue={chosen}
        disabled={running}
        onBlur={(event) => choose(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') choose(event.currentTarget.value);
        }}
      />
      <div className="compare-go">
        <span data-part="cost">{running ? '' : costText(spread)}</span>
        <button
          type="button"
          className={running ? undefined : 'primary'}
          disabled={!ready || elsewhere}
          onClick={() => (running ? studio.spread.stop() : studio.findSpread())}
        >
          {runLabel(spread)}
        </button>
      </div>
      <p className="note" data-part="status" role="status">
        {status}
      </p>
    </div>
  );
}
