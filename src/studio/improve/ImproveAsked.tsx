/** What a search may change and must keep: settings with bounds and how often they may change, and a limit on another outcome. */
import { useId } from 'react';
import { byId } from '../../scenario/definition';
import { useStudio } from '../context';
import { labelOf, numberRow } from '../protocol/row';
import { objectiveLabel } from '../why/objectiveWords';
import { choiceOf, type Improver } from './improver';
import { type Choice, improveStore, type Schedule, useImprove } from './improveStore';
import { improveWords } from './improveWords';

const SCHEDULES: readonly Schedule[] = ['whole', 'weekly', 'daily'];

interface SettingsProps {
  readonly improver: Improver;
  readonly choices: readonly Choice[];
}

export function Settings({ improver, choices }: SettingsProps) {
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
          const row = numberRow(parameter, face);
          const { label } = row;
          const bound = (which: 'min' | 'max', name: string) => (
            <input
              type="number"
              aria-label={name}
              value={row.shown(one[which])}
              min={row.shown(parameter.min)}
              max={row.shown(parameter.max)}
              step="any"
              onChange={({ target }) => {
                if (target.value !== '') replace({ ...one, [which]: row.value(target.valueAsNumber) });
              }}
            />
          );
          return (
            <li key={one.id} data-setting={one.id}>
              <span>
                {label} {row.unit && <small className="improve-unit">{row.unit}</small>}
              </span>
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

export function Limit({ objectives }: { readonly objectives: readonly string[] }) {
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
