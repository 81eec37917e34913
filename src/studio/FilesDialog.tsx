/** Asks for the files of people and edges that a preset or a link needs and that are not part of Murmuration. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useStudio, useStudioState } from './context';
import { type InputFile, type InputRole, readInputFile } from './inputFiles';
import { words } from './language';
import { messageOf } from './messageOf';

const text = words({
  en: {
    title: 'This scenario needs your files',
    lead: 'They are read on this device and never leave it. Plain CSV, or packed with gzip.',
    people: 'People',
    edges: 'Edges',
    open: 'Open',
    cancel: 'Cancel',
  },
  de: {
    title: 'Dieses Szenario braucht eigene Dateien',
    lead: 'Sie werden auf diesem Gerät gelesen und verlassen es nicht. CSV, auch mit gzip gepackt.',
    people: 'Personen',
    edges: 'Kanten',
    open: 'Öffnen',
    cancel: 'Abbrechen',
  },
});

export function FilesDialog() {
  const studio = useStudio();
  const waiting = useStudioState((state) => state.waiting);
  const dialog = useRef<HTMLDialogElement>(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    setFault('');
    if (waiting) dialog.current?.showModal();
    else dialog.current?.close();
  }, [waiting]);
  const named = waiting?.data.filter(({ role }) => role !== 'observations') ?? [];
  const wanted: readonly { readonly role: InputRole; readonly name: string }[] =
    named.length > 0
      ? named.flatMap(({ role, name }) => (role === 'observations' ? [] : [{ role, name }]))
      : Object.values(studio.world().presets).flatMap(({ needs = [] }) =>
          needs.map(({ role, file }) => ({ role, name: file })),
        );

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    try {
      const files: InputFile[] = [];
      for (const { role } of wanted) {
        const file = data.get(role);
        if (file instanceof File) files.push(await readInputFile(file, role));
      }
      studio.openWithInputs(files);
    } catch (error) {
      setFault(messageOf(error));
    }
  };

  return (
    <dialog ref={dialog} onClose={() => studio.store.setState({ waiting: null })} aria-labelledby="files-title">
      <h2 id="files-title">{text().title}</h2>
      <p>{text().lead}</p>
      <form onSubmit={(event) => void submit(event)}>
        {wanted.map(({ role, name }) => (
          <label key={role} className="file">
            {text()[role]}: {name}
            <input type="file" name={role} required accept=".csv,.gz,text/csv,application/gzip" />
          </label>
        ))}
        {fault !== '' && <p role="alert">{fault}</p>}
        <div className="dialog-actions">
          <button type="submit" className="primary">
            {text().open}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {text().cancel}
          </button>
        </div>
      </form>
    </dialog>
  );
}
