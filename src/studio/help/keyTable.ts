/** The keys of the page as rows, from the actions themselves: for Help, and for the guide, which a test holds to them. Pure. */
import { type Action, type Shortcut, shortcutText } from '../actions/action';

export interface KeyRow {
  readonly id: string;
  /** `Space, K` */
  readonly keys: string;
  readonly label: string;
}

/** Actions that have keys, in their own order, with labels in the language of the page. */
export function keyRows(actions: readonly Action[]): readonly KeyRow[] {
  const text = (keys: readonly Shortcut[]) => keys.map(shortcutText).join(', ');
  return actions.flatMap(({ id, label, keys }) => (keys ? [{ id, keys: text(keys), label: label() }] : []));
}

/** The rows as a table in Markdown. */
export function keyTable(actions: readonly Action[]): string {
  const rows = keyRows(actions).map(({ keys, label }) => `| \`${keys}\` | ${label} |`);
  return ['| key | does |', '|---|---|', ...rows].join('\n');
}
