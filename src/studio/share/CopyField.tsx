/** A text to be copied: shown whole, marked when it is entered, copied by its button, which says so. */
import { type ReactNode, useRef, useState } from 'react';
import { useStudio } from '../context';
import { words } from '../language';

const text = words({
  en: { copied: 'Copied.', blocked: 'Copying was blocked. The text is marked; press Ctrl+C.' },
  de: { copied: 'Kopiert.', blocked: 'Das Kopieren wurde verhindert. Der Text ist markiert; Strg+C kopiert ihn.' },
});

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  /** What the button says. */
  readonly copy: string;
  readonly rows?: number;
  readonly children?: ReactNode;
}

export function CopyField({ label, value, copy, rows = 2, children }: CopyFieldProps) {
  const studio = useStudio();
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState({ of: '', text: '' });
  return (
    <div className="copy-field">
      <label>
        {label}
        <textarea
          ref={field}
          readOnly
          rows={rows}
          value={value}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      </label>
      <div className="dialog-actions">
        <button
          type="button"
          onClick={async () => {
            const done = await studio.copyText(value);
            if (!done) field.current?.select();
            setSaid({ of: value, text: done ? text().copied : text().blocked });
          }}
        >
          {copy}
        </button>
        {children}
        <span role="status">{said.of === value ? said.text : ''}</span>
      </div>
    </div>
  );
}
