/** The top of the page: name, example, title, undo, and the four things to do with a scenario. */
import { ActionButton } from '../actions/ActionButton';
import { useStudio, useStudioState } from '../context';
import { words } from '../language';
import { OfflineBadge } from '../offline/OfflineBadge';
import { usePresentation } from '../presentation/context';
import { presetWords } from '../presetWords';
import { SavedMark } from '../saved/SavedMark';
import { ActionMenu } from './ActionMenu';
import './header.css';
import { TitleField } from './TitleField';

const text = words({
  en: {
    examples: 'Examples',
    tip: 'Other cities and scenarios to begin with',
    compare: 'Compare',
    share: 'Share',
    export: 'Export',
    help: 'Help',
  },
  de: {
    examples: 'Beispiele',
    tip: 'Andere Städte und Szenarien zum Anfangen',
    compare: 'Vergleich',
    share: 'Teilen',
    export: 'Export',
    help: 'Hilfe',
  },
});

export function Header() {
  const studio = useStudio();
  const { hidden } = usePresentation();
  const place = useStudioState(({ scenario }) => studio.presetOf(scenario));
  return (
    <header className="header">
      <ActionMenu />
      <h1>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="4" cy="10" r="1.5" />
          <circle cx="7" cy="6" r="1.5" />
          <circle cx="11" cy="5" r="1.5" />
          <circle cx="9" cy="10" r="1.5" />
          <circle cx="13" cy="8.5" r="1" />
        </svg>
        <span>Murmuration</span>
      </h1>
      <button type="button" className="place" title={text().tip} onClick={() => studio.openDialog('gallery')}>
        {place ? presetWords(place).title : text().examples} <span aria-hidden="true">▾</span>
      </button>
      {hidden.has('title') ? <span className="title" /> : <TitleField />}
      <SavedMark />
      <OfflineBadge />
      <div className="header-actions">
        <ActionButton id="edit.undo" icon="↶" />
        <ActionButton id="edit.redo" icon="↷" />
        {!hidden.has('compare') && <ActionButton id="runs.compare" text={text().compare} />}
        {!hidden.has('share') && <ActionButton id="share.open" className="primary" text={text().share} />}
        {!hidden.has('export') && <ActionButton id="export.open" text={text().export} />}
        <ActionButton id="help.open" text={text().help} />
      </div>
    </header>
  );
}
