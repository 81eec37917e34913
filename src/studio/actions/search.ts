/** Finding things by what is typed: the order in which the palette offers them. Pure. */

export interface Findable {
  readonly label: string;
  /** Further words to be found by. */
  readonly also?: string;
}

/**
 * The entries that hold every word typed, best first: words at the start of the label, then at the start of a word, then anywhere;
 * equals keep their order. Everything for nothing typed.
 */
export function found<T extends Findable>(entries: readonly T[], typed: string): T[] {
  const wanted = plain(typed).split(' ').filter(Boolean);
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

function scoreOf({ label, also = '' }: Findable, wanted: readonly string[]): number {
  const name = plain(label);
  const rest = plain(also);
  let total = 1;
  for (const word of wanted) {
    const score = name.startsWith(word)
      ? 4
      : name.includes(` ${word}`)
        ? 3
        : name.includes(word)
          ? 2
          : rest.includes(word)
            ? 1
            : 0;
    if (score === 0) return 0;
    total += score;
  }
  return total;
}

/** Lower case without accents, one space between words. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
