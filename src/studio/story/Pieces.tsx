/** A sentence with people in it: every person is a button that chooses that person. */
import { useStudio } from '../context';
import { whole } from '../format';
import { type Piece, storyWords } from './storyWords';

/** A person stands once in a sentence. */
export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map((piece) =>
    typeof piece === 'string' ? piece : <PersonButton key={piece.agent} agent={piece.agent} />,
  );
}

export function PersonButton({ agent, label }: { readonly agent: number; readonly label?: string }) {
  const studio = useStudio();
  return (
    <button type="button" className="story-person" data-agent={agent} onClick={() => studio.select(agent)}>
      {label ?? storyWords().person(whole(agent))}
    </button>
  );
}
