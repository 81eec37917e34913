/** The analysis tab: where infections happen, how sure outcomes are, everybody by state, and what the model leaves out. */
import { useCallback, useMemo, useRef, useState } from 'react';
import { useStudio, useStudioState } from '../../context';
import { compact, whole } from '../../format';
import { HEADLINES, headlineLabel } from '../../headlines';
import { words } from '../../language';
import type { Frame } from '../../session';
import { useFrame } from '../../useFrame';
import { useLook } from '../look';
import { TabIntro } from '../TabIntro';
import { Assumptions } from './Assumptions';
import { layersFigure, layersTable, layersTitle } from './layers';
import { PlotlyChart, PlotlyDrawing } from './PlotlyChart';
import { boxFigure, differenceFigure, type Outcome, spreadTable, spreadTitle } from './spreadFigure';
import { statesFigure, statesTable, statesTitle } from './statesFigure';

const text = words({
  en: {
    sentence: 'Where infections happen, how sure the numbers are, and what the model leaves out.',
    cost: 'Drawn from the days that are known; nothing is run.',
    nothing: 'No whole week is known yet. Press Play.',
    bars: 'Counts',
    shares: 'Shares',
    as: 'Drawn as',
    outcome: 'Outcome',
    none: 'One run has no distribution. “How sure?” above runs more on the same settings and says beforehand how long that takes.',
    difference: 'Paired differences',
  },
  de: {
    sentence: 'Wo Infektionen geschehen, wie sicher die Zahlen sind und was das Modell auslässt.',
    cost: 'Aus den bekannten Tagen gezeichnet; gerechnet wird nichts.',
    nothing: 'Noch ist keine ganze Woche bekannt. Zuerst „Abspielen“ drücken.',
    bars: 'Anzahlen',
    shares: 'Anteile',
    as: 'Gezeichnet als',
    outcome: 'Ergebnis',
    none: 'Ein einzelner Lauf hat keine Verteilung. „Wie sicher?“ oben rechnet weitere mit denselben Einstellungen und sagt vorher, wie lange das dauert.',
    difference: 'Gepaarte Unterschiede',
  },
});

const REFRESH_MILLISECONDS = 1000;

/** The frame shown, at rest or once a second. */
function useSlowFrame(): Frame | null {
  const { session } = useStudio();
  const [frame, setFrame] = useState<Frame | null>(() => session.frame());
  const last = useRef(Number.NEGATIVE_INFINITY);
  useFrame(
    useCallback((next: Frame) => {
      const time = performance.now();
      if ((next.playing || next.catchingUp) && time - last.current < REFRESH_MILLISECONDS) return;
      last.current = time;
      setFrame(next);
    }, []),
  );
  return frame;
}

export default function AnalysisTab() {
  const frame = useSlowFrame();
  const said = text();
  return (
    <>
      <TabIntro sentence={said.sentence} cost={said.cost} />
      {frame && frame.day >= 7 ? (
        <>
          <Layers frame={frame} />
          <HowSure frame={frame} />
          <States frame={frame} />
        </>
      ) : (
        <p className="panel note">{said.nothing}</p>
      )}
      <Assumptions />
    </>
  );
}

function Layers({ frame }: { readonly frame: Frame }) {
  const look = useLook();
  const [as, setAs] = useState<'bars' | 'shares'>('bars');
  const table = useMemo(() => layersTable(frame), [frame]);
  const figure = useMemo(() => layersFigure(table, look, as), [table, look, as]);
  const said = text();
  return (
    <PlotlyChart name="layers" title={layersTitle()} figure={figure} table={table}>
      <select
        aria-label={said.as}
        value={as}
        onChange={({ target }) => setAs(target.value === 'shares' ? 'shares' : 'bars')}
      >
        <option value="bars">{said.bars}</option>
        <option value="shares">{said.shares}</option>
      </select>
    </PlotlyChart>
  );
}

function HowSure({ frame }: { readonly frame: Frame }) {
  const { spread } = useStudio();
  const look = useLook();
  const [outcome, setOutcome] = useState<Outcome>('infected');
  // Pairs come and go without a frame of another day.
  const state = useStudioState((one) => one.spread);
  const table = useMemo(() => {
    const pairs = state.done > 1 ? spread.pairs(frame) : null;
    const sides = { current: frame.current.model, baseline: frame.baseline?.model ?? null };
    return pairs && spreadTable(frame.world, sides, pairs, outcome, headlineLabel(outcome));
  }, [frame, spread, state, outcome]);
  const figures = useMemo(
    () => table && { box: boxFigure(table, look), difference: differenceFigure(table, look) },
    [table, look],
  );
  const said = text();
  if (!table || !figures) {
    return (
      <section className="panel chart" data-chart="spread" aria-label={spreadTitle()}>
        <h3>{spreadTitle()}</h3>
        <p className="note">{said.none}</p>
      </section>
    );
  }
  return (
    <>
      <PlotlyChart
        name="spread"
        title={spreadTitle()}
        figure={figures.box}
        table={table}
        text={outcome === 'cost' ? compact : whole}
      >
        <select
          aria-label={said.outcome}
          value={outcome}
          onChange={({ target }) => setOutcome(HEADLINES.find((id) => id === target.value) ?? 'infected')}
        >
          {HEADLINES.map((id) => (
            <option key={id} value={id}>
              {headlineLabel(id)}
            </option>
          ))}
        </select>
      </PlotlyChart>
      {figures.difference && (
        <section className="panel chart" aria-label={said.difference}>
          <h3>{said.difference}</h3>
          <PlotlyDrawing figure={figures.difference} label={said.difference} />
        </section>
      )}
    </>
  );
}

function States({ frame }: { readonly frame: Frame }) {
  const look = useLook();
  const table = useMemo(() => statesTable(frame, look), [frame, look]);
  const figure = useMemo(() => statesFigure(table, look), [table, look]);
  return <PlotlyChart name="states" title={statesTitle()} figure={figure} table={table} />;
}
