/** Step 5: the figures beside the run before they are put there. */
import { useState } from 'react';
import { useStudio, useStudioState } from '../context';
import { metrics } from '../face';
import { whole } from '../format';
import { words } from '../language';
import { Choice } from './Choice';
import { PeopleField } from './PeopleField';
import { PreviewChart } from './PreviewChart';
import { useImporter, useImportState } from './useImport';

const text = words({
  en: {
    heading: 'Beside this run',
    read: (rows: string, name: string) => `${rows} rows of ${name} are read.`,
    ignored: (names: string) => `Not used: ${names}.`,
    show: 'Show',
  },
  de: {
    heading: 'Neben diesem Lauf',
    read: (rows: string, name: string) => `${rows} Zeilen von ${name} sind gelesen.`,
    ignored: (names: string) => `Nicht verwendet: ${names}.`,
    show: 'Zeigen',
  },
});

export function ChartStep() {
  const studio = useStudio();
  const importer = useImporter();
  const { draft, reading } = useImportState((state) => state);
  const looked = useStudioState((state) => state.metric);
  const [chosen, setChosen] = useState(looked);
  const overlay = importer.overlay();
  if (!draft || !reading || !overlay) return <h3 tabIndex={-1}>{text().heading}</h3>;
  const held = metrics.filter(({ id }) => Object.hasOwn(overlay.columns, id));
  const metric = held.find(({ id }) => id === chosen) ?? held[0];
  const { ignored } = overlay.observations;
  return (
    <>
      <h3 tabIndex={-1}>{text().heading}</h3>
      <p>
        {text().read(whole(reading.rows), draft.name)}
        {ignored.length > 0 && ` ${text().ignored(ignored.slice(0, 8).join(', '))}`}
      </p>
      {held.length > 1 && metric && (
        <Choice
          label={text().show}
          value={metric.id}
          options={held.map(({ id, label }) => [id, label])}
          onChoose={setChosen}
        />
      )}
      {metric && <PreviewChart overlay={overlay} metric={metric} frame={studio.session.frame()} />}
      <PeopleField />
    </>
  );
}
