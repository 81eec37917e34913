/**
 * The database behind the shelves: IndexedDB through `idb`, its schema and how older schemas become the present one. Says what
 * failed by throwing; `saved.ts` decides what becomes of that.
 */
import { type IDBPDatabase, openDB } from 'idb';
import type { Kept, Keyed, Shelf } from './shelf';

/** `work`: settings; `runs`: runs kept; `data`: files by SHA-256; `drafts`: imports under way. */
export const SHELVES = ['work', 'runs', 'data', 'drafts'] as const;
export type ShelfName = (typeof SHELVES)[number];

/** `upgrades[k]` makes version k + 1 out of version k. Append only: browsers out there stand at any of them. */
const upgrades: readonly ((database: IDBPDatabase) => void)[] = [
  (database) => {
    for (const name of SHELVES) database.createObjectStore(name, { keyPath: 'id' });
  },
];

/** A database that another tab blocks must not hold up the page. */
const OPEN_TURNS = 60;
const TURN_MILLISECONDS = 50;

/** One connection, opened when first needed and again after the browser cut it. */
export class Database {
  private connection: Promise<IDBPDatabase> | null = null;

  constructor(private readonly name: string) {}

  /** @throws what the browser says where storage is blocked, and Error where it does not answer */
  open(): Promise<IDBPDatabase> {
    this.connection ??= this.connect().catch((error: unknown) => {
      this.connection = null;
      throw error;
    });
    return this.connection;
  }

  shelf(name: ShelfName): Shelf {
    return new DatabaseShelf(this, name);
  }

  /** Runs `act` on the connection, once more on a fresh one where the browser had closed it. */
  async using<T>(act: (database: IDBPDatabase) => Promise<T>): Promise<T> {
    try {
      return await act(await this.open());
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
      this.connection = null;
      return act(await this.open());
    }
  }

  private async connect(): Promise<IDBPDatabase> {
    const forget = () => {
      this.connection = null;
    };
    const opening = openDB(this.name, upgrades.length, {
      upgrade: (database, from) => {
        for (const upgrade of upgrades.slice(from)) upgrade(database);
      },
      // A newer version of the page wants to upgrade; this one must let go.
      blocking: (_present, _wanted, event) => {
        forget();
        if (event.target instanceof IDBDatabase) event.target.close();
      },
      terminated: forget,
    });
    return Promise.race([opening, silence()]);
  }
}

/** Rejects after a while in which the page was not busy: a single timer would also run out in a page that computes. */
async function silence(): Promise<never> {
  for (let turn = 0; turn < OPEN_TURNS; turn++) await new Promise((resolve) => setTimeout(resolve, TURN_MILLISECONDS));
  throw new Error('The database did not open in time.');
}

class DatabaseShelf implements Shelf {
  constructor(
    private readonly database: Database,
    private readonly name: ShelfName,
  ) {}

  put<T extends Keyed>(record: T): Promise<boolean> {
    return this.update(record.id, () => record);
  }

  get(id: string): Promise<Kept | undefined> {
    return this.database.using((database) => database.get(this.name, id));
  }

  delete(id: string): Promise<void> {
    return this.database.using((database) => database.delete(this.name, id));
  }

  all(): Promise<readonly Kept[]> {
    return this.database.using((database) => database.getAll(this.name));
  }

  keys(): Promise<readonly string[]> {
    return this.database.using(async (database) => (await database.getAllKeys(this.name)).map(String));
  }

  update(id: string, change: (before: Kept | undefined) => Keyed | null): Promise<boolean> {
    return this.database.using(async (database) => {
      const transaction = database.transaction(this.name, 'readwrite');
      const record = change(await transaction.store.get(id));
      const write = record ? transaction.store.put(record) : null;
      // The page may be closing: a transaction that was committed outlives it, one that waits does not.
      if (write) transaction.commit();
      await Promise.all([write, transaction.done]);
      return record !== null;
    });
  }
}
