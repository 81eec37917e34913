/** The Why tab: which settings matter, and which way. Its button, the tornado, the table, days, and what the numbers leave out. */
import { useId, useMemo, useState } from 'react';
import { estimate } from '../../engine';
import { useStudio, useStudioState } from '../context';
import { duration, fixed } from '../format';
import { PlotlyChart } from '../outcomes/analysis/PlotlyChart';
import { useLook } from '../outcomes/look';
import { TabIntro } from '../outcomes/TabIntro';
import { labelOf } from '../protocol/row';
import { useReady } from '../useReady';
import { agreement, chosenRows, datedIds, type Explanation, isSure, type Row, rowsOf } from './explanation';
import { GradientTable } from './GradientTable';
import { objectiveLabel, objectiveScale, plusMinus } from './objectiveWords';
import { halfOf, stepText } from './rowWords';
import './why.css';
import { CHECK_PAIRS, type Why, whyOf } from './why';
import { daysFigure, daysTable, type Scaling, tornadoFigure, tornadoTable } from './whyFigures';
import { RUNS, useWhy, whyStore } from './whyStore';
import { whyWords } from './whyWords';

export default function WhyTab() {
  const studio = useStudio();
  const why = whyOf(studio);
  const shown = useWhy((state) => state.shown);
  const stale = useWhy((state) => state.stale);
  const running = useWhy((state) => state.running);
  const [which, setWhich] = useState<Which>('measures');
  const rows = useMemo(() => (shown ? chosenRows(shown, rowsOf(shown), which) : []), [shown, which]);
  const ready = useReady();
  return (
    <div className="why" data-stale={stale}>
      <Intro why={why} ready={ready} />
      {shown && shown.gradients.length > 0 && (
        <>
          <State why={why} explanation={shown} stale={stale} ready={ready} />
          <WhichRows explanation={shown} which={which} onChoose={setWhich} />
          <Tornado explanation={shown} rows={rows} />
          <GradientTable why={why} explanation={shown} rows={rows} idle={!stale && !running && ready} />
          <CheckLine why={why} explanation={shown} rows={rows} idle={!stale && !running && ready} />
          <OverTime explanation={shown} rows={rows} />
        </>
      )}
      <Limits />
    </div>
  );
}

function Intro({ why, ready }: { readonly why: Why; readonly ready: boolean }) {
  const chosen = useWhy((state) => state.objective);
  const runs = useWhy((state) => state.runs);
  const shown = useWhy((state) => state.shown);
  const stale = useWhy((state) => state.stale);
  const running = useWhy((state) => state.running);
  const id = useId();
  const said = whyWords();
  const objectives = why.objectives();
  const done = shown && !stale ? shown.gradients.length : 0;
  const rest = Math.max(0, runs - done);
  const seconds = why.explainSeconds(runs);
  const cost =
    objectives.length === 0
      ? said.none
      : running
        ? said.busy
        : !ready
          ? said.waits
          : done === 0
            ? said.cost(seconds === null ? '' : duration(seconds), runs)
            : rest === 0
              ? said.known(done)
              : `${said.known(done)} ${said.costs(seconds === null ? '' : duration(seconds), rest)}`;
  return (
    <TabIntro sentence={said.sentence} cost={cost}>
      <div className="why-choices">
        <label htmlFor={`${id}-objective`}>{said.objective}</label>
        <select
          id={`${id}-objective`}
          value={objectives.includes(chosen) ? chosen : objectives[0]}
          onChange={({ target }) => why.choose(target.value)}
        >
          {objectives.map((one) => (
            <option key={one} value={one}>
              {objectiveLabel(one)}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-runs`}>{said.runsOf}</label>
        <select
          id={`${id}-runs`}
          value={runs}
          onChange={({ target }) => whyStore.setState({ runs: Number(target.value) })}
        >
          {RUNS.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </div>
      <button
        type="button"
        className="primary"
        disabled={!running && (!ready || rest === 0)}
        onClick={() => (running ? why.stop() : void why.explain(runs))}
      >
        {running ? said.stop : done > 0 && rest > 0 ? said.more(runs) : said.explain}
      </button>
    </TabIntro>
  );
}

type Which = 'measures' | 'all';

interface WhichRowsProps {
  readonly explanation: Explanation;
  readonly which: Which;
  onChoose(which: Which): void;
}

/** Biology is stronger than any measure, and nobody can set it: measures come first. */
function WhichRows({ explanation, which, onChoose }: WhichRowsProps) {
  const said = whyWords();
  const rows = rowsOf(explanation);
  return (
    <select
      aria-label={said.which}
      value={which}
      onChange={({ target }) => onChoose(target.value === 'all' ? 'all' : 'measures')}
    >
      <option value="measures">{said.measures(chosenRows(explanation, rows, 'measures').length)}</option>
      <option value="all">{said.everything(rows.length)}</option>
    </select>
  );
}

interface StateProps {
  readonly why: Why;
  readonly explanation: Explanation;
  readonly stale: boolean;
  readonly ready: boolean;
}

/** What the numbers are of, and whether they are whole. */
function State({ why, explanation, stale, ready }: StateProps) {
  const studio = useStudio();
  const scenario = useStudioState((state) => state.scenario);
  const runs = useWhy((state) => state.runs);
  const running = useWhy((state) => state.running);
  const said = whyWords();
  const { objective, gradients, goal } = explanation;
  if (stale) {
    const other = explanation.hash === studio.hashOf(scenario);
    return (
      <p className="stale" role="status">
        <span>{other ? said.staleOther : said.stale}</span>
        <button type="button" disabled={!ready || running !== null} onClick={() => void why.explain(runs)}>
          {said.run}
        </button>
      </p>
    );
  }
  const { mean, half } = meanOf(explanation);
  const scale = objectiveScale(objective);
  return (
    <p className="note why-state" role="status">
      {objectiveLabel(objective)}: {plusMinus(scale * mean, half === null ? null : scale * half)}
      {scale === 100 ? ' %' : ''}
      {gradients.length < goal && !running && <strong> {said.partial(gradients.length, goal)}</strong>}
      {gradients.length === 1 && <strong> {said.single}</strong>}
    </p>
  );
}

function meanOf({ gradients }: Explanation): { mean: number; half: number | null } {
  const values = gradients.map(({ value }) => value);
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  return { mean, half: halfOf(estimate(values)) };
}

function Tornado({ explanation, rows }: { readonly explanation: Explanation; readonly rows: readonly Row[] }) {
  const look = useLook();
  const [scaling, setScaling] = useState<Scaling>('range');
  const table = useMemo(() => tornadoTable(explanation, rows, scaling), [explanation, rows, scaling]);
  const figure = useMemo(() => tornadoFigure(table, look), [table, look]);
  const said = whyWords();
  return (
    <>
      <PlotlyChart name="tornado" title={said.tornado} figure={figure} table={table}>
        <select
          aria-label={said.scale}
          value={scaling}
          onChange={({ target }) => setScaling(target.value === 'range' ? 'range' : 'step')}
        >
          <option value="range">{said.perRange}</option>
          <option value="step">{said.perStep}</option>
        </select>
      </PlotlyChart>
      <p className="note">{scaling === 'step' ? said.perStepWhy : said.perRangeWhy}</p>
    </>
  );
}

/** Rows that one press checks. */
const CHECK_ROWS = 8;

interface CheckLineProps {
  readonly why: Why;
  readonly explanation: Explanation;
  readonly rows: readonly Row[];
  readonly idle: boolean;
}

function CheckLine({ why, explanation, rows, idle }: CheckLineProps) {
  const said = whyWords();
  const next = rows
    .filter(({ fidelity }) => (fidelity?.n ?? 0) < CHECK_PAIRS)
    .slice(0, CHECK_ROWS)
    .map(({ id }) => id);
  const seconds = why.checkSeconds(next.length);
  const both = agreement(explanation);
  if (next.length === 0 && !both) return null;
  return (
    <section className="panel tab-intro">
      {next.length > 0 && (
        <>
          <button type="button" disabled={!idle} onClick={() => void why.check(next)}>
            {said.check(next.length)}
          </button>
          {seconds !== null && (
            <p className="note" data-part="check-cost">
              {said.checkCost(duration(seconds), 2 * CHECK_PAIRS * next.length)}
            </p>
          )}
        </>
      )}
      {both && <p data-part="agreement">{said.agreement(fixed(both.cosine, 3), both.rows)}</p>}
    </section>
  );
}

function OverTime({ explanation, rows }: { readonly explanation: Explanation; readonly rows: readonly Row[] }) {
  const look = useLook();
  const dated = useMemo(() => {
    const ids = new Set(datedIds(explanation));
    return rows.filter(({ id, effect }) => ids.has(id) && isSure(effect) !== false);
  }, [explanation, rows]);
  const [chosen, setChosen] = useState('');
  const row = dated.find(({ id }) => id === chosen) ?? dated[0];
  const table = useMemo(() => row && daysTable(explanation, row), [explanation, row]);
  const figure = useMemo(() => table && daysFigure(table, look), [table, look]);
  const said = whyWords();
  if (!row || !table || !figure) return null;
  return (
    <>
      <PlotlyChart name="days" title={said.overTime} figure={figure} table={table}>
        <select aria-label={said.dated} value={row.id} onChange={({ target }) => setChosen(target.value)}>
          {dated.map(({ id, parameter }) => (
            <option key={id} value={id}>
              {labelOf(parameter, explanation.world.face)}
            </option>
          ))}
        </select>
      </PlotlyChart>
      <p className="note">{said.overDay(stepText(explanation, row))}</p>
    </>
  );
}

function Limits() {
  const said = whyWords();
  return (
    <details className="panel assumptions why-limits">
      <summary>{said.how}</summary>
      <ul>
        {said.limits.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </details>
  );
}
