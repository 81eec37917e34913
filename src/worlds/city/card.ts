/** What a page shows of the city before it reads the code of the model. */
import type { WorldCard } from '../world';
import { CITY_BYTES_PER_AGENT } from './bytes';
import { cityFace } from './face';
import { cityDefinition } from './parameters';
import { cityPresets } from './presets';
import { citySeries } from './series';

export const cityCard: WorldCard = {
  definition: cityDefinition,
  arithmetic: 'integer',
  series: citySeries,
  presets: cityPresets,
  examples: async () => (await import('./examples')).cityExamples,
  face: cityFace,
  bytesPerAgent: CITY_BYTES_PER_AGENT,
};
