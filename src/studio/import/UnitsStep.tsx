/** Step 3: what a figure stands for: how many people, how much time, new or in total, and where it stands on the run's days. */
import type { Plan } from '../../scenario/observe/plan';
import { useStudioState } from '../context';
import { words } from '../language';
import { Choice } from './Choice';
import type { Alignment } from './draft';
import { PeopleField } from './PeopleField';
import { doubtfulTotals } from './plans';
import { useImporter, useImportState } from './useImport';

const text = words({
  en: {
    heading: 'What do the figures stand for?',
    doubt: (names: readonly string[]) =>
      names.length === 1
        ? `${names[0]} never falls: it may be a running total. Say so below, or go on.`
        : `${names.join(' and ')} never fall: they may be running totals. Say so below, or go on.`,
    interval: 'Rows are',
    intervals: { auto: 'as their dates say', daily: 'one a day', weekly: 'one a week' },
    weekDate: 'The date of a week is its',
    weekDates: { first: 'first day', last: 'last day' },
    totals: 'Running totals (differences are taken)',
    sum: 'Add up rows of the same day (age groups, districts)',
    alignment: 'On the days of the run',
    alignments: { calendar: 'by the calendar', day: 'the first row on day', peaks: 'highest week on highest week' },
    start: (date: string) => `The run starts on ${date}.`,
    day: 'Day of the first row',
  },
  de: {
    heading: 'Wofür stehen die Zahlen?',
    doubt: (names: readonly string[]) =>
      names.length === 1
        ? `${names[0]} fällt nie: vielleicht eine laufende Summe. Unten angeben, oder weitergehen.`
        : `${names.join(' und ')} fallen nie: vielleicht laufende Summen. Unten angeben, oder weitergehen.`,
    interval: 'Zeilen sind',
    intervals: { auto: 'wie ihre Daten sagen', daily: 'eine je Tag', weekly: 'eine je Woche' },
    weekDate: 'Das Datum einer Woche ist ihr',
    weekDates: { first: 'erster Tag', last: 'letzter Tag' },
    totals: 'Laufende Summen (Differenzen werden gebildet)',
    sum: 'Zeilen desselben Tages addieren (Altersgruppen, Bezirke)',
    alignment: 'Auf den Tagen des Laufs',
    alignments: {
      calendar: 'nach dem Kalender',
      day: 'erste Zeile auf Tag',
      peaks: 'höchste Woche auf höchster Woche',
    },
    start: (date: string) => `Der Lauf beginnt am ${date}.`,
    day: 'Tag der ersten Zeile',
  },
});

const ALIGNMENTS: readonly Alignment[] = ['calendar', 'day', 'peaks'];

export function UnitsStep() {
  const importer = useImporter();
  const reading = useImportState((state) => state.reading);
  const choices = useImportState(({ draft }) => draft?.choices);
  const start = useStudioState(({ scenario }) => scenario.start);
  const plan = choices?.plan;
  if (!plan) return null;
  const change = (patch: Partial<Plan>) => void importer.plan(patch);
  const doubts = reading ? doubtfulTotals(reading, choices) : [];
  const matched = [...new Set(Object.values(choices.metrics))];
  const weekly = reading?.observations?.interval === 'weekly';
  return (
    <>
      <h3 tabIndex={-1}>{text().heading}</h3>
      {doubts.length > 0 && <p className="import-doubt">{text().doubt(doubts)}</p>}
      <PeopleField />
      <div className="import-fields">
        <Choice
          label={text().interval}
          value={plan.interval ?? 'auto'}
          options={(['auto', 'daily', 'weekly'] as const).map((one) => [one, text().intervals[one]])}
          onChoose={(interval) => change({ interval: interval === 'auto' ? null : interval })}
        />
        {weekly && plan.clock === 'date' && (
          <Choice
            label={text().weekDate}
            value={plan.weekEnds ? 'last' : 'first'}
            options={(['first', 'last'] as const).map((one) => [one, text().weekDates[one]])}
            onChoose={(one) => change({ weekEnds: one === 'last' })}
          />
        )}
        <Choice
          label={text().alignment}
          value={choices.alignment}
          options={ALIGNMENTS.filter((one) => one !== 'calendar' || plan.clock === 'date').map((one) => [
            one,
            text().alignments[one],
          ])}
          onChoose={(alignment) => importer.place({ alignment })}
        />
        {choices.alignment === 'day' && (
          <label className="import-choice">
            {text().day}
            <input
              type="number"
              step={1}
              value={choices.day}
              onChange={(event) => importer.place({ day: Math.round(Number(event.target.value)) || 0 })}
            />
          </label>
        )}
      </div>
      {choices.alignment === 'calendar' && <p className="note">{text().start(start)}</p>}
      {matched.length > 0 && (
        <fieldset className="import-checks">
          <legend>{text().totals}</legend>
          {matched.map((name) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={plan.totals.includes(name)}
                onChange={({ target }) =>
                  change({
                    totals: target.checked ? [...plan.totals, name] : plan.totals.filter((one) => one !== name),
                  })
                }
              />
              {name}
            </label>
          ))}
        </fieldset>
      )}
      <label className="import-check">
        <input type="checkbox" checked={plan.sum} onChange={({ target }) => change({ sum: target.checked })} />
        {text().sum}
      </label>
    </>
  );
}
