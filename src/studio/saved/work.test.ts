/** Work comes back as it was, old and damaged records are read as far as they go or not at all, and nothing throws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readObservations } from '../../scenario/observations';
import { newYorkCity } from '../../scenario/observed';
import { defaultScenario, withValues } from '../../scenario/validate';
import { worlds } from '../../worlds';
import { overlayOf as makeOverlay, placeOverlay } from '../overlay';
import type { Resumed } from '../store';
import { lastWordsIn, recall } from './lastWords';
import { surplus } from './pruned';
import { type Kept, MemoryShelf } from './shelf';
import { metricOf, overlayOf, recordOf, type Work, workOf } from './work';

const [{ definition }] = worlds;
const models = [definition];
const baseline = { ...defaultScenario(definition), title: 'Faster tests', seed: 7 };
const scenario = withValues(baseline, definition, { 'testing.turnaround': 5 });
const csv = readObservations('date,cases\n2026-01-01,5\n2026-01-08,\n2026-01-15,9\n', 'mine.csv');
if (!csv.ok) throw new Error(csv.errors[0].message);
const mine = makeOverlay(csv.observations, 5000, 'mine.csv, from your file.', '2026-01-01', 60);
const head = { id: 'a', time: 12, writer: 'w', edited: true };
const shown: Resumed = {
  scenario,
  baseline,
  overlay: { ...mine, shift: 21, source: { name: 'mine.csv', sha256: 'ab12' } },
  metric: 'positives',
};

/** As the database returns it: a copy without shared objects. */
const kept = (of: Resumed = shown): Kept => structuredClone({ ...recordOf(of, head, definition).work });

async function read(record: Kept): Promise<Work> {
  const work = await workOf(record, models);
  if (!work) throw new Error('The record could not be read.');
  return work;
}

describe('work', () => {
  it('comes back with settings, baseline, observations, shift and metric', async () => {
    const shelf = new MemoryShelf();
    const { data } = recordOf(shown, head, definition);
    if (data) await shelf.put(data);
    const work = await read(kept());
    expect([work.scenario, work.baseline]).toEqual([scenario, baseline]);
    expect(await overlayOf(work, shelf)).toEqual(shown.overlay);
    expect(metricOf(work, 'deaths')).toBe('positives');
  });

  it('names the places of the program instead of copying them', async () => {
    const overlay = placeOverlay(newYorkCity, scenario.start, 60);
    const { work, data } = recordOf({ ...shown, overlay }, head, definition);
    expect(data).toBeNull();
    expect(await overlayOf(await read(structuredClone({ ...work })), new MemoryShelf())).toEqual(overlay);
  });

  it('keeps its settings where observations or baseline are lost', async () => {
    expect(await overlayOf(await read(kept()), new MemoryShelf())).toBeNull();
    const half = await read({ ...kept(), baseline: '{"kind": "scen' });
    expect([half.scenario, half.baseline]).toEqual([scenario, scenario]);
  });

  it('of a model before this one is migrated', async () => {
    const older = { ...definition, version: definition.version + 1, migrations: [...definition.migrations, renamed] };
    expect((await workOf(kept(), [older]))?.scenario.values['testing.turnaround']).toBe(6);
  });

  it('is none where its document was cut at any of 200 places', async () => {
    const record = kept();
    const text = String(record.scenario).trimEnd();
    for (let k = 0; k < 200; k++) {
      const cut = Math.floor((k * text.length) / 200);
      expect(await workOf({ ...record, scenario: text.slice(0, cut) }, models)).toBeNull();
    }
  });

  it('is work or none whatever the record holds, and its observations observations or none', async () => {
    const record = kept();
    const key = fc.constantFrom(...Object.keys(record).filter((one) => one !== 'id'));
    await fc.assert(
      fc.asyncProperty(key, fc.anything(), async (name, value) => {
        const work = await workOf({ ...record, [name]: value }, models);
        if (!work) return true;
        const overlay = await overlayOf(work, new MemoryShelf());
        return work.scenario.seed === 7 && overlay === null && typeof metricOf(work, 'deaths') === 'string';
      }),
      { numRuns: 100 },
    );
    const anything = fc.dictionary(fc.string(), fc.anything());
    await fc.assert(fc.asyncProperty(anything, async (any) => (await workOf({ ...any, id: 'a' }, models)) === null));
  });

  it('beside observations of any shape takes those that fit', async () => {
    const record = kept({ ...shown, overlay: placeOverlay(newYorkCity, scenario.start, 60) });
    const { overlay } = record as unknown as { overlay: Record<string, unknown> };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(overlay)), fc.anything(), async (name, value) => {
        const found = await overlayOf(
          await read({ ...record, overlay: { ...overlay, [name]: value } }),
          new MemoryShelf(),
        );
        return found === null || (found.observations === newYorkCity && found.population > 0);
      }),
      { numRuns: 100 },
    );
  });
});

/** A migration that changes a value, to be seen. */
function renamed(raw: Record<string, unknown>): Record<string, unknown> {
  return { ...raw, 'testing.turnaround': 6 };
}

describe('how much is kept', () => {
  it('throws away the oldest, those that were only opened first, and never the present one', () => {
    const of = (id: string, time: number, edited: boolean) => ({ id, time, edited });
    const works = [of('new', 9, false), of('mine', 1, false), of('old', 2, true), of('older', 1, true)];
    expect(surplus(works, 'mine', 3)).toEqual(['new']);
    expect(surplus(works, 'mine', 2)).toEqual(['older', 'new']);
    expect(surplus([{ id: 'odd' }, ...works], 'mine', 4)).toEqual(['odd']);
  });
});

describe('last words', () => {
  const storage = (): Storage => {
    const items = new Map<string, string>();
    return {
      get length() {
        return items.size;
      },
      key: (at) => [...items.keys()][at] ?? null,
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => void items.set(key, value),
      removeItem: (key) => void items.delete(key),
      clear: () => items.clear(),
    };
  };

  it('go to the shelf where they are newer than what is there', async () => {
    const place = storage();
    const words = lastWordsIn(() => place);
    const shelf = new MemoryShelf();
    const { work } = recordOf(shown, head, definition);
    await shelf.put({ ...work, time: 11 });
    await shelf.put({ ...work, id: 'b', time: 13 });
    words.write(work);
    words.write({ ...work, id: 'b' });
    place.setItem('murmuration.unsaved.c', '{"id": "c", "ti');
    await recall(words, shelf);
    expect((await shelf.all()).map(({ id, time }) => [id, time])).toEqual([
      ['a', 12],
      ['b', 13],
    ]);
    expect(words.all()).toEqual([]);
    expect((await read((await shelf.get('a')) ?? { id: '' })).scenario).toEqual(scenario);
  });

  it('are none where the storage is blocked', async () => {
    const words = lastWordsIn(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    words.write(recordOf(shown, head, definition).work);
    expect(words.all()).toEqual([]);
  });
});
