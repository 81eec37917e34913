/** The guided stories that there are. Their pages are Markdown files in public/stories, one a language. */
import type { Text } from '../../worlds/face';

export interface Story {
  /** As in `?story=` and in the names of its files. */
  readonly id: string;
  readonly title: Text;
  readonly description: Text;
  /** Example whose picture it shares. */
  readonly picture: string;
}

export const stories: readonly Story[] = [
  {
    id: 'fast-tests',
    title: { en: 'Fast or accurate?', de: 'Schnell oder genau?' },
    description: {
      en: 'Two ways to make tests better. Which one stops more infections?',
      de: 'Zwei Wege zu besseren Tests. Welcher verhindert mehr Ansteckungen?',
    },
    picture: 'faster-tests',
  },
  {
    id: 'schools',
    title: { en: 'When schools close', de: 'Wenn Schulen schließen' },
    description: {
      en: 'What does closing schools do, and to whom?',
      de: 'Was bewirken geschlossene Schulen, und für wen?',
    },
    picture: 'closed-schools',
  },
];

/** The page's own address with a story in it, theme and language kept; no scenario: the first page brings its own. */
export function storyHref(id: string, search: string): string {
  const query = new URLSearchParams();
  query.set('story', id);
  const old = new URLSearchParams(search);
  for (const key of ['theme', 'lang', 'device']) {
    const value = old.get(key);
    if (value !== null) query.set(key, value);
  }
  return `?${query}`;
}
