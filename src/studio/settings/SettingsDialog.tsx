/** What this browser remembers about the page: theme, language, keys. */
import { useStore } from 'zustand';
import { LANGUAGES, type Language, language, storeLanguage, words } from '../language';
import { layoutStore, type ThemeChoice } from '../layout/layoutStore';
import { Dialog } from '../ui/Dialog';
import './settings.css';

const NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };
const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

const text = words({
  en: {
    title: 'Settings',
    theme: 'Theme',
    themes: { system: 'as the system', light: 'light', dark: 'dark' },
    language: 'Language',
    languageNote: 'The page reloads; the scenario stays. Names and sources of settings are in English.',
    keys: 'Keys of a single letter (K, R, S, …)',
    keysNote: 'Switch them off where they get in the way of speech input.',
  },
  de: {
    title: 'Einstellungen',
    theme: 'Farben',
    themes: { system: 'wie das System', light: 'hell', dark: 'dunkel' },
    language: 'Sprache',
    languageNote: 'Die Seite lädt neu, das Szenario bleibt. Namen und Quellen der Größen sind englisch.',
    keys: 'Tasten aus einem Buchstaben (K, R, S, …)',
    keysNote: 'Bei Spracheingabe stören sie manchmal; hier gehen sie aus.',
  },
});

export default function SettingsDialog() {
  return (
    <Dialog name="settings" title={text().title}>
      <Content />
    </Dialog>
  );
}

function Content() {
  const { theme, letterKeys } = useStore(layoutStore);
  return (
    <div className="settings-list">
      <fieldset>
        <legend>{text().theme}</legend>
        {THEMES.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="theme"
              checked={theme === choice}
              onChange={() => layoutStore.setState({ theme: choice })}
            />
            {text().themes[choice]}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{text().language}</legend>
        {LANGUAGES.map((choice) => (
          <label key={choice} lang={choice}>
            <input
              type="radio"
              name="language"
              checked={language() === choice}
              onChange={() => {
                storeLanguage(choice);
                const page = new URL(window.location.href);
                page.searchParams.delete('lang');
                window.history.replaceState(null, '', page);
                window.location.reload();
              }}
            />
            {NAMES[choice]}
          </label>
        ))}
        <p className="note">{text().languageNote}</p>
      </fieldset>
      <label>
        <input
          type="checkbox"
          checked={letterKeys}
          onChange={(event) => layoutStore.setState({ letterKeys: event.target.checked })}
        />
        {text().keys}
      </label>
      <p className="note">{text().keysNote}</p>
    </div>
  );
}
