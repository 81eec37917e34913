/** The worlds that this version has. The engine, the command line and the studio take the list from here. */
import { cityWorld } from './city';
import type { World } from './world';

/** In the order in which they are offered; the first is opened by default. */
export const worlds: readonly World[] = [cityWorld];

export function worldById(id: string): World | undefined {
  return worlds.find(({ definition }) => definition.id === id);
}
