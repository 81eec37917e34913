/** The exact twin of a bar: value, days and dates, duplicate, delete. */
import { useState } from 'react';
import type { Parameter, Value } from '../../scenario/parameter';
import type { DatedChange } from '../../scenario/scenario';
import { useStudio } from '../context';
import { words } from '../language';
import { DateField } from '../protocol/DateField';
import { NumberField } from '../protocol/NumberField';
import { choiceWords, labelOf, numberRow, valueText } from '../protocol/row';
import { type Bar, endOf, withDay } from './bars';
import { dateOf, dayOf } from './days';
import { duplicateChange, raiseChange, removeChange, replaceChange } from './edits';

const text = words({
  en: {
    group: (label: string, value: string, number: number) => `Intervention ${number}: ${label}, ${value}`,
    value: (unit: string) => (unit === '' ? 'Value' : `Value, ${unit}`),
    from: 'From day',
    fromDate: 'First date',
    to: 'To day',
    toDate: 'End date',
    toNote: 'The day on which it no longer holds.',
    end: 'until the end',
    duplicate: 'Duplicate',
    raise: 'Let it win',
    raiseTitle: 'Where it overlaps others of this setting, it holds and they do not',
    remove: 'Delete',
    on: 'on',
    off: 'off',
  },
  de: {
    group: (label: string, value: string, number: number) => `Maßnahme ${number}: ${label}, ${value}`,
    value: (unit: string) => (unit === '' ? 'Wert' : `Wert, ${unit}`),
    from: 'Ab Tag',
    fromDate: 'Erstes Datum',
    to: 'Bis Tag',
    toDate: 'Enddatum',
    toNote: 'Der Tag, an dem sie nicht mehr gilt.',
    end: 'bis zum Ende',
    duplicate: 'Verdoppeln',
    raise: 'Vorrang geben',
    raiseTitle: 'Wo andere dieser Einstellung überlappen, gilt dann diese',
    remove: 'Löschen',
    on: 'an',
    off: 'aus',
  },
});

interface BarFieldsProps {
  readonly bar: Bar;
  readonly parameter: Parameter;
  readonly horizon: number;
  readonly start: string;
}

export function BarFields({ bar, parameter, horizon, start }: BarFieldsProps) {
  const studio = useStudio();
  const { face } = studio.world();
  const [message, setMessage] = useState('');
  const { index, change } = bar;
  const key = `fields ${index}`;
  const set = (next: DatedChange) => replaceChange(studio, index, next, key);
  const day = (part: 'from' | 'to') => (value: number) => set(withDay(change, part, value, horizon));
  const end = endOf(change, horizon);
  const value = valueText(parameter, change.value, face);
  return (
    <fieldset className="bar-fields">
      <legend>{text().group(labelOf(parameter, face), value, index + 1)}</legend>
      <ValueField
        parameter={parameter}
        value={change.value}
        set={(next) => set({ ...change, value: next })}
        onMessage={setMessage}
      />
      <Days label={text().from} value={change.from} max={horizon - 1} set={day('from')} onMessage={setMessage} />
      <DateField
        label={text().fromDate}
        value={dateOf(change.from, start)}
        min={dateOf(0, start)}
        max={dateOf(horizon - 1, start)}
        set={(date) => day('from')(dayOf(date, start))}
      />
      <Days label={text().to} value={end} min={1} max={horizon} set={day('to')} onMessage={setMessage} />
      <DateField
        label={text().toDate}
        value={dateOf(end, start)}
        min={dateOf(1, start)}
        max={dateOf(horizon, start)}
        set={(date) => day('to')(dayOf(date, start))}
      />
      <label className="check" title={text().toNote}>
        <input
          type="checkbox"
          checked={change.to === undefined}
          onChange={(event) => {
            const { to: _, ...open } = change;
            set(event.target.checked ? open : { ...open, to: horizon });
          }}
        />
        {text().end}
      </label>
      <div className="bar-actions">
        {bar.overruled && (
          <button type="button" title={text().raiseTitle} onClick={() => raiseChange(studio, index)}>
            {text().raise}
          </button>
        )}
        <button type="button" onClick={() => duplicateChange(studio, index)}>
          {text().duplicate}
        </button>
        <button type="button" onClick={() => removeChange(studio, index)}>
          {text().remove}
        </button>
      </div>
      <output className="message" hidden={message === ''}>
        {message}
      </output>
    </fieldset>
  );
}

interface DaysProps {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max: number;
  set(value: number): void;
  onMessage(message: string): void;
}

function Days({ label, value, min = 0, max, set, onMessage }: DaysProps) {
  return (
    <div className="setting">
      <span aria-hidden="true">{label}</span>
      <NumberField
        label={label}
        value={value}
        min={min}
        max={max}
        integers
        set={set}
        onStep={(steps) => set(Math.min(max, Math.max(min, value + steps)))}
        onMessage={onMessage}
      />
    </div>
  );
}

interface ValueFieldProps {
  readonly parameter: Parameter;
  readonly value: Value;
  set(value: Value): void;
  onMessage(message: string): void;
}

function ValueField({ parameter, value, set, onMessage }: ValueFieldProps) {
  const { face } = useStudio().world();
  if (parameter.kind === 'number' || parameter.kind === 'integer') {
    const row = numberRow(parameter, face);
    const label = text().value(row.unit);
    const number = Number(value);
    return (
      <div className="setting">
        <span aria-hidden="true">{label}</span>
        <NumberField
          label={label}
          value={row.shown(number)}
          min={row.scale.min}
          max={row.scale.max}
          integers={parameter.kind === 'integer'}
          set={(shown) => set(row.value(shown))}
          onStep={(steps) => set(row.value(row.scale.moved(row.shown(number), steps)))}
          onMessage={onMessage}
        />
      </div>
    );
  }
  const choices =
    parameter.kind === 'switch' ? ['true', 'false'] : parameter.kind === 'choice' ? [...parameter.choices] : [];
  const words = (choice: string) =>
    parameter.kind === 'switch'
      ? choice === 'true'
        ? text().on
        : text().off
      : choiceWords(choice, face?.rows[parameter.id]);
  if (choices.length === 0) return <p className="note">{valueText(parameter, value, face)}</p>;
  return (
    <label className="setting">
      <span>{text().value('')}</span>
      <select
        value={String(value)}
        onChange={(event) => set(parameter.kind === 'switch' ? event.target.value === 'true' : event.target.value)}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {words(choice)}
          </option>
        ))}
      </select>
    </label>
  );
}
