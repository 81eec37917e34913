/**
 * The language of the page, chosen once at its start, and catalogues of its words. A catalogue stands beside the component that
 * uses it; the type check holds its languages complete. Texts of the model (names and sources of parameters) are English.
 */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

let chosen: Language = 'en';

/** The language asked for, by the address first, then by what was chosen before, then by the browser's preferences. */
export function preferredLanguage(
  asked: string | null,
  stored: string | null,
  preferences: readonly string[],
): Language {
  for (const tag of [asked, stored, ...preferences]) {
    const base = tag?.toLowerCase().split('-')[0];
    const known = LANGUAGES.find((language) => language === base);
    if (known) return known;
  }
  return 'en';
}

/** To be called before anything is shown; a later change needs a reload. */
export function setLanguage(language: Language): void {
  chosen = language;
}

export function language(): Language {
  return chosen;
}

/**
 * A catalogue: the same keys in every language, texts or functions that make texts. Ask for it where it is shown, not at
 * import, since the language is chosen after modules are read.
 *
 * ```ts
 * const text = words({ en: { play: 'Play' }, de: { play: 'Abspielen' } });
 * <button>{text().play}</button>
 * ```
 */
export function words<T>(catalogue: { readonly en: T; readonly de: NoInfer<T> }): () => T {
  return () => catalogue[chosen];
}

const KEY = 'murmuration.language';

/** The language chosen in an earlier visit; null where none was or nothing can be stored. */
export function storedLanguage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Remembers a choice for the next time the page begins; where nothing can be stored, the browser's preference stays in force. */
export function storeLanguage(choice: Language): void {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    return;
  }
}
