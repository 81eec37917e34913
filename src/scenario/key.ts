/**
 * Keys by which a value of a scenario is named: `id` (a number, or a whole table), `id[k]` (entry k of a table), and either with `@day` for
 * the value of one day. Text only: whether there is such a parameter, entry or day is for others to know.
 */

export interface Key {
  readonly id: string;
  /** Entry of a table; null for a number and for a whole table. */
  readonly entry: number | null;
  /** Day of a dated parameter; null for the value of the whole run. */
  readonly day: number | null;
}

const KEY = /^([^@[\]]+)(?:\[(\d+)\])?(?:@(\d+))?$/;

/** The key in a text, or null where the text is none. */
export function readKey(text: string): Key | null {
  const match = KEY.exec(text);
  if (!match) return null;
  const [, id, entry, day] = match;
  return { id, entry: entry === undefined ? null : Number(entry), day: day === undefined ? null : Number(day) };
}

/** The inverse of `readKey`. */
export function writeKey({ id, entry, day }: Key): string {
  return `${id}${entry === null ? '' : `[${entry}]`}${day === null ? '' : `@${day}`}`;
}
