/** Finds any action, setting or example by typing. Enter does what is marked, arrows move the mark. */
import { type KeyboardEvent, useId, useState } from 'react';
import { useStudio } from '../context';
import { words } from '../language';
import type { Studio } from '../studio';
import { Dialog } from '../ui/Dialog';
import { shortcutText } from './action';
import './palette.css';
import { actions } from './registry';
import { type Findable, found } from './search';

const text = words({
  en: {
    title: 'Find an action or a setting',
    label: 'What are you looking for?',
    none: 'Nothing is called that.',
    setting: 'setting',
    example: 'example',
  },
  de: {
    title: 'Befehl oder Einstellung suchen',
    label: 'Was wird gesucht?',
    none: 'So heißt nichts.',
    setting: 'Einstellung',
    example: 'Beispiel',
  },
});

const MOST = 12;

interface Entry extends Findable {
  readonly id: string;
  readonly hint: string;
  run(): unknown;
}

export default function PaletteDialog() {
  return (
    <Dialog name="palette" title={text().title}>
      <Finder />
    </Dialog>
  );
}

function Finder() {
  const studio = useStudio();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const shown = found(entriesOf(studio), typed).slice(0, MOST);
  const marked = Math.min(at, shown.length - 1);

  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    studio.closeDialog('palette');
    // After the dialog gave the focus back, so that an action may move it.
    requestAnimationFrame(() => entry.run());
  };

  const keys = (event: KeyboardEvent) => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (way && shown.length > 0) setAt((marked + way + shown.length) % shown.length);
    else if (event.key === 'Enter') choose(shown[marked]);
    else return;
    event.preventDefault();
  };

  return (
    <div className="palette">
      <input
        type="search"
        role="combobox"
        aria-label={text().label}
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown.length > 0 ? `${id}-${marked}` : undefined}
        placeholder={text().label}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={keys}
      />
      <div role="listbox" id={`${id}-list`} aria-label={text().title}>
        {shown.map((entry, index) => (
          // Keys are those of the field, which keeps the focus.
          <div
            key={entry.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === marked}
            onClick={() => choose(entry)}
            onKeyDown={keys}
          >
            <span>{entry.label}</span> <kbd>{entry.hint}</kbd>
          </div>
        ))}
      </div>
      {shown.length === 0 && <p role="status">{text().none}</p>}
    </div>
  );
}

function entriesOf(studio: Studio): Entry[] {
  const world = studio.world();
  return [
    ...actions
      .filter((action) => action.id !== 'help.palette' && action.enabled?.(studio) !== false)
      .map((action) => ({
        id: action.id,
        label: action.label(),
        hint: action.keys ? shortcutText(action.keys[0]) : '',
        run: () => action.run(studio),
      })),
    ...world.definition.parameters.map(({ id, label, description }) => ({
      id,
      label,
      also: `${id} ${description}`,
      hint: text().setting,
      run: () => studio.revealSetting(id),
    })),
    ...Object.values(world.presets).map(({ id, title, description }) => ({
      id: `preset ${id}`,
      label: title,
      also: description,
      hint: text().example,
      run: () => studio.openPreset(id),
    })),
  ];
}
