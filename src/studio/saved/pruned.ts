/** How much is kept: the latest works, those that were only opened going first, and the observations that they refer to. */
import { isObject } from './observationsText';
import type { Saved } from './saved';
import type { Kept } from './shelf';

const MOST_WORKS = 20;

/** Ids of the works to be thrown away; never `present`. */
export function surplus(works: readonly Kept[], present: string, most = MOST_WORKS): string[] {
  const rank = ({ id, edited, time }: Kept) => [id === present, edited === true, Number(time) || 0].map(Number);
  const ordered = [...works].sort((a, b) => {
    const [one, other] = [rank(a), rank(b)];
    const at = one.findIndex((value, k) => value !== other[k]);
    return at < 0 ? 0 : other[at] - one[at];
  });
  return ordered.slice(most).map(({ id }) => id);
}

/** Throws away works beyond the latest ones and the observations that none refers to. */
export async function pruned(saved: Saved, present: string): Promise<void> {
  const works = await saved.work.all();
  const gone = new Set(surplus(works, present));
  if (gone.size === 0) return;
  for (const id of gone) await saved.work.delete(id);
  const used = new Set(
    works.filter(({ id }) => !gone.has(id)).flatMap(({ overlay }) => (isObject(overlay) ? overlay.data : [])),
  );
  for (const id of await saved.data.keys()) {
    if (id.startsWith('observations-') && !used.has(id)) await saved.data.delete(id);
  }
}
