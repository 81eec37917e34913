/** What came of a search: in words, with the button that takes it over, and in pictures. */
import { useMemo } from 'react';
import { fixed, short } from '../format';
import { PlotlyChart } from '../outcomes/analysis/PlotlyChart';
import { useLook } from '../outcomes/look';
import { objectiveLabel } from '../why/objectiveWords';
import {
  curveFigure,
  curveTable,
  frontFigure,
  frontTable,
  importanceFigure,
  importanceTable,
  traceFigure,
  traceTable,
} from './improveFigures';
import type { Improver } from './improver';
import { type Searched, useImprove } from './improveStore';
import { improveWords } from './improveWords';

/** What was found, in words, and the button that takes it over. */
export function Result({ improver, searched }: { readonly improver: Improver; readonly searched: Searched }) {
  const running = useImprove((state) => state.running);
  const stale = useImprove((state) => state.stale);
  const said = improveWords();
  const { confirmed, stopped, objective, equivalents } = searched;
  if (!confirmed && !stopped) return null;
  const better = confirmed !== null && confirmed.gain.relative.lower > 0;
  const moved = searched.point.some((one, k) => one !== searched.space.start[k]);
  return (
    <section className="panel improve-result" role="status" data-better={better}>
      {stale && <p className="note">{said.stale}</p>}
      {confirmed ? (
        <>
          <p>
            <strong>
              {better
                ? said.better(objectiveLabel(objective), gainText(confirmed.gain.relative), confirmed.fresh)
                : said.none(equivalents)}
            </strong>
          </p>
          <p>{said.from(estimateText(confirmed.before), estimateText(confirmed.after))}</p>
          {!better && <p className="note">{gainText(confirmed.gain.relative)}</p>}
          {confirmed.limit && <LimitLine limit={confirmed.limit} />}
        </>
      ) : (
        <p>{said.partial}</p>
      )}
      {moved && (
        <button type="button" disabled={running || stale} onClick={() => improver.apply()}>
          {said.apply}
        </button>
      )}
    </section>
  );
}

function LimitLine({ limit }: { readonly limit: NonNullable<NonNullable<Searched['confirmed']>['limit']> }) {
  const id = useImprove((state) => state.limit.id);
  const said = improveWords();
  return <p>{(limit.held ? said.held : said.exceeded)(objectiveLabel(id), short(limit.mean), short(limit.most))}</p>;
}

/** A relative gain with its limits, fractions; the minus is a real one. */
function gainText({ mean, lower, upper }: { mean: number; lower: number; upper: number }): string {
  const percent = (one: number) => `${one < 0 ? '−' : ''}${fixed(Math.abs(100 * one), 1)}`;
  return improveWords().gain(percent(mean), percent(lower), percent(upper));
}

const estimateText = ({ mean, lower, upper }: { mean: number | null; lower: number | null; upper: number | null }) =>
  mean === null
    ? '–'
    : lower === null || upper === null
      ? short(mean)
      : `${short(mean)} (${short(lower)} – ${short(upper)})`;

export function Pictures({ searched }: { readonly searched: Searched }) {
  const look = useLook();
  const said = improveWords();
  const trace = useMemo(() => traceTable(searched), [searched]);
  const curve = useMemo(() => curveTable(searched), [searched]);
  const importance = useMemo(() => importanceTable(searched), [searched]);
  const front = useMemo(() => frontTable(searched), [searched]);
  const figures = useMemo(
    () => ({
      trace: traceFigure(trace, look),
      curve: curveFigure(curve, look),
      importance: importanceFigure(importance, look),
      front: frontFigure(front, look),
    }),
    [trace, curve, importance, front, look],
  );
  return (
    <>
      <PlotlyChart name="improve-curve" title={said.curve} figure={figures.curve} table={curve} />
      <PlotlyChart name="improve-trace" title={said.trace} figure={figures.trace} table={trace} />
      {importance.rows.length > 1 && (
        <PlotlyChart name="improve-importance" title={said.importance} figure={figures.importance} table={importance} />
      )}
      {searched.second !== searched.objective && (
        <>
          <PlotlyChart name="improve-front" title={said.front} figure={figures.front} table={front} />
          <p className="note">{said.frontNote}</p>
        </>
      )}
    </>
  );
}
