/** Every setting of the model by group, closed at first: meaning, default, source. What stands behind the "?" of a row, in one place. */
import type { Parameter } from '../../scenario/parameter';
import { useStudio } from '../context';
import { grouping } from '../protocol/groups';
import { labelOf, valueText } from '../protocol/row';
import { helpText } from './helpWords';

export function Parameters() {
  const { definition, face } = useStudio().world();
  const { groups } = grouping(definition.parameters, face);
  const text = helpText();
  return (
    <>
      <h4>{text.parameters}</h4>
      {groups.map(({ id, title, gate, above, first, advanced }) => {
        const members = [...(gate ? [gate] : []), ...above, ...first, ...advanced];
        return (
          <details key={id}>
            <summary>
              {title} ({members.length})
            </summary>
            <dl className="help-parameters">
              {members.map((parameter) => (
                <About key={parameter.id} parameter={parameter} />
              ))}
            </dl>
          </details>
        );
      })}
    </>
  );
}

function About({ parameter }: { readonly parameter: Parameter }) {
  const { face } = useStudio().world();
  const { id, description, source, default: standard } = parameter;
  const text = helpText();
  return (
    <>
      <dt>
        {labelOf(parameter, face)} <code>{id}</code>
      </dt>
      <dd>
        <span lang="en">{description}</span> {text.standard(valueText(parameter, standard, face))} {text.source}{' '}
        <span lang="en">{source}</span>.
      </dd>
    </>
  );
}
