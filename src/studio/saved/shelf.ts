/** A shelf of records by id: what the rest of the studio sees of storage. Knows neither IndexedDB nor what the records hold. */

export interface Keyed {
  readonly id: string;
}

/** A record as it comes back: whoever put it there reads it with care, since an older version may have written it. */
export type Kept = Keyed & Readonly<Record<string, unknown>>;

/** Records that structured cloning can copy: plain objects, arrays, typed arrays, blobs; no functions. */
export interface Shelf {
  /** Puts the record in place of one with its id. @returns whether it will be there after a reload; never rejects */
  put<T extends Keyed>(record: T): Promise<boolean>;
  get(id: string): Promise<Kept | undefined>;
  delete(id: string): Promise<void>;
  /** Every record, in the order of ids. */
  all(): Promise<readonly Kept[]>;
  /** Every id, in order, without reading the records. */
  keys(): Promise<readonly string[]>;
  /**
   * Reads and replaces in one transaction, so that no other tab comes between. `change` gets the record or undefined and
   * returns the new one, or null to leave everything as it is.
   *
   * @returns whether a record was written and will be there after a reload
   */
  update(id: string, change: (before: Kept | undefined) => Keyed | null): Promise<boolean>;
}

/** A shelf that lives as long as the page. `put` says false, since a reload empties it. */
export class MemoryShelf implements Shelf {
  private readonly records = new Map<string, Kept>();

  async put<T extends Keyed>(record: T): Promise<boolean> {
    // A copy, as the database makes one: later changes of the original stay outside.
    this.records.set(record.id, structuredClone(record) as Kept);
    return false;
  }

  async get(id: string): Promise<Kept | undefined> {
    return structuredClone(this.records.get(id));
  }

  async delete(id: string): Promise<void> {
    this.records.delete(id);
  }

  async all(): Promise<readonly Kept[]> {
    return structuredClone((await this.keys()).flatMap((id) => this.records.get(id) ?? []));
  }

  async keys(): Promise<readonly string[]> {
    return [...this.records.keys()].sort();
  }

  async update(id: string, change: (before: Kept | undefined) => Keyed | null): Promise<boolean> {
    const record = change(await this.get(id));
    if (record) await this.put(record);
    return false;
  }
}
