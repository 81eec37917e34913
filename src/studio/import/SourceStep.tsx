/** No file yet: choose, drop or paste one; and what was wrong with the last. */
import { useId, useRef, useState } from 'react';
import { useStudio } from '../context';
import { words } from '../language';
import { useImporter, useImportState } from './useImport';

const text = words({
  en: {
    heading: 'Choose a table',
    about:
      'A CSV or text file with one row for each day or week: date,cases,deaths; a hubverse time series; Our World in Data; or what you exported here. Files stay on this device.',
    choose: 'Choose a file …',
    field: 'Table of observations',
    drop: 'or drop it anywhere',
    paste: 'or paste cells of a spreadsheet',
    read: 'Read the pasted cells',
  },
  de: {
    heading: 'Tabelle wählen',
    about:
      'Eine CSV- oder Textdatei mit einer Zeile je Tag oder Woche: date,cases,deaths; eine hubverse-Zeitreihe; Our World in Data; oder der eigene Export. Dateien bleiben auf diesem Gerät.',
    choose: 'Datei wählen …',
    field: 'Tabelle mit Beobachtungen',
    drop: 'oder irgendwo ablegen',
    paste: 'oder Zellen einer Tabelle einfügen',
    read: 'Eingefügte Zellen lesen',
  },
});

export function SourceStep() {
  const studio = useStudio();
  const importer = useImporter();
  const fault = useImportState((state) => state.fault);
  const [pasted, setPasted] = useState('');
  const field = useId();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <section className="import-source">
      <p>{text().about}</p>
      {fault && (
        <p role="alert" className="import-fault">
          {fault}
        </p>
      )}
      <div className="import-choose">
        <button type="button" className="primary" onClick={() => chooser.current?.click()}>
          {text().choose}
        </button>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label={text().field}
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void studio.openFile(file);
            event.target.value = '';
          }}
        />
        <small>{text().drop}</small>
      </div>
      <label htmlFor={field}>{text().paste}</label>
      <textarea
        id={field}
        rows={5}
        spellCheck={false}
        value={pasted}
        placeholder={'date\tcases\n2020-03-01\t5'}
        onChange={(event) => setPasted(event.target.value)}
      />
      <div className="dialog-actions">
        <button type="button" disabled={pasted.trim() === ''} onClick={() => void importer.paste(pasted)}>
          {text().read}
        </button>
      </div>
    </section>
  );
}
