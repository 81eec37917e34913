/** Shelves keep copies, in order, and go on in memory where the shelf below refuses; the database itself is tested in the browser. */
import { describe, expect, it } from 'vitest';
import { open, type SavedFault, Shelves } from './saved';
import { type Kept, type Keyed, MemoryShelf, type Shelf } from './shelf';

/** A shelf as the database is one: what it takes, it keeps; `refuse` is thrown at writes and reads while it is set. */
class FakeShelf extends MemoryShelf {
  refuse: unknown = null;

  override async put<T extends Keyed>(record: T): Promise<boolean> {
    await super.put(record);
    return true;
  }

  override async get(id: string): Promise<Kept | undefined> {
    if (this.refuse) throw this.refuse;
    return super.get(id);
  }

  override async update(id: string, change: (before: Kept | undefined) => Keyed | null): Promise<boolean> {
    const record = change(await this.get(id));
    return record ? this.put(record) : false;
  }
}

const record = (id: string, value: unknown) => ({ id, value });

describe('a shelf', () => {
  const kinds: [string, () => Shelf][] = [
    ['in memory', () => new MemoryShelf()],
    ['of the page', () => new Shelves(() => new FakeShelf(), null).runs],
  ];
  it.each(kinds)('%s puts, gets, lists, updates and deletes copies', async (_, make) => {
    const shelf = make();
    const given = { id: 'b', values: [1, 2] };
    await shelf.put(given);
    given.values.push(3);
    await shelf.put(record('a', 'first'));
    expect(await shelf.keys()).toEqual(['a', 'b']);
    expect(await shelf.all()).toEqual([record('a', 'first'), { id: 'b', values: [1, 2] }]);
    await shelf.update('a', (before) => ({ id: 'a', value: `${before?.value} and second` }));
    await shelf.update('b', () => null);
    await shelf.update('c', (before) => (before ? null : record('c', 'new')));
    expect([(await shelf.get('a'))?.value, (await shelf.get('b'))?.values, (await shelf.get('c'))?.value]).toEqual([
      'first and second',
      [1, 2],
      'new',
    ]);
    await shelf.delete('b');
    expect(await shelf.get('b')).toBeUndefined();
    expect(await shelf.keys()).toEqual(['a', 'c']);
  });
});

describe('the store of a page', () => {
  it('keeps in memory where there is no IndexedDB, and says so', async () => {
    const saved = await open('nowhere');
    const faults: (SavedFault | null)[] = [];
    saved.onFault((fault) => faults.push(fault));
    expect([saved.fault, faults]).toEqual(['blocked', []]);
    expect(await saved.drafts.put(record('a', 1))).toBe(false);
    expect(await saved.runs.put(record('a', 1))).toBe(false);
    expect(faults).toEqual(['blocked']);
    expect(await saved.drafts.get('a')).toEqual(record('a', 1));
    await saved.clear();
    expect(await saved.drafts.keys()).toEqual([]);
  });

  it('keeps in memory what the disk refuses, tells once, and writes it when there is room again', async () => {
    const disk = new FakeShelf();
    const saved = new Shelves(() => disk, null);
    const faults: (SavedFault | null)[] = [];
    saved.onFault((fault) => faults.push(fault));
    expect(await saved.work.put(record('a', 'old'))).toBe(true);
    disk.refuse = new DOMException('no room', 'QuotaExceededError');
    expect(await saved.work.put(record('a', 'new'))).toBe(false);
    expect(await saved.work.put(record('b', 'more'))).toBe(false);
    expect(faults).toEqual(['full']);
    disk.refuse = null;
    expect(await saved.work.get('a')).toEqual(record('a', 'new'));
    expect(await saved.work.all()).toEqual([record('a', 'new'), record('b', 'more')]);
    expect(await saved.work.put(record('a', 'newest'))).toBe(true);
    expect(await disk.all()).toEqual([record('a', 'newest'), record('b', 'more')]);
    expect(faults).toEqual(['full', null]);
  });

  it('reads nothing, rather than failing, from a disk that does not answer', async () => {
    const disk = new FakeShelf();
    const saved = new Shelves(() => disk, null);
    disk.refuse = new Error('terminated');
    expect([await saved.work.get('a'), saved.fault]).toEqual([undefined, null]);
    expect([await saved.work.put(record('a', 1)), saved.fault]).toEqual([false, 'blocked']);
    expect(await saved.work.get('a')).toEqual(record('a', 1));
  });
});
