/** The Improve tab: what is made small and what may change, the search while it runs, what came of it on fresh seeds. */
import { useId, useMemo, useState } from 'react';
import { byId } from '../../scenario/definition';
import { useStudio, useStudioState } from '../context';
import { duration, fixed, short } from '../format';
import { PlotlyChart } from '../outcomes/analysis/PlotlyChart';
import { useLook } from '../outcomes/look';
import { TabIntro } from '../outcomes/TabIntro';
import { labelOf } from '../protocol/row';
import { useFrame } from '../useFrame';
import { objectiveLabel } from '../why/objectiveWords';
import './improve.css';
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
import { choiceOf, type Improver, improverOf } from './improver';
import { BUDGETS, type Choice, improveStore, type Schedule, type Searched, useImprove } from './improveStore';
import { improveWords } from './improveWords';

const SCHEDULES: readonly Schedule[] = ['whole', 'weekly', 'daily'];
const FRESH_RUNS = 32;

export default function ImproveTab() {
  const studio = useStudio();
  const improver = improverOf(studio);
  // What is offered depends on what is switched on.
  useStudioState((state) => state.scenario);
  const searched = useImprove((state) => state.searched);
  return (
    <div className="improve">
      <Intro improver={improver} />
      {searched && <Result improver={improver} searched={searched} />}
      {searched && searched.trials.length > 0 && <Pictures searched={searched} />}
      <Limits />
    </div>
  );
}

/** Whether the run of the settings is on the stage. */
function useReady(): boolean {
  const studio = useStudio();
  const scenario = useStudioState((state) => state.scenario);
  const [hash, setHash] = useState(() => studio.session.frame()?.current.hash ?? '');
  useFrame(
    useMemo(
      () =>
        ({ current }: { readonly current: { readonly hash: string } }) =>
          setHash(current.hash),
      [],
    ),
  );
  return hash !== '' && hash === studio.hashOf(scenario);
}

function Intro({ improver }: { readonly improver: Improver }) {
  const running = useImprove((state) => state.running);
  const searched = useImprove((state) => state.searched);
  const budget = useImprove((state) => state.budget);
  useImprove((state) => state.choices);
  const ready = useReady();
  const id = useId();
  const said = improveWords();
  const objective = useImprove((state) => state.objective);
  const objectives = improver.objectives();
  const choices = improver.choices();
  const seconds = improver.seconds();
  const cost = running
    ? said.busy(searched?.equivalents ?? 0, budget)
    : choices.length === 0
      ? said.noSettings
      : ready
        ? said.cost(seconds === null ? '' : duration(seconds), budget, FRESH_RUNS)
        : said.waits;
  return (
    <TabIntro sentence={said.sentence} cost={cost}>
      <fieldset className="improve-asked" disabled={running}>
        <div className="improve-choices">
          <label htmlFor={`${id}-objective`}>{said.objective}</label>
          <select
            id={`${id}-objective`}
            value={objectives.includes(objective) ? objective : improver.objective()}
            onChange={({ target }) => improveStore.setState({ objective: target.value })}
          >
            {objectives.map((one) => (
              <option key={one} value={one}>
                {objectiveLabel(one)}
              </option>
            ))}
          </select>
          <label htmlFor={`${id}-budget`}>{said.budget}</label>
          <select
            id={`${id}-budget`}
            value={budget}
            onChange={({ target }) => improveStore.setState({ budget: Number(target.value) })}
          >
            {BUDGETS.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </div>
        <Settings improver={improver} choices={choices} />
        <Limit objectives={objectives} />
      </fieldset>
      <button
        type="button"
        className="primary"
        disabled={!running && (!ready || choices.length === 0)}
        onClick={() => (running ? improver.stop() : void improver.search())}
      >
        {running ? said.stop : said.search}
      </button>
    </TabIntro>
  );
}

interface SettingsProps {
  readonly improver: Improver;
  readonly choices: readonly Choice[];
}

function Settings({ improver, choices }: SettingsProps) {
  const studio = useStudio();
  const { face, definition } = studio.world();
  const parameters = byId(definition);
  const said = improveWords();
  const rest = improver.offered().filter(({ id }) => !choices.some((one) => one.id === id));
  const replace = (changed: Choice) => improver.choose(choices.map((one) => (one.id === changed.id ? changed : one)));
  return (
    <div className="improve-settings">
      <h3>{said.settings}</h3>
      <ul>
        {choices.map((one) => {
          const parameter = parameters.get(one.id);
          if (parameter?.kind !== 'number') return null;
          const label = labelOf(parameter, face);
          const bound = (which: 'min' | 'max', name: string) => (
            <input
              type="number"
              aria-label={name}
              value={one[which]}
              min={parameter.min}
              max={parameter.max}
              step="any"
              onChange={({ target }) => {
                if (target.value !== '') replace({ ...one, [which]: target.valueAsNumber });
              }}
            />
          );
          return (
            <li key={one.id} data-setting={one.id}>
              <span>{label}</span>
              <button
                type="button"
                aria-label={said.remove(label)}
                onClick={() => improver.choose(choices.filter((other) => other !== one))}
              >
                ×
              </button>
              <div>
                {bound('min', said.least(label))}
                <span aria-hidden="true">–</span>
                {bound('max', said.greatest(label))}
                <select
                  aria-label={said.schedule(label)}
                  value={one.schedule}
                  onChange={({ target }) => replace({ ...one, schedule: target.value as Schedule })}
                >
                  {SCHEDULES.map((schedule) => (
                    <option key={schedule} value={schedule}>
                      {said[schedule]}
                    </option>
                  ))}
                </select>
              </div>
            </li>
          );
        })}
      </ul>
      <select
        aria-label={said.add}
        value=""
        onChange={({ target }) => {
          const chosen = rest.find(({ id }) => id === target.value);
          if (chosen) improver.choose([...choices, choiceOf(chosen)]);
        }}
      >
        <option value="">{said.add} …</option>
        {rest.map((one) => (
          <option key={one.id} value={one.id}>
            {labelOf(one, face)}
          </option>
        ))}
      </select>
    </div>
  );
}

function Limit({ objectives }: { readonly objectives: readonly string[] }) {
  const limit = useImprove((state) => state.limit);
  const id = useId();
  const said = improveWords();
  return (
    <div className="improve-choices">
      <label htmlFor={`${id}-limit`}>{said.limit}</label>
      <select
        id={`${id}-limit`}
        value={limit.id}
        onChange={({ target }) => improveStore.setState({ limit: { ...limit, id: target.value } })}
      >
        <option value="">{said.noLimit}</option>
        {objectives.map((one) => (
          <option key={one} value={one}>
            {objectiveLabel(one)}
          </option>
        ))}
      </select>
      {limit.id !== '' && (
        <>
          <label htmlFor={`${id}-most`}>{said.most}</label>
          <input
            id={`${id}-most`}
            type="number"
            min={0}
            step="any"
            value={limit.most}
            onChange={({ target }) => {
              if (target.value !== '') improveStore.setState({ limit: { ...limit, most: target.valueAsNumber } });
            }}
          />
        </>
      )}
    </div>
  );
}

/** What was found, in words, and the button that takes it over. */
function Result({ improver, searched }: { readonly improver: Improver; readonly searched: Searched }) {
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

const gainText = ({ mean, lower, upper }: { mean: number; lower: number; upper: number }): string =>
  `${fixed(100 * mean, 1)} % (${fixed(100 * lower, 1)} – ${fixed(100 * upper, 1)} %)`;

const estimateText = ({ mean, lower, upper }: { mean: number | null; lower: number | null; upper: number | null }) =>
  mean === null
    ? '–'
    : lower === null || upper === null
      ? short(mean)
      : `${short(mean)} (${short(lower)} – ${short(upper)})`;

function Pictures({ searched }: { readonly searched: Searched }) {
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

function Limits() {
  const said = improveWords();
  return (
    <details className="panel assumptions">
      <summary>{said.how}</summary>
      <ul>
        {said.limits.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </details>
  );
}
