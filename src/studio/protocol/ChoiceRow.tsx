/** A choice parameter: one of several, as a native list. */
import { useId } from 'react';
import type { ChoiceParameter } from '../../scenario/parameter';
import { useStudio, useStudioState } from '../context';
import { RowHead } from './RowHead';
import { choiceWords, labelOf } from './row';

export function ChoiceRow({ parameter }: { readonly parameter: ChoiceParameter }) {
  const studio = useStudio();
  const { face } = studio.world();
  const { id: name, default: standard, choices } = parameter;
  const value = useStudioState(({ scenario }) => String(scenario.values[name]));
  const id = useId();
  const words = (choice: string) => choiceWords(choice, face?.rows[name]);
  return (
    <div className="row" data-parameter={name}>
      <RowHead
        id={id}
        control={`${id}-choice`}
        label={labelOf(parameter, face)}
        parameter={parameter}
        standard={words(standard)}
        changed={value !== standard}
        onReset={() => studio.change({ [name]: standard }, name)}
      />
      <select
        id={`${id}-choice`}
        value={value}
        aria-describedby={`${id}-help`}
        onChange={(event) => studio.change({ [name]: event.target.value }, name)}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {words(choice)}
          </option>
        ))}
      </select>
    </div>
  );
}
