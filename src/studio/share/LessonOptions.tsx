/** For teachers and authors: a link that shows less of the page, keeps learners inside a range, or stands inside another page. */
import { useId, useState } from 'react';
import type { NumberParameter, Parameter } from '../../scenario/parameter';
import { useStudio, useStudioState } from '../context';
import { words } from '../language';
import { PARTS, type Part } from '../presentation/presentation';
import { NumberField } from '../protocol/NumberField';
import { labelOf, numberRow } from '../protocol/row';
import { CopyField } from './CopyField';
import { embedCode, type Lesson, lessonQuery, MOST_CONTROLS, PLAIN_LESSON } from './lesson';
import './lesson.css';

type PartWords = Readonly<Record<Part, string>>;

const parts = words<PartWords>({
  en: {
    settings: 'All settings',
    search: 'Search of settings',
    scenario: 'People, days and seed',
    advanced: 'Advanced settings',
    timeline: 'Timeline of measures',
    outcomes: 'Outcomes',
    tabs: 'Tabs of outcomes',
    runs: 'Runs and jobs',
    title: 'Title',
    share: 'Share',
    export: 'Export',
    compare: 'Compare',
    prompts: 'First steps',
  },
  de: {
    settings: 'Alle Einstellungen',
    search: 'Suche in Einstellungen',
    scenario: 'Menschen, Tage, Startwert',
    advanced: 'Weitere Einstellungen',
    timeline: 'Zeitleiste der Maßnahmen',
    outcomes: 'Ergebnisse',
    tabs: 'Reiter der Ergebnisse',
    runs: 'Läufe und Arbeiten',
    title: 'Titel',
    share: 'Teilen',
    export: 'Export',
    compare: 'Vergleich',
    prompts: 'Erste Schritte',
  },
});

const text = words({
  en: {
    summary: 'For a lesson or an article',
    about: 'The link opens the same scenario on a page with less on it. Whoever changes the address sees everything.',
    hide: 'Leave out',
    keep: 'Main settings to keep',
    range: 'Range',
    lock: (label: string) => `Lock the range of ${label}`,
    from: (label: string) => `${label}: from`,
    to: (label: string) => `${label}: to`,
    theme: 'Theme',
    language: 'Language',
    readers: 'as each reader has it',
    light: 'light',
    dark: 'dark',
    link: 'Link for the lesson',
    copy: 'Copy lesson link',
    preview: 'Try it in a new tab',
    embed: 'Embed in a page',
    controls: 'Settings below the city, up to three',
    code: 'Code for the page',
    copyCode: 'Copy code',
    frame: 'A city of agents: Murmuration',
  },
  de: {
    summary: 'Für den Unterricht oder einen Artikel',
    about:
      'Der Link öffnet dasselbe Szenario auf einer Seite, auf der weniger steht. Wer die Adresse ändert, sieht alles.',
    hide: 'Weglassen',
    keep: 'Haupteinstellungen, die bleiben',
    range: 'Bereich',
    lock: (label) => `Bereich festlegen: ${label}`,
    from: (label) => `${label}: von`,
    to: (label) => `${label}: bis`,
    theme: 'Farben',
    language: 'Sprache',
    readers: 'wie bei den Lesenden',
    light: 'hell',
    dark: 'dunkel',
    link: 'Link für den Unterricht',
    copy: 'Link zum Unterricht kopieren',
    preview: 'In neuem Tab ausprobieren',
    embed: 'In eine Seite einbetten',
    controls: 'Einstellungen unter der Stadt, bis zu drei',
    code: 'Code für die Seite',
    copyCode: 'Code kopieren',
    frame: 'Eine Stadt aus Agenten: Murmuration',
  },
});

interface LessonOptionsProps {
  readonly day: number | null;
  readonly paused: boolean;
}

export function LessonOptions({ day, paused }: LessonOptionsProps) {
  const studio = useStudio();
  const title = useStudioState(({ scenario }) => scenario.title);
  const world = studio.world();
  const [lesson, setLesson] = useState(PLAIN_LESSON);
  const set = (patch: Partial<Lesson>) => setLesson({ ...lesson, ...patch });
  const { parameters } = world.definition;
  const main = (world.face?.main ?? []).flatMap((id) => parameters.filter((parameter) => parameter.id === id));
  const link = studio.link({ day, paused, query: lessonQuery(lesson) });
  const inside = studio.link({ day, paused, query: lessonQuery(lesson, true) });
  const toggled = <T,>(list: readonly T[], one: T, on: boolean) =>
    on ? [...list, one] : list.filter((other) => other !== one);
  return (
    <details className="lesson">
      <summary>{text().summary}</summary>
      <p className="note">{text().about}</p>
      <fieldset className="lesson-parts">
        <legend>{text().hide}</legend>
        {PARTS.map((part) => (
          <label key={part}>
            <input
              type="checkbox"
              checked={lesson.hidden.includes(part)}
              onChange={({ target }) => set({ hidden: toggled(lesson.hidden, part, target.checked) })}
            />
            {parts()[part]}
          </label>
        ))}
      </fieldset>
      <fieldset className="lesson-settings">
        <legend>{text().keep}</legend>
        {main.map((parameter) => (
          <KeptSetting key={parameter.id} parameter={parameter} lesson={lesson} set={set} />
        ))}
      </fieldset>
      <div className="lesson-choices">
        <label>
          {text().theme}
          <select
            value={lesson.theme}
            onChange={({ target }) =>
              set({ theme: target.value === 'light' || target.value === 'dark' ? target.value : '' })
            }
          >
            <option value="">{text().readers}</option>
            <option value="light">{text().light}</option>
            <option value="dark">{text().dark}</option>
          </select>
        </label>
        <label>
          {text().language}
          <select
            value={lesson.language}
            onChange={({ target }) =>
              set({ language: target.value === 'en' || target.value === 'de' ? target.value : '' })
            }
          >
            <option value="">{text().readers}</option>
            <option value="en">English</option>
            <option value="de">Deutsch</option>
          </select>
        </label>
      </div>
      <CopyField label={text().link} value={link} copy={text().copy}>
        <a href={link} target="_blank" rel="noreferrer">
          {text().preview} ↗
        </a>
      </CopyField>
      <h3>{text().embed}</h3>
      <fieldset className="lesson-parts">
        <legend>{text().controls}</legend>
        {main.map((parameter) => (
          <label key={parameter.id}>
            <input
              type="checkbox"
              checked={lesson.controls.includes(parameter.id)}
              disabled={!lesson.controls.includes(parameter.id) && lesson.controls.length >= MOST_CONTROLS}
              onChange={({ target }) => set({ controls: toggled(lesson.controls, parameter.id, target.checked) })}
            />
            {labelOf(parameter, world.face)}
          </label>
        ))}
      </fieldset>
      <CopyField label={text().code} value={embedCode(inside, title || text().frame)} copy={text().copyCode} rows={4} />
    </details>
  );
}

interface KeptSettingProps {
  readonly parameter: Parameter;
  readonly lesson: Lesson;
  set(patch: Partial<Lesson>): void;
}

/** Whether a main setting stays, and inside which range. */
function KeptSetting({ parameter, lesson, set }: KeptSettingProps) {
  const studio = useStudio();
  const { id } = parameter;
  const label = labelOf(parameter, studio.world().face);
  const kept = !lesson.withoutSettings.includes(id);
  const without = lesson.withoutSettings.filter((other) => other !== id);
  return (
    <div className="lesson-setting">
      <label>
        <input
          type="checkbox"
          checked={kept}
          onChange={({ target }) => set({ withoutSettings: target.checked ? without : [...without, id] })}
        />
        {label}
      </label>
      {kept && (parameter.kind === 'number' || parameter.kind === 'integer') && (
        <LockedRange parameter={parameter} lesson={lesson} set={set} />
      )}
    </div>
  );
}

function LockedRange({ parameter, lesson, set }: KeptSettingProps & { readonly parameter: NumberParameter }) {
  const studio = useStudio();
  const problem = useId();
  const [message, setMessage] = useState('');
  const { id, min, max } = parameter;
  const row = numberRow(parameter, studio.world().face);
  const range = lesson.locks[id];
  const lock = (to: readonly [number, number] | null) => {
    const { [id]: _, ...others } = lesson.locks;
    set({ locks: to ? { ...others, [id]: to } : others });
  };
  return (
    <div className="lesson-range">
      <label>
        <input
          type="checkbox"
          aria-label={text().lock(row.label)}
          checked={range !== undefined}
          onChange={({ target }) => lock(target.checked ? [min, max] : null)}
        />
        {text().range}
      </label>
      {range && (
        <>
          <NumberField
            label={text().from(row.label)}
            value={row.shown(range[0])}
            min={row.shown(min)}
            max={row.shown(range[1])}
            describedBy={problem}
            set={(value) => lock([row.value(value), range[1]])}
            onMessage={setMessage}
          />
          <span aria-hidden="true">–</span>
          <NumberField
            label={text().to(row.label)}
            value={row.shown(range[1])}
            min={row.shown(range[0])}
            max={row.shown(max)}
            describedBy={problem}
            set={(value) => lock([range[0], row.value(value)])}
            onMessage={setMessage}
          />
          <span className="unit">{row.unit}</span>
        </>
      )}
      <p id={problem} className="note" role="status">
        {message}
      </p>
    </div>
  );
}
