/** A calendar day as a native field; taken on Enter and on leaving, since while a year is typed every digit of it is a change. */
import { useEffect, useId, useRef } from 'react';

interface DateFieldProps {
  readonly label: string;
  /** ISO dates. */
  readonly value: string;
  readonly min: string;
  readonly max: string;
  set(value: string): void;
}

/** Out of bounds becomes the bound; an empty or half-typed date goes back to what it was. */
export function DateField({ label, value, min, max, set }: DateFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    if (field.current) field.current.value = value;
  }, [value]);
  const commit = () => {
    const { current } = field;
    if (!current) return;
    const typed = current.value;
    // ISO dates of four-digit years sort as text.
    const inside = typed === '' ? value : typed < min ? min : typed > max ? max : typed;
    current.value = inside;
    if (inside !== value) set(inside);
  };
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <input
        ref={field}
        id={id}
        className="date"
        type="date"
        min={min}
        max={max}
        defaultValue={value}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
    </div>
  );
}
