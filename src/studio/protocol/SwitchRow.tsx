/** A switch parameter: on or off. */
import { useId } from 'react';
import type { SwitchParameter } from '../../scenario/parameter';
import { useStudio, useStudioState } from '../context';
import { words } from '../language';
import { RowHead } from './RowHead';
import { labelOf } from './row';

const text = words({ en: { on: 'on', off: 'off' }, de: { on: 'an', off: 'aus' } });

export function SwitchRow({ parameter }: { readonly parameter: SwitchParameter }) {
  const studio = useStudio();
  const { id: name, default: standard } = parameter;
  const value = useStudioState(({ scenario }) => scenario.values[name] === true);
  const id = useId();
  const set = (on: boolean) => studio.change({ [name]: on }, name);
  return (
    <div className="row" data-parameter={name}>
      <RowHead
        id={id}
        control={`${id}-switch`}
        label={labelOf(parameter, studio.world().face)}
        parameter={parameter}
        standard={standard ? text().on : text().off}
        changed={value !== standard}
        onReset={() => set(standard)}
      >
        <input
          id={`${id}-switch`}
          className="switch"
          type="checkbox"
          checked={value}
          aria-describedby={`${id}-help`}
          onChange={(event) => set(event.target.checked)}
        />
      </RowHead>
    </div>
  );
}
