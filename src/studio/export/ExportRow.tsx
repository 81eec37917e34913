/** One line of the export dialog: what it is, what it is for, how large, and its buttons. */
import { type ReactNode, useId } from 'react';

export interface RowButton {
  readonly label: string;
  readonly busy: boolean;
  readonly disabled: boolean;
  press(): void;
}

interface ExportRowProps {
  /** Name and purpose. */
  readonly texts: readonly string[];
  readonly size: string;
  readonly buttons: readonly RowButton[];
  /** Under the purpose: reasons, choices. */
  readonly children?: ReactNode;
}

export function ExportRow({ texts: [name, purpose], size, buttons, children }: ExportRowProps) {
  const id = useId();
  return (
    <li className="export-row">
      <div className="export-what">
        <strong id={id}>{name}</strong>
        <p>{purpose}</p>
        {children}
      </div>
      <span className="export-size">{size}</span>
      <span className="export-buttons">
        {buttons.map(({ label, busy, disabled, press }) => (
          <button
            key={label}
            type="button"
            aria-label={`${name}: ${label}`}
            aria-busy={busy}
            // Not the attribute while it is being made: the focus would be lost.
            disabled={disabled && !busy}
            onClick={() => !busy && press()}
          >
            {busy ? '…' : label}
          </button>
        ))}
      </span>
    </li>
  );
}
