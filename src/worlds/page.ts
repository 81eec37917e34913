/** The same worlds as in `index.ts` for a page, which reads the code of a model after its own. */
import { cityCard } from './city/card';
import { lazyWorld } from './lazyWorld';
import type { World } from './world';

export const pageWorlds: readonly World[] = [
  lazyWorld(cityCard, async () => (await import('./city')).cityWorld as World),
];
