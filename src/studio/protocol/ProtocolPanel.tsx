/** The left column: what can be done about the epidemic, and everything else that the model can be told. */
import { useMemo } from 'react';
import { useStudio, useStudioState } from '../context';
import { words } from '../language';
import { usePresentation } from '../presentation/context';
import { FIND_ID } from './actions';
import { Found } from './Found';
import { GroupSection } from './GroupSection';
import { grouping, isChanged } from './groups';
import { ParameterRow } from './ParameterRow';
import { protocolStore, useProtocol } from './protocolStore';
import { resetAll } from './resetAll';
import { ScenarioGroup } from './ScenarioGroup';
import './protocol.css';
import { useRevealed } from './useRevealed';

const text = words({
  en: {
    title: 'What if …',
    find: 'Find a setting',
    changed: (count: number) => `Changed (${count})`,
    changedTitle: 'Show only what differs from the defaults',
    reset: 'Reset all',
    resetTitle: 'Every setting back to its default; interventions, people, days and seed stay',
    key: 'Dotted: the baseline, same people, same seed.',
    keep: 'Make this the baseline',
    back: 'Back to the baseline',
  },
  de: {
    title: 'Was wäre, wenn …',
    find: 'Einstellung suchen',
    changed: (count: number) => `Geändert (${count})`,
    changedTitle: 'Nur zeigen, was von den Vorgaben abweicht',
    reset: 'Alle zurücksetzen',
    resetTitle: 'Alle Einstellungen auf ihre Vorgaben; Maßnahmen, Menschen, Tage und Startwert bleiben',
    key: 'Gepunktet: der Vergleich, dieselben Menschen, derselbe Startwert.',
    keep: 'Zum Vergleich machen',
    back: 'Zurück zum Vergleich',
  },
});

export function ProtocolPanel() {
  const studio = useStudio();
  const { definition, face } = studio.world();
  const { parameters } = definition;
  const all = useMemo(() => grouping(parameters, face), [parameters, face]);
  const { hidden } = usePresentation();
  const prompt = useStudioState((state) => state.firstStep === 'drag');
  useRevealed();
  const filtered = useProtocol((view) => view.changedOnly || view.query.trim() !== '');
  return (
    <section className="panel protocol" aria-labelledby="protocol">
      <h2 id="protocol">{text().title}</h2>
      {!hidden.has('search') && <Tools />}
      {filtered ? (
        <Found grouping={all} />
      ) : (
        <>
          <div className="rows main-rows">
            {all.main.map((parameter, index) => (
              <ParameterRow key={parameter.id} parameter={parameter} main pulse={index === 0 && prompt} />
            ))}
          </div>
          <ComparedWith />
          {!hidden.has('scenario') && <ScenarioGroup />}
          {!hidden.has('advanced') && all.groups.map((group) => <GroupSection key={group.id} group={group} />)}
        </>
      )}
    </section>
  );
}

/** Search, what is changed, and the way back from all of it. */
function Tools() {
  const studio = useStudio();
  const { parameters } = studio.world().definition;
  const query = useProtocol((view) => view.query);
  const changedOnly = useProtocol((view) => view.changedOnly);
  const changed = useStudioState(
    ({ scenario }) => parameters.filter((one) => isChanged(one, scenario.values[one.id])).length,
  );
  return (
    <div className="tools">
      <input
        type="search"
        id={FIND_ID}
        value={query}
        placeholder={text().find}
        aria-label={text().find}
        autoComplete="off"
        onChange={(event) => protocolStore.setState({ query: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || query === '') return;
          event.preventDefault();
          protocolStore.setState({ query: '' });
        }}
      />
      {(changed > 0 || changedOnly) && (
        <>
          <button
            type="button"
            aria-pressed={changedOnly}
            title={text().changedTitle}
            onClick={() => protocolStore.setState({ changedOnly: !changedOnly })}
          >
            {text().changed(changed)}
          </button>
          <button type="button" disabled={changed === 0} title={text().resetTitle} onClick={() => resetAll(studio)}>
            {text().reset}
          </button>
        </>
      )}
    </div>
  );
}

/** What the dotted curves are. */
function ComparedWith() {
  const studio = useStudio();
  const scenario = useStudioState((state) => state.scenario);
  const baseline = useStudioState((state) => state.baseline);
  // Another place or number of people is taken to both, which leaves nothing to compare.
  const compared = useMemo(
    () => scenario !== baseline && studio.hashOf(scenario) !== studio.hashOf(baseline),
    [studio, scenario, baseline],
  );
  return (
    <div className="baseline" hidden={!compared}>
      <p>
        <span className="ghost-key" aria-hidden="true" /> {text().key}
      </p>
      <button type="button" onClick={() => studio.keepAsBaseline()}>
        {text().keep}
      </button>
      <button type="button" onClick={() => studio.backToBaseline()}>
        {text().back}
      </button>
    </div>
  );
}
