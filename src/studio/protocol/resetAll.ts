/** Every parameter back to its default; interventions, people, days and seed stay. One step of undo. */
import type { Studio } from '../studio';

export function resetAll(studio: Studio): void {
  const { parameters } = studio.world().definition;
  studio.change(Object.fromEntries(parameters.map(({ id, default: standard }) => [id, standard])), 'reset all');
}
