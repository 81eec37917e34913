/**
 * What is kept on this device, as one object: four shelves that never reject. Where the browser blocks storage or it is full, a
 * record lives in memory until the page goes, and listeners hear of it. Knows no scenario and no component.
 */
import { Database, SHELVES, type ShelfName } from './database';
import { type Kept, type Keyed, MemoryShelf, type Shelf } from './shelf';

/** `blocked`: the browser refuses storage (private windows, settings); `full`: no room for what was to be written. */
export type SavedFault = 'blocked' | 'full';

export interface Saved extends Readonly<Record<ShelfName, Shelf>> {
  /** Null while everything that was put is on the disk. */
  readonly fault: SavedFault | null;
  /** Calls `listener` when a first record could not be written, and when the fault changes or ends. @returns the way to stop that */
  onFault(listener: (fault: SavedFault | null) => void): () => void;
  /** Empties every shelf. */
  clear(): Promise<void>;
}

let opening: Promise<Saved> | null = null;

/** The one store of this page, opened at the first call. Never rejects: where storage is blocked it keeps in memory. */
export function openSaved(): Promise<Saved> {
  opening ??= open('murmuration');
  return opening;
}

/** A store under that name, apart from the page's own. */
export async function open(name: string): Promise<Saved> {
  try {
    const database = new Database(name);
    await database.open();
    return new Shelves((shelf) => database.shelf(shelf), null);
  } catch {
    // Reasons differ by browser and come as any kind of error; to the page they are one.
    return new Shelves(() => new MemoryShelf(), 'blocked');
  }
}

/** Shelves over whatever `make` gives, with memory for what that refuses. */
export class Shelves implements Saved {
  readonly work: Shelf;
  readonly runs: Shelf;
  readonly data: Shelf;
  readonly drafts: Shelf;
  private readonly listeners = new Set<(fault: SavedFault | null) => void>();
  private readonly faults = new Map<ShelfName, SavedFault | null>();
  private told: SavedFault | null = null;

  constructor(
    make: (name: ShelfName) => Shelf,
    public fault: SavedFault | null,
  ) {
    const safe = (name: ShelfName) => new SafeShelf(make(name), (found) => this.report(name, found));
    this.work = safe('work');
    this.runs = safe('runs');
    this.data = safe('data');
    this.drafts = safe('drafts');
  }

  onFault(listener: (fault: SavedFault | null) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async clear(): Promise<void> {
    for (const name of SHELVES) {
      for (const id of await this[name].keys()) await this[name].delete(id);
    }
  }

  private report(name: ShelfName, found: SavedFault | null): void {
    this.faults.set(name, found);
    const fault = [...this.faults.values()].find((one) => one !== null) ?? null;
    this.fault = fault;
    if (this.told === fault) return;
    this.told = fault;
    for (const listener of this.listeners) listener(fault);
  }
}

/** Passes everything on, and keeps in memory what the shelf below refuses. */
class SafeShelf implements Shelf {
  private readonly spare = new MemoryShelf();

  constructor(
    private readonly shelf: Shelf,
    private readonly report: (fault: SavedFault | null) => void,
  ) {}

  put<T extends Keyed>(record: T): Promise<boolean> {
    return this.update(record.id, () => record);
  }

  async get(id: string): Promise<Kept | undefined> {
    return (await this.spare.get(id)) ?? this.attempt(() => this.shelf.get(id), undefined);
  }

  async delete(id: string): Promise<void> {
    await this.spare.delete(id);
    await this.attempt(() => this.shelf.delete(id), undefined);
  }

  async all(): Promise<readonly Kept[]> {
    const spare = await this.spare.all();
    const own = new Set(spare.map(({ id }) => id));
    const below = await this.attempt(() => this.shelf.all(), []);
    return [...below.filter(({ id }) => !own.has(id)), ...spare].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async keys(): Promise<readonly string[]> {
    const below = await this.attempt(() => this.shelf.keys(), []);
    return [...new Set([...below, ...(await this.spare.keys())])].sort();
  }

  async update(id: string, change: (before: Kept | undefined) => Keyed | null): Promise<boolean> {
    let wanted = false;
    const watched = (before: Kept | undefined) => {
      const record = change(before);
      wanted = record !== null;
      return record;
    };
    try {
      const written = await this.shelf.update(id, watched);
      if (written) await this.catchUp(id);
      else if (wanted) this.report('blocked');
      return written;
    } catch (error) {
      this.report(faultOf(error));
      return this.spare.update(id, change);
    }
  }

  /** Something was written, so there is room again: what waits in memory follows. */
  private async catchUp(written: string): Promise<void> {
    await this.spare.delete(written);
    await this.attempt(async () => {
      for (const record of await this.spare.all()) {
        await this.shelf.put(record);
        await this.spare.delete(record.id);
      }
      this.report(null);
    }, undefined);
  }

  /** What cannot be read is not there; the next write says why. */
  private async attempt<T>(act: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await act();
    } catch {
      return otherwise;
    }
  }
}

function faultOf(error: unknown): SavedFault {
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'blocked';
}
