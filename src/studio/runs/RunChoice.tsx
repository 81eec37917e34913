/** One side of the comparison: its line, its letter, and which run it is; kept runs can be put there. */
import { useStudio } from '../context';
import { compareWords } from './compareWords';
import { LineSample } from './LineSample';
import type { Listed } from './useRuns';

interface RunChoiceProps {
  /** The run that is there: A or B. */
  readonly run: Listed;
  /** 0 for A, 1 for B. */
  readonly place: number;
  readonly kept: readonly Listed[];
}

export function RunChoice({ run, place, kept }: RunChoiceProps) {
  const studio = useStudio();
  const { letter, name, hash } = run;
  const others = kept.filter((one) => one.hash !== hash);
  const choice = kept.length > 0;
  const choose = (chosen: string) => {
    const found = others.find((one) => one.hash === chosen);
    if (!found) return;
    if (place === 0) studio.pin(found.scenario);
    else studio.load(found.scenario);
  };
  return (
    <li>
      <LineSample place={place} /> <b>{letter}</b>{' '}
      {!choice ? (
        name
      ) : (
        <select
          aria-label={compareWords().choose(letter)}
          value={hash}
          onChange={(event) => choose(event.target.value)}
        >
          <option value={hash}>{name}</option>
          {others.map((one) => (
            <option key={one.hash} value={one.hash}>
              {one.letter} {one.name}
            </option>
          ))}
        </select>
      )}
    </li>
  );
}
