/**
 * The exact twin of a slider: a number as text, taken on Enter and on leaving. A text field and not a number field, since those change
 * under the mouse wheel and refuse the other decimal mark. Out of bounds becomes the bound, and the field says so.
 */
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { words } from '../language';
import { useCommit } from '../useCommit';
import { fieldText, readNumber } from './numbers';

const text = words({
  en: {
    none: (typed: string) => `“${typed}” is not a number; the value stays as it was. Example: 5`,
    limit: (typed: string, value: string) => `${typed} became ${value}, the limit.`,
    whole: (typed: string, value: string) => `${typed} became ${value}; only whole numbers can be used.`,
  },
  de: {
    none: (typed: string) => `„${typed}“ ist keine Zahl; der Wert bleibt. Beispiel: 5`,
    limit: (typed: string, value: string) => `Aus ${typed} wurde ${value}, die Grenze.`,
    whole: (typed: string, value: string) => `Aus ${typed} wurde ${value}; nur ganze Zahlen sind möglich.`,
  },
});

interface NumberFieldProps {
  readonly label: string;
  /** As shown, in the numbers of the bounds. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly integers?: boolean;
  readonly describedBy?: string;
  set(value: number): void;
  /** Steps of an arrow key, 1 or 10 with their sign; nothing where absent. */
  onStep?(steps: number): void;
  /** What became of what was typed; empty when it was taken as it is. */
  onMessage(message: string): void;
}

export function NumberField(props: NumberFieldProps) {
  const { label, value, min, max, integers = false, describedBy, set, onStep, onMessage } = props;
  const field = useRef<HTMLInputElement>(null);
  const shown = fieldText(value);

  const commit = useCallback(
    (typed: string) => {
      const wanted = readNumber(typed);
      if (wanted === null) {
        onMessage(text().none(typed));
        if (field.current) field.current.value = shown;
        return;
      }
      const inside = Math.min(max, Math.max(min, wanted));
      const taken = integers ? Math.round(inside) : inside;
      if (inside !== wanted) onMessage(text().limit(typed, fieldText(taken)));
      else onMessage(taken === wanted ? '' : text().whole(typed, fieldText(taken)));
      if (field.current) field.current.value = fieldText(taken);
      if (taken !== value) set(taken);
    },
    [set, onMessage, value, shown, min, max, integers],
  );
  useCommit(field, commit);

  // The field is the browser's while it is typed in, so it is written from outside and not by React.
  useEffect(() => {
    if (field.current && field.current.value !== shown) field.current.value = shown;
  }, [shown]);

  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (way !== undefined && onStep) {
      event.preventDefault();
      onStep(way * (event.shiftKey ? 10 : 1));
    }
    if (event.key === 'Escape' && field.current && field.current.value !== shown) {
      event.preventDefault();
      field.current.value = shown;
    }
  };

  return (
    <input
      ref={field}
      className="number"
      type="text"
      inputMode={integers ? 'numeric' : 'decimal'}
      autoComplete="off"
      aria-label={label}
      aria-describedby={describedBy}
      defaultValue={shown}
      onKeyDown={keys}
    />
  );
}
