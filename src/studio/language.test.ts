import { afterEach, expect, test } from 'vitest';
import { preferredLanguage, setLanguage, words } from './language';

afterEach(() => setLanguage('en'));

test('the address wins over what was chosen before, that over the browser, and English is what is left', () => {
  expect(preferredLanguage('de', 'en', ['en-US'])).toBe('de');
  expect(preferredLanguage(null, 'de', ['en-US'])).toBe('de');
  expect(preferredLanguage(null, null, ['fr-FR', 'de-AT', 'en'])).toBe('de');
  expect(preferredLanguage('fr', 'xx', ['fr-FR'])).toBe('en');
});

test('a catalogue speaks the language chosen after it was made', () => {
  const text = words({ en: { days: (n: number) => `${n} days` }, de: { days: (n) => `${n} Tage` } });
  expect(text().days(3)).toBe('3 days');
  setLanguage('de');
  expect(text().days(3)).toBe('3 Tage');
});
