/** What the model takes for granted, beside its results. */
import { useStudio } from '../../context';
import { assumptions } from './assumptionWords';

export function Assumptions() {
  const studio = useStudio();
  const { title, sentence, items, more } = assumptions();
  return (
    <section className="panel assumptions" aria-label={title}>
      <h3>{title}</h3>
      <p>{sentence}</p>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <button type="button" onClick={() => studio.openDialog('help')}>
        {more}
      </button>
    </section>
  );
}
