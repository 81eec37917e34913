/** Asks for the files of people and edges that a preset or a link needs and that are not part of Murmuration. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useStudio, useStudioState } from './context';
import { type InputFile, type InputRole, readInputFile } from './inputFiles';

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
      setFault(error instanceof Error ? error.message : String(error));
    }
  };

  return (
    <dialog ref={dialog} onClose={() => studio.store.setState({ waiting: null })} aria-labelledby="files-title">
      <h2 id="files-title">This scenario needs your files</h2>
      <p>They are read on this device and never leave it. Plain CSV, or packed with gzip.</p>
      <form onSubmit={(event) => void submit(event)}>
        {wanted.map(({ role, name }) => (
          <label key={role} className="file">
            {role === 'people' ? 'People' : 'Edges'}: {name}
            <input type="file" name={role} required accept=".csv,.gz,text/csv,application/gzip" />
          </label>
        ))}
        {fault !== '' && <p role="alert">{fault}</p>}
        <div className="dialog-actions">
          <button type="submit" className="primary">
            Open
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </div>
      </form>
    </dialog>
  );
}
