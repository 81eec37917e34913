/** Time: play, step, reset, seed. */
import { words } from '../language';
import type { Action } from './action';

const text = words({
  en: { play: 'Play or pause', step: 'One day on', reset: 'Reset, same seed', seed: 'New seed' },
  de: {
    play: 'Abspielen oder anhalten',
    step: 'Einen Tag weiter',
    reset: 'Zurück auf Anfang',
    seed: 'Neuer Startwert',
  },
});

export const runActions: readonly Action[] = [
  {
    id: 'run.play',
    menu: 'run',
    label: () => text().play,
    keys: [{ key: ' ' }, { key: 'k' }],
    run: ({ session }) => (session.playing ? session.pause() : session.play()),
  },
  {
    id: 'run.step',
    menu: 'run',
    label: () => text().step,
    keys: [{ key: '.' }],
    run: ({ session }) => session.step(),
  },
  {
    id: 'run.reset',
    menu: 'run',
    label: () => text().reset,
    keys: [{ key: 'r' }],
    run: ({ session }) => session.reset(),
  },
  {
    id: 'run.seed',
    menu: 'run',
    label: () => text().seed,
    keys: [{ key: 'r', shift: true }],
    run: (studio) => studio.newSeed(),
  },
];
