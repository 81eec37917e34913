/**
 * What a page writes down when it goes and the database may be too slow: localStorage answers at once. Read and moved to the shelf
 * by the next page. Holds settings only, so it is small.
 */

import { isObject } from './observationsText';
import type { Kept, Shelf } from './shelf';
import type { WorkRecord } from './work';

const PREFIX = 'murmuration.unsaved.';

export interface LastWords {
  write(work: WorkRecord): void;
  clear(id: string): void;
  /** Every record that a page left; what cannot be read is thrown away. */
  all(): readonly Kept[];
}

/** Last words in a storage; one that is blocked keeps none. */
export function lastWordsIn(storage: () => Storage): LastWords {
  const attempt = <T>(act: (of: Storage) => T, otherwise: T): T => {
    try {
      return act(storage());
    } catch {
      return otherwise;
    }
  };
  return {
    write: (work) => attempt((of) => of.setItem(PREFIX + work.id, JSON.stringify(work)), undefined),
    clear: (id) => attempt((of) => of.removeItem(PREFIX + id), undefined),
    all: () =>
      attempt((of) => {
        const keys = Array.from({ length: of.length }, (_, k) => of.key(k) ?? '');
        return keys.flatMap((key) => {
          const found = key.startsWith(PREFIX) ? recordIn(of.getItem(key) ?? '') : [];
          if (key.startsWith(PREFIX) && found.length === 0) of.removeItem(key);
          return found;
        });
      }, []),
  };
}

/** Moves what pages left to the shelf, where it is newer than what is there. */
export async function recall(words: LastWords, work: Shelf): Promise<void> {
  for (const left of words.all()) {
    await work.update(left.id, (before) => (before && Number(before.time) >= Number(left.time) ? null : left));
    words.clear(left.id);
  }
}

function recordIn(text: string): Kept[] {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && typeof value.id === 'string' ? [{ ...value, id: value.id }] : [];
  } catch {
    // Cut short by a browser that was killed.
    return [];
  }
}
