/** A short text that is edited in its place: Enter or leaving takes it, Esc gives the old one back. */
import { useEffect, useRef } from 'react';

interface NameFieldProps {
  readonly value: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly commit: (value: string) => void;
}

export function NameField({ value, label, placeholder, commit }: NameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  // Not controlled by React: what is being typed is the field's, what was taken is the store's.
  useEffect(() => {
    if (field.current) field.current.value = value;
  }, [value]);
  return (
    <input
      ref={field}
      type="text"
      className={placeholder ? 'name-field note' : 'name-field'}
      defaultValue={value}
      aria-label={label}
      placeholder={placeholder}
      maxLength={80}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.value = value;
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
      onBlur={(event) => {
        if (event.currentTarget.value !== value) commit(event.currentTarget.value);
        // An empty name is refused: then the old one stands again.
        if (event.currentTarget.value.trim() === '' && !placeholder) event.currentTarget.value = value;
      }}
    />
  );
}
