import { afterEach, describe, expect, it } from 'vitest';
import { deviceText } from './deviceWords';
import { setLanguage } from './language';

afterEach(() => setLanguage('en'));

describe('notices of devices', () => {
  it('say what happened and how it goes on, in both languages', () => {
    expect(deviceText({ kind: 'restarted', lostAt: 43, from: 40 })).toBe(
      'The graphics device was lost at day 43. Restarting from day 40 …',
    );
    expect(deviceText({ kind: 'moved', lostAt: 43, from: 40 })).toBe(
      'The graphics device was lost at day 43. Continuing on the CPU from day 40 …',
    );
    expect(deviceText({ kind: 'refused', reason: 'x', part: 'city/contact' })).toBe(
      "This GPU could not run part of the model ('contact'). Running on the CPU.",
    );
    setLanguage('de');
    expect(deviceText({ kind: 'refused', reason: 'x' })).toBe(
      'Diese Grafikkarte konnte das Modell nicht ausführen. Gerechnet wird auf dem Prozessor.',
    );
  });

  it('leave out what is no news', () => {
    expect(deviceText({ kind: 'no-gpu' })).toBeNull();
    expect(deviceText({ kind: 'chosen', device: 'gpu', gpuMilliseconds: 1, twinMilliseconds: 2 })).toBeNull();
  });
});
