/** Links on the page: the words for what is wrong, and what may be opened all the same. */
import { describe, expect, it } from 'vitest';
import { encodeLink } from '../scenario/link';
import { withValues } from '../scenario/validate';
import { cityWorld } from '../worlds/city';
import { presetScenario } from '../worlds/preset';
import { setLanguage } from './language';
import { openLink } from './openedLink';

const { definition } = cityWorld;
const town = { ...presetScenario(cityWorld, cityWorld.presets.town), title: '', description: '' };
const link = encodeLink(withValues(town, definition, { seed: 42, 'testing.turnaround': 5 }), definition);

describe('a link', () => {
  it('opens without a word when it is whole, also with all defaults', () => {
    for (const text of [link, 'city&v=1'])
      expect(openLink(text, [definition])).toMatchObject({ ok: true, notice: null });
  });

  it('is refused with its text kept, and what can be read is offered', () => {
    const cut = link.replace('seed=42', 'seed=43');
    const opened = openLink(cut, [definition]);
    if (opened.ok) throw new Error('the check was not made');
    expect(opened.text).toBe(cut);
    expect(opened.message).toContain('incomplete or was changed on the way');
    expect(opened.readable?.scenario.seed).toBe(43);
  });

  it('offers nothing of a model that is not here', () => {
    expect(openLink('epidemik&v=1', [definition])).toMatchObject({ ok: false, readable: null });
  });

  it('lists what was clamped, and says quietly that there was no check', () => {
    const clamped = openLink('city&v=1&disease.r0=99', [definition]);
    if (!clamped.ok) throw new Error(clamped.message);
    expect(clamped.notice).toMatchObject({
      tone: 'warning',
      text: '1 setting in this link was out of range or unknown.',
    });
    expect(clamped.notice?.details?.[0]).toMatch(/disease\.r0: 99 became/);
    const unchecked = openLink('city&v=1&seed=3', [definition]);
    if (!unchecked.ok) throw new Error(unchecked.message);
    expect(unchecked.notice).toMatchObject({ tone: 'info', text: 'Link without check code: 1 setting applied.' });
    setLanguage('de');
    const german = openLink('city&v=1&seed=3', [definition]);
    setLanguage('en');
    expect(german).toMatchObject({ notice: { text: 'Link ohne Prüfzeichen: 1 Einstellung übernommen.' } });
  });
});
