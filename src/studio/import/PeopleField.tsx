/** How many people the figures are about, which scales them to the people of the run. */
import { useStudioState } from '../context';
import { whole } from '../format';
import { words } from '../language';
import { useImporter, useImportState } from './useImport';

const RATES = [100_000, 1_000_000];

const text = words({
  en: {
    label: 'The figures are about',
    people: 'people',
    hint: (agents: string) =>
      `The people of the place, or of a rate. They are scaled to the ${agents} people of this run.`,
    rate: (count: string) => `per ${count}`,
  },
  de: {
    label: 'Die Zahlen handeln von',
    people: 'Menschen',
    hint: (agents: string) =>
      `Die Einwohner des Ortes, oder die Bezugsgröße einer Rate. Skaliert wird auf die ${agents} Menschen dieses Laufs.`,
    rate: (count: string) => `je ${count}`,
  },
});

export function PeopleField() {
  const importer = useImporter();
  const agents = useStudioState(({ scenario }) => scenario.agents);
  const chosen = useImportState(({ draft }) => draft?.choices.people ?? null);
  const found = useImportState(({ reading }) => reading?.population ?? null);
  return (
    <div className="import-people">
      <label>
        {text().label}{' '}
        <input
          type="number"
          min={1}
          step={1}
          value={chosen ?? found ?? agents}
          onChange={(event) => {
            const people = Math.round(Number(event.target.value));
            importer.place({ people: people >= 1 ? people : null });
          }}
        />{' '}
        {text().people}
      </label>
      {RATES.map((rate) => (
        <button
          key={rate}
          type="button"
          aria-pressed={chosen === rate}
          onClick={() => importer.place({ people: rate })}
        >
          {text().rate(whole(rate))}
        </button>
      ))}
      <p className="note">{text().hint(whole(agents))}</p>
    </div>
  );
}
