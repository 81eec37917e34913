/** Step 2: which column is time, which rows are meant, and which series is held against which metric. */

import { columnLetter } from '../../scenario/observe/letters';
import type { Plan } from '../../scenario/observe/plan';
import type { Survey } from '../../scenario/observe/survey';
import { metrics } from '../face';
import { words } from '../language';
import { Choice } from './Choice';
import { seriesNames } from './plans';
import { useImporter, useImportState } from './useImport';

const text = words({
  en: {
    heading: 'Which column is what?',
    time: 'Time',
    clock: 'Time is given as',
    clocks: { date: 'calendar dates', day: 'days from any start', week: 'weeks from any start' },
    place: 'Place',
    one: 'the table is about one place',
    rowsOf: 'Rows of',
    target: 'What a row is about',
    wide: 'every column its own series',
    value: 'Figure',
    version: 'Version (latest holds)',
    weight: 'Weight in fits',
    none: 'none',
    against: 'Held against the run',
    noTime: 'No column of time was found. Choose it, or go back to the table and say how dates are written.',
    noSeries: 'No column of figures is held against the run yet. Choose at least one.',
    places: (count: number) => `The table has ${count} places. Choose whose rows are meant.`,
  },
  de: {
    heading: 'Welche Spalte ist was?',
    time: 'Zeit',
    clock: 'Zeit ist angegeben als',
    clocks: { date: 'Kalendertage', day: 'Tage ab irgendeinem Anfang', week: 'Wochen ab irgendeinem Anfang' },
    place: 'Ort',
    one: 'die Tabelle handelt von einem Ort',
    rowsOf: 'Zeilen von',
    target: 'Worum es in der Zeile geht',
    wide: 'jede Spalte eine eigene Reihe',
    value: 'Zahl',
    version: 'Stand (der neueste gilt)',
    weight: 'Gewicht bei Anpassungen',
    none: 'keine',
    against: 'Dem Lauf gegenübergestellt',
    noTime: 'Es wurde keine Zeitspalte gefunden. Bitte wählen, oder bei der Tabelle sagen, wie Daten geschrieben sind.',
    noSeries: 'Noch steht keine Spalte dem Lauf gegenüber. Bitte mindestens eine wählen.',
    places: (count: number) => `Die Tabelle hat ${count} Orte. Bitte wählen, wessen Zeilen gemeint sind.`,
  },
});

export function ColumnsStep() {
  const importer = useImporter();
  const survey = useImportState((state) => state.survey);
  const choices = useImportState(({ draft }) => draft?.choices);
  const plan = choices?.plan;
  if (!survey || !plan) return null;
  const names = seriesNames(survey, plan);
  const change = (patch: Partial<Plan>) => void importer.plan(patch);
  const places = plan.place ? survey.columns[plan.place.column] : null;
  return (
    <>
      <h3 tabIndex={-1}>{text().heading}</h3>
      {plan.time < 0 && <p className="import-doubt">{text().noTime}</p>}
      {plan.time >= 0 && Object.keys(choices.metrics).length === 0 && <p className="import-doubt">{text().noSeries}</p>}
      {places?.distinct && <p className="import-doubt">{text().places(places.distinct.length)}</p>}
      <div className="import-fields">
        <ColumnChoice
          label={text().time}
          survey={survey}
          value={plan.time}
          onChoose={(time) => change({ time: time ?? -1 })}
        />
        <Choice
          label={text().clock}
          value={plan.clock}
          options={(['date', 'day', 'week'] as const).map((clock) => [clock, text().clocks[clock]])}
          onChoose={(clock) => change({ clock })}
        />
        <ColumnChoice
          label={text().place}
          survey={survey}
          value={plan.place?.column ?? null}
          none={text().one}
          only={({ distinct }) => distinct !== null && distinct.length > 1}
          onChoose={(column) => {
            const first = column === null ? undefined : survey.columns[column].distinct?.[0];
            change({ place: column === null || first === undefined ? null : { column, value: first } });
          }}
        />
        {plan.place && places?.distinct && (
          <Choice
            label={text().rowsOf}
            value={plan.place.value}
            options={places.distinct.map((value) => [value, value])}
            onChoose={(value) => plan.place && change({ place: { ...plan.place, value } })}
          />
        )}
        <ColumnChoice
          label={text().target}
          survey={survey}
          value={plan.target}
          none={text().wide}
          only={({ distinct, kind }) => distinct !== null && kind === 'text'}
          onChoose={(target) =>
            change(target === null ? wide(survey, plan) : { target, values: plan.values.slice(0, 1) })
          }
        />
        {plan.target !== null && (
          <ColumnChoice
            label={text().value}
            survey={survey}
            value={plan.values[0] ?? null}
            only={({ kind }) => kind === 'number'}
            onChoose={(value) => value !== null && change({ values: [value] })}
          />
        )}
      </div>
      <h4>{text().against}</h4>
      <div className="import-fields">
        {metrics.map(({ id, label }) => (
          <Choice
            key={id}
            label={label}
            value={choices.metrics[id] ?? ''}
            options={[['', text().none], ...names.map((name) => [name, name] as const)]}
            onChoose={(name) => void importer.match(id, name === '' ? null : name)}
          />
        ))}
      </div>
      <details>
        <summary>{`${text().version}, ${text().weight}`}</summary>
        <div className="import-fields">
          <ColumnChoice
            label={text().version}
            survey={survey}
            value={plan.version}
            none={text().none}
            onChoose={(version) => change({ version })}
          />
          <ColumnChoice
            label={text().weight}
            survey={survey}
            value={plan.weight}
            none={text().none}
            only={({ kind }) => kind === 'number'}
            onChoose={(weight) => change({ weight })}
          />
        </div>
      </details>
    </>
  );
}

/** Every column of numbers that nothing else claims. */
function wide({ columns }: Survey, plan: Plan): Partial<Plan> {
  const taken = [plan.time, plan.place?.column, plan.version, plan.weight];
  return {
    target: null,
    values: columns.filter(({ index, kind }) => kind === 'number' && !taken.includes(index)).map(({ index }) => index),
  };
}

interface ColumnChoiceProps {
  readonly label: string;
  readonly survey: Survey;
  readonly value: number | null;
  /** What no column means; absent where one must be chosen. */
  readonly none?: string;
  readonly only?: (column: Survey['columns'][number]) => boolean;
  readonly onChoose: (column: number | null) => void;
}

function ColumnChoice({ label, survey, value, none, only = () => true, onChoose }: ColumnChoiceProps) {
  const known = value !== null && value >= 0;
  const columns = survey.columns.filter((column) => column.index === value || only(column));
  return (
    <Choice
      label={label}
      value={known ? String(value) : ''}
      options={[
        ...(none !== undefined || !known ? [['', none ?? '…'] as const] : []),
        ...columns.map(({ index, name }) => [String(index), optionName(index, name)] as const),
      ]}
      onChoose={(chosen) => onChoose(chosen === '' ? null : Number(chosen))}
    />
  );
}

function optionName(index: number, name: string): string {
  const letter = columnLetter(index);
  return name === letter ? letter : `${letter}  ${name}`;
}
