/** Name, undo, sharing, files and help. */
import { useRef, useState } from 'react';
import { useStudio, useStudioState } from './context';

const CONFIRMED_MILLISECONDS = 2500;

export function Header() {
  const studio = useStudio();
  const canUndo = useStudioState((state) => state.past.length > 0);
  const canRedo = useStudioState((state) => state.future.length > 0);
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <header className="header">
      <h1>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="4" cy="10" r="1.5" />
          <circle cx="7" cy="6" r="1.5" />
          <circle cx="11" cy="5" r="1.5" />
          <circle cx="9" cy="10" r="1.5" />
          <circle cx="13" cy="8.5" r="1" />
        </svg>
        Murmuration
      </h1>
      <p className="tagline">Everybody in a city, one by one. Change a protocol and see what becomes of them.</p>
      <div className="actions">
        <button type="button" disabled={!canUndo} onClick={() => studio.undo()} title="Undo (Ctrl+Z)">
          Undo
        </button>
        <button type="button" disabled={!canRedo} onClick={() => studio.redo()} title="Redo (Ctrl+Shift+Z)">
          Redo
        </button>
        <CopyLink />
        <button type="button" onClick={() => studio.saveScenario()} title="The scenario as a file (JSON)">
          Save
        </button>
        <button
          type="button"
          onClick={() => chooser.current?.click()}
          title="A scenario file (JSON), or a CSV of observations"
        >
          Open …
        </button>
        <input
          ref={chooser}
          type="file"
          accept=".json,.csv,application/json,text/csv"
          hidden
          aria-label="Scenario file"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void studio.openFile(file);
            event.target.value = '';
          }}
        />
        <button type="button" onClick={() => studio.saveSeries()} title="The days shown, every counter (CSV)">
          CSV
        </button>
        <button type="button" onClick={() => studio.openDialog('help')} title="Help (?)">
          Help
        </button>
      </div>
    </header>
  );
}

function CopyLink() {
  const studio = useStudio();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    if (!(await studio.copyLink())) return;
    setCopied(true);
    setTimeout(() => setCopied(false), CONFIRMED_MILLISECONDS);
  };
  return (
    <button type="button" className="primary" onClick={() => void copy()} title="A link that opens exactly this">
      <span aria-live="polite">{copied ? 'Link copied ✓' : 'Copy link'}</span>
    </button>
  );
}
