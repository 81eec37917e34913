/** The Improve tab: what is made small, the search and its cost, and how it searches. */
import { useId } from 'react';
import { useStudio, useStudioState } from '../context';
import { duration } from '../format';
import { TabIntro } from '../outcomes/TabIntro';
import { useReady } from '../useReady';
import { objectiveLabel } from '../why/objectiveWords';
import { Limit, Settings } from './ImproveAsked';
import { Pictures, Result } from './ImproveResult';
import './improve.css';
import { type Improver, improverOf } from './improver';
import { BUDGETS, improveStore, useImprove } from './improveStore';
import { improveWords } from './improveWords';

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
