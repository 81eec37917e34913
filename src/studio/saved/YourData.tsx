/** "Your data": what this browser keeps of a user's work, to take away or to delete. A section for a dialog. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { download } from '../exports';
import { whole } from '../format';
import { words } from '../language';
import { allAsJson, contents, type ShelfContents } from './contents';
import { openSaved } from './saved';
import { savedState } from './savedState';
import { sizeText } from './savedWords';
import './yourData.css';

const text = words({
  en: {
    title: 'Your data',
    where: 'What you make stays in this browser, on this device. It is sent nowhere.',
    blocked: 'This browser does not let the page save anything; what you make is gone when the tab is closed.',
    work: 'Work',
    runs: 'Runs kept',
    data: 'Files and observations',
    drafts: 'Imports under way',
    kind: 'What',
    records: 'Number',
    size: 'About',
    download: 'Download all as JSON',
    delete: 'Delete my data …',
    sure: 'Delete all of this, and the settings of the page? It cannot be undone. What is on the screen stays until the tab is closed.',
    yes: 'Delete everything',
    no: 'Keep it',
    gone: 'Everything was deleted.',
  },
  de: {
    title: 'Eigene Daten',
    where: 'Was hier entsteht, bleibt in diesem Browser auf diesem Gerät. Nichts wird verschickt.',
    blocked: 'Dieser Browser lässt die Seite nichts speichern; mit dem Tab verschwindet, was hier entsteht.',
    work: 'Arbeit',
    runs: 'Aufgehobene Läufe',
    data: 'Dateien und Beobachtungen',
    drafts: 'Begonnene Importe',
    kind: 'Was',
    records: 'Anzahl',
    size: 'Etwa',
    download: 'Alles als JSON herunterladen',
    delete: 'Eigene Daten löschen …',
    sure: 'Alles davon und die Einstellungen der Seite löschen? Das lässt sich nicht rückgängig machen. Was zu sehen ist, bleibt, bis der Tab geschlossen wird.',
    yes: 'Alles löschen',
    no: 'Behalten',
    gone: 'Alles wurde gelöscht.',
  },
});

export function YourData() {
  const deleteAll = useStore(savedState, (state) => state.deleteAll);
  const written = useStore(savedState, (state) => state.time);
  const [shelves, setShelves] = useState<readonly ShelfContents[]>([]);
  const [blocked, setBlocked] = useState(false);
  const [step, setStep] = useState<'idle' | 'asking' | 'gone'>('idle');
  const keep = useRef<HTMLButtonElement>(null);

  const read = useCallback(async () => {
    const saved = await openSaved();
    setBlocked(saved.fault === 'blocked');
    setShelves(await contents(saved));
  }, []);
  // Also when the work was written meanwhile; a time that did not change reads nothing.
  useEffect(() => {
    if (written === null || written > 0) void read();
  }, [read, written]);
  useEffect(() => {
    if (step === 'asking') keep.current?.focus();
  }, [step]);

  const remove = async () => {
    await deleteAll?.();
    await read();
    setStep('gone');
  };
  const take = async () => {
    const now = Date.now();
    const day = new Date(now).toISOString().slice(0, 10);
    download(`murmuration-data-${day}.json`, 'application/json', await allAsJson(await openSaved(), now));
  };
  const empty = shelves.every(({ records }) => records === 0);

  return (
    <section className="your-data" aria-labelledby="your-data-title">
      <h3 id="your-data-title">{text().title}</h3>
      <p>{blocked ? text().blocked : text().where}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{text().kind}</th>
            <th scope="col">{text().records}</th>
            <th scope="col">{text().size}</th>
          </tr>
        </thead>
        <tbody>
          {shelves.map(({ name, records, bytes }) => (
            <tr key={name} data-shelf={name}>
              <th scope="row">{text()[name]}</th>
              <td>{whole(records)}</td>
              <td>{sizeText(bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {step === 'asking' ? (
        <div className="your-data-actions" role="alert">
          <p>{text().sure}</p>
          <button type="button" onClick={() => void remove()}>
            {text().yes}
          </button>
          <button ref={keep} type="button" onClick={() => setStep('idle')}>
            {text().no}
          </button>
        </div>
      ) : (
        <div className="your-data-actions">
          <button type="button" disabled={empty} onClick={() => void take()}>
            {text().download}
          </button>
          <button type="button" disabled={!deleteAll} onClick={() => setStep('asking')}>
            {text().delete}
          </button>
        </div>
      )}
      {step === 'gone' && <p role="status">{text().gone}</p>}
    </section>
  );
}
