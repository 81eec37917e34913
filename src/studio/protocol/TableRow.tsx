/** A table parameter: its shape at a glance, and the way to the editor. */
import { useId } from 'react';
import type { TableParameter, Value } from '../../scenario/parameter';
import { useStudio, useStudioState } from '../context';
import { words } from '../language';
import { fieldText } from './numbers';
import { protocolStore } from './protocolStore';
import { RowHead } from './RowHead';
import { isPercent, labelOf, unitOf } from './row';
import { tidy } from './scale';

const text = words({
  en: {
    edit: (label: string) => `Edit the table: ${label}`,
    entries: (count: number, from: string, to: string) => `${count} values, ${from} to ${to}`,
    own: 'the table of the sources',
  },
  de: {
    edit: (label: string) => `Tabelle bearbeiten: ${label}`,
    entries: (count: number, from: string, to: string) => `${count} Werte, ${from} bis ${to}`,
    own: 'die Tabelle der Quellen',
  },
});

export function TableRow({ parameter }: { readonly parameter: TableParameter }) {
  const studio = useStudio();
  const { face } = studio.world();
  const { id: name, default: standard } = parameter;
  const values = useStudioState(({ scenario }) => numbers(scenario.values[name], standard));
  const id = useId();
  const label = labelOf(parameter, face);
  const rowFace = face?.rows[name];
  const percent = isPercent(parameter, rowFace);
  const unit = unitOf(parameter.unit, percent, rowFace);
  const shown = (value: number) => fieldText(tidy(percent ? 100 * value : value));
  const most = Math.max(...values);
  const edit = () => {
    protocolStore.setState({ table: name });
    studio.openDialog('table');
  };
  return (
    <div className="row" data-parameter={name}>
      <RowHead
        id={id}
        label={label}
        parameter={parameter}
        standard={text().own}
        bounds={[`${shown(parameter.min)} ${unit}`.trim(), `${shown(parameter.max)} ${unit}`.trim()]}
        changed={String(values) !== String(standard)}
        onReset={() => studio.change({ [name]: standard }, name)}
      />
      <button type="button" className="table-button" aria-label={text().edit(label)} onClick={edit}>
        <svg viewBox={`0 0 ${values.length * 4} 20`} preserveAspectRatio="none" aria-hidden="true">
          {values.map((value, k) => {
            const height = most > 0 ? (20 * value) / most : 0;
            return (
              <rect
                key={parameter.entries[k]}
                x={4 * k + 0.5}
                y={20 - Math.max(0.6, height)}
                width={3}
                height={Math.max(0.6, height)}
              />
            );
          })}
        </svg>
        <span>
          {text().entries(values.length, shown(Math.min(...values)), shown(most))} {unit}
        </span>
      </button>
    </div>
  );
}

function numbers(value: Value, standard: readonly number[]): readonly number[] {
  return Array.isArray(value) ? (value as readonly number[]) : standard;
}
