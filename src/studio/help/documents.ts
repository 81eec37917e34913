/** The documents that Help can open, read one by one when they are asked for. */

const read: Readonly<Record<string, () => Promise<string>>> = {
  ...import.meta.glob<string>('../../../docs/*.md', { query: '?raw', import: 'default' }),
  ...import.meta.glob<string>('../../../docs/worlds/*.md', { query: '?raw', import: 'default' }),
};

const FOLDER = '../../../docs/';

/** Paths below docs/. */
export const documents: ReadonlySet<string> = new Set(Object.keys(read).map((path) => path.slice(FOLDER.length)));

/** Text of a document. Throws RangeError for a path that is none of them. */
export function documentText(path: string): Promise<string> {
  const found = read[`${FOLDER}${path}`];
  if (!found) throw new RangeError(`Help has no document "${path}". There are: ${[...documents].join(', ')}`);
  return found();
}
