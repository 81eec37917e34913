/** What can be done to the stage by key and palette. Zooming and moving by keys is the stage's own while it has the focus. */
import type { Action } from '../actions/action';
import { words } from '../language';
import { WHOLE } from './camera';
import { LAYERS, stageStore } from './stageStore';

const text = words({
  en: { whole: 'Show the whole city', full: 'Full-screen stage', layer: 'Next layer of the stage' },
  de: { whole: 'Ganze Stadt zeigen', full: 'Bühne im Vollbild', layer: 'Nächste Ebene der Bühne' },
});

async function toggleFullScreen(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await document.querySelector('figure.stage')?.requestFullscreen();
}

export const stageActions: readonly Action[] = [
  {
    id: 'view.fullScreen',
    menu: 'view',
    label: () => text().full,
    keys: [{ key: 'f' }],
    enabled: () => document.fullscreenEnabled,
    // Browsers refuse it without a gesture; then nothing changes.
    run: () => toggleFullScreen().catch(() => {}),
  },
  {
    id: 'view.whole',
    menu: 'view',
    label: () => text().whole,
    run: () => stageStore.setState({ camera: WHOLE }),
  },
  {
    id: 'view.layer',
    menu: 'view',
    label: () => text().layer,
    run: () => stageStore.setState(({ layer }) => ({ layer: LAYERS[(LAYERS.indexOf(layer) + 1) % LAYERS.length] })),
  },
];
