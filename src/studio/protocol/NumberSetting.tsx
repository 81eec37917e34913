/** A whole number of the scenario (seed, people, days) as a field; takes effect on Enter or on leaving it. */
import { type ReactNode, useCallback, useEffect, useId, useRef } from 'react';
import { useStudio, useStudioState } from '../context';
import { useCommit } from '../useCommit';

interface NumberSettingProps {
  readonly name: 'seed' | 'agents' | 'horizon';
  readonly label: string;
  readonly min: number;
  readonly max: number;
  /** A sign beside the label. */
  readonly mark?: ReactNode;
}

export function NumberSetting({ name, label, min, max, mark }: NumberSettingProps) {
  const studio = useStudio();
  const value = useStudioState(({ scenario }) => scenario[name]);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const commit = useCallback(
    (text: string) => {
      const wanted = Number(text.replaceAll(/[,\s]/g, ''));
      const present = studio.store.getState().scenario[name];
      if (text.trim() === '' || wanted !== present) {
        studio.change({ [name]: text.trim() === '' ? Number.NaN : wanted }, name);
      }
      // A refused value leaves the field as it was typed; the notice says why, and the field goes back.
      if (field.current) field.current.value = String(studio.store.getState().scenario[name]);
    },
    [studio, name],
  );
  useCommit(field, commit);
  useEffect(() => {
    if (field.current) field.current.value = String(value);
  }, [value]);
  return (
    <div className="setting">
      <span className="setting-head">
        <label htmlFor={id}>{label}</label>
        {mark}
      </span>
      <input
        ref={field}
        id={id}
        className="number"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        title={`${min.toLocaleString('en')} – ${max.toLocaleString('en')}`}
        defaultValue={value}
      />
    </div>
  );
}
