/** Head of a row: label, what there is to know about the parameter, and the way back to its default. */
import type { ReactNode } from 'react';
import type { Parameter } from '../../scenario/parameter';
import { words } from '../language';

const text = words({
  en: {
    about: (label: string) => `About ${label}`,
    back: (label: string) => `${label}: back to the default`,
    backTo: (value: string) => `Back to ${value}`,
    standard: (value: string) => `Default: ${value}.`,
    range: (from: string, to: string) => `From ${from} to ${to}.`,
    source: (source: string) => `Source: ${source}.`,
    dated: 'May change by date: add it to the interventions.',
  },
  de: {
    about: (label: string) => `Über ${label}`,
    back: (label: string) => `${label}: zurück zur Vorgabe`,
    backTo: (value: string) => `Zurück zu ${value}`,
    standard: (value: string) => `Vorgabe: ${value}.`,
    range: (from: string, to: string) => `Von ${from} bis ${to}.`,
    source: (source: string) => `Quelle: ${source}.`,
    dated: 'Kann sich mit dem Datum ändern: als Maßnahme hinzufügen.',
  },
});

interface RowHeadProps {
  /** Unique on the page; the description stands under `<id>-help`. */
  readonly id: string;
  /** Id of the element that the label belongs to; none where the control has a label of its own. */
  readonly control?: string;
  readonly label: string;
  readonly parameter: Parameter;
  /** The default in words. */
  readonly standard: string;
  /** Bounds in words, where there are any. */
  readonly bounds?: readonly [string, string];
  readonly changed: boolean;
  onReset(): void;
  readonly children?: ReactNode;
}

export function RowHead(props: RowHeadProps) {
  const { id, control, label, parameter, standard, bounds, changed, onReset, children } = props;
  return (
    <div className="row-head">
      {control ? (
        <label className="row-label" htmlFor={control}>
          {label}
        </label>
      ) : (
        <span className="row-label" id={`${id}-label`}>
          {label}
        </span>
      )}
      {children}
      {changed && (
        <button
          type="button"
          className="quiet row-reset"
          aria-label={text().back(label)}
          title={text().backTo(standard)}
          onClick={onReset}
        >
          ↺
        </button>
      )}
      <button type="button" className="round" popoverTarget={`${id}-about`} aria-label={text().about(label)}>
        ?
      </button>
      <div id={`${id}-about`} popover="auto" className="popover">
        <strong>{parameter.label}</strong>
        <p id={`${id}-help`}>{parameter.description}</p>
        <p>
          {text().standard(standard)} {bounds && text().range(...bounds)}
        </p>
        <p>{text().source(parameter.source)}</p>
        {parameter.dated && <p>{text().dated}</p>}
        <code>{parameter.id}</code>
      </div>
    </div>
  );
}
