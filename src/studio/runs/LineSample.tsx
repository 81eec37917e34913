/** A piece of a run's line beside its letter: the same colour and dash as in the charts. Says nothing that the letter does not. */
import { RUN_STYLES } from './colours';

/** `place`: 0 for A, 1 for B, then the kept runs that are drawn; others have no line. */
export function LineSample({ place }: { readonly place: number | null }) {
  if (place === null) return null;
  return (
    <svg className={`line-sample run-${'abcd'[place]}`} viewBox="0 0 24 8" aria-hidden="true">
      <line x1="0" y1="4" x2="24" y2="4" strokeDasharray={RUN_STYLES[place].pattern.join(' ')} />
    </svg>
  );
}

/** The place of every drawn run by its letter, as `shownRuns` hands them out. */
export function placesOf(
  listed: readonly { readonly letter: string; readonly hash: string; readonly kept: { drawn: boolean } | null }[],
): ReadonlyMap<string, number> {
  const own = new Set(listed.filter(({ kept }) => !kept).map(({ hash }) => hash));
  const drawn = listed.filter(({ kept, hash }) => kept?.drawn && !own.has(hash)).slice(0, RUN_STYLES.length - 2);
  return new Map([['A', 0], ['B', 1], ...drawn.map(({ letter }, k): [string, number] => [letter, k + 2])]);
}
