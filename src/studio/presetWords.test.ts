/** Presets in the language of the page. */
import { afterEach, describe, expect, it } from 'vitest';
import { cityPresets } from '../worlds/city/presets';
import { setLanguage } from './language';
import { presetWords } from './presetWords';

afterEach(() => setLanguage('en'));

describe('the words of a preset', () => {
  it('are its own in English', () => {
    expect(presetWords(cityPresets.town).title).toBe('Town');
  });

  it('are German on a German page, for every preset that is offered', () => {
    setLanguage('de');
    expect(presetWords(cityPresets.town).title).toBe('Kleinstadt');
    for (const preset of Object.values(cityPresets)) {
      expect(presetWords(preset).description, preset.id).toMatch(/Menschen/);
    }
  });

  it('stay English where there are no others', () => {
    setLanguage('de');
    const { german: _, ...bare } = cityPresets.town;
    expect(presetWords(bare).title).toBe('Town');
  });
});
