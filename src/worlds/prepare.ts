/** The costly first part of building a model, by world, without the rest of the worlds: what a worker of a page reads. */
import { buildPeople } from './city/build';
import type { World } from './world';

export const preparations: Readonly<Record<string, World['prepare']>> = {
  city: (scenario, inputs = { files: {} }, progress = () => {}) => buildPeople(scenario, inputs, progress),
};
