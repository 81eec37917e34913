/** The calendar day on which the run begins; takes effect on Enter or on leaving it. */
import { useEffect, useId, useRef } from 'react';
import { useStudio, useStudioState } from '../context';

export function DateSetting({ label }: { readonly label: string }) {
  const studio = useStudio();
  const start = useStudioState(({ scenario }) => scenario.start);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    if (field.current) field.current.value = start;
  }, [start]);
  // Not on `change`: while a year is typed every digit of it is a change.
  const commit = () => {
    const { current } = field;
    if (!current) return;
    if (current.value === '') current.value = start;
    else if (current.value !== start) studio.change({ start: current.value }, 'start');
  };
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <input
        ref={field}
        id={id}
        type="date"
        min="1900-01-01"
        max="2199-12-31"
        defaultValue={start}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
    </div>
  );
}
