/** Adds interventions: ready-made ones, any parameter that may change by date, or the observed ones of the overlay's place. */
import { useId, useRef, useState } from 'react';
import { closures } from '../../scenario/observed';
import type { Parameter, Value } from '../../scenario/parameter';
import { useStudio, useStudioState } from '../context';
import { words } from '../language';
import { gateOf, grouping } from '../protocol/groups';
import { labelOf, said } from '../protocol/row';
import { observedMeasures } from './closures';
import { addBundle, addChanges } from './edits';
import { setLaneOpen } from './timelineStore';

const text = words({
  en: {
    choose: 'New intervention',
    ready: 'Ready-made',
    add: '+ Intervention',
    addTitle: 'From the day shown on, for 30 days; drag it where it belongs',
    clear: 'Clear',
    clearTitle: 'Remove all interventions',
    observed: (place: string, year: string) => `Add ${place}’s closures ${year}`,
    observedTitle: 'The dates are observed; how far a closure cut contacts is an assumption that can be changed',
    outside: (place: string) =>
      `No closure of ${place} falls into this run. Move the observations, or start the run in March 2020.`,
    assumed: (place: string, count: number, left: number) =>
      `${count} changes from the closures of ${place}. Dates: JieYingWu/COVID-19_US_County-level_Summaries. Factors on contacts are assumptions, such as 40 % of community contacts while people are told to stay at home. ${left > 0 ? `Left out, since they act on nothing here or lie outside of the run: ${left}.` : ''}`,
  },
  de: {
    choose: 'Neue Maßnahme',
    ready: 'Fertige',
    add: '+ Maßnahme',
    addTitle: 'Ab dem gezeigten Tag, für 30 Tage; dann an ihren Platz ziehen',
    clear: 'Leeren',
    clearTitle: 'Alle Maßnahmen entfernen',
    observed: (place: string, year: string) => `Schließungen ${year}: ${place}`,
    observedTitle: 'Die Daten sind beobachtet; wie stark Kontakte sanken, ist eine Annahme und änderbar',
    outside: (place: string) =>
      `Keine Schließung von ${place} fällt in diesen Lauf. Beobachtungen verschieben oder im März 2020 beginnen.`,
    assumed: (place: string, count: number, left: number) =>
      `${count} Änderungen aus den Schließungen von ${place}. Daten: JieYingWu/COVID-19_US_County-level_Summaries. Die Faktoren sind Annahmen, etwa 40 % der öffentlichen Kontakte bei Ausgangsbeschränkung. ${left > 0 ? `Ausgelassen, weil ohne Wirkung oder außerhalb des Laufs: ${left}.` : ''}`,
  },
});

export function AddIntervention() {
  const studio = useStudio();
  const { definition, face } = studio.world();
  const [chosen, setChosen] = useState(face?.bundles[0]?.id ?? '');
  const count = useStudioState(({ scenario }) => scenario.changes.length);
  const select = useRef<HTMLSelectElement>(null);
  const id = useId();
  const { main, groups } = grouping(definition.parameters, face);
  const sections = groups.map(({ id: group, title, gate, first, advanced, above }) => ({
    group,
    title,
    members: [...(gate ? [gate] : []), ...main.filter((one) => above.includes(one)), ...first, ...advanced].filter(
      // A table of days has no bar that could show it.
      (one) => one.dated && one.kind !== 'table',
    ),
  }));
  const add = () => {
    const bundle = face?.bundles.find((one) => one.id === chosen);
    const parameter = definition.parameters.find((one) => one.id === chosen);
    if (bundle) addBundle(studio, bundle);
    else if (parameter) {
      const gate = gateOf(parameter.id, face);
      const value = otherValue(parameter, studio.store.getState().scenario.values[parameter.id]);
      addChanges(studio, { [parameter.id]: value }, gate ? { [gate]: true } : {});
      setLaneOpen(parameter.id, true);
    }
  };
  return (
    <div className="timeline-add">
      <select
        ref={select}
        id={id}
        aria-label={text().choose}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      >
        {face && face.bundles.length > 0 && (
          <optgroup label={text().ready}>
            {face.bundles.map((bundle) => (
              <option key={bundle.id} value={bundle.id}>
                {said(bundle.title)}
              </option>
            ))}
          </optgroup>
        )}
        {sections.map(
          ({ group, title, members }) =>
            members.length > 0 && (
              <optgroup key={group} label={title}>
                {members.map((one) => (
                  <option key={one.id} value={one.id}>
                    {labelOf(one, face)}
                  </option>
                ))}
              </optgroup>
            ),
        )}
      </select>
      <button type="button" onClick={add} title={text().addTitle}>
        {text().add}
      </button>
      <Observed />
      {count > 0 && (
        <button
          type="button"
          className="quiet"
          title={text().clearTitle}
          onClick={() => studio.change({ changes: [] }, 'clear interventions')}
        >
          {text().clear}
        </button>
      )}
    </div>
  );
}

/** The observed closures of the place that stands beside the run. */
function Observed() {
  const studio = useStudio();
  const { face } = studio.world();
  const overlay = useStudioState((state) => state.overlay);
  const own = closures.filter(({ place }) => place === overlay?.observations.name);
  if (!overlay || !face || own.length === 0) return null;
  const { place, start } = own[0];
  const add = () => {
    const { scenario } = studio.store.getState();
    const first = overlay.observations.days[0];
    const { changes, values, left } = observedMeasures(
      own,
      face,
      (calendar) => calendar - first + overlay.shift,
      scenario.horizon,
    );
    if (changes.length === 0) {
      studio.notify({ id: 'closures', tone: 'warning', text: text().outside(place) });
      return;
    }
    studio.change({ ...values, changes: [...scenario.changes, ...changes] }, 'closures');
    const unique = [...new Set(left)];
    studio.notify({ id: 'closures', tone: 'info', text: text().assumed(place, changes.length, unique.length) });
  };
  return (
    <button type="button" onClick={add} title={text().observedTitle}>
      {text().observed(place, start.slice(0, 4))}
    </button>
  );
}

/** A value that differs from the present one, so that a new bar does something: the other state, the next choice, half the number. */
function otherValue(parameter: Parameter, present: Value): Value {
  if (parameter.kind === 'switch') return present !== true;
  if (parameter.kind === 'choice') {
    const { choices } = parameter;
    return choices[(choices.indexOf(String(present)) + 1) % choices.length];
  }
  if (parameter.kind === 'table') return present;
  const { min, max, kind } = parameter;
  const half = Number(present) > min ? min + (Number(present) - min) / 2 : min + (max - min) / 10;
  return kind === 'integer' ? Math.round(half) : Number(half.toPrecision(3));
}
