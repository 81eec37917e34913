/** A modal dialog on the native element: Esc closes it, focus goes back to where it came from, the page behind is inert. */
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useStudio, useStudioState } from '../context';
import { words } from '../language';
import type { DialogName } from '../store';
import './dialog.css';

const text = words({ en: { close: 'Close' }, de: { close: 'Schließen' } });

interface DialogProps {
  /** Shown while the store says that this dialog is open. */
  readonly name: DialogName;
  readonly title: string;
  readonly wide?: boolean;
  /** Called when it was closed in whatever way. */
  readonly onClosed?: () => void;
  readonly children: ReactNode;
}

/** Children are mounted while it is open only. */
export function Dialog({ name, title, wide = false, onClosed, children }: DialogProps) {
  const studio = useStudio();
  const open = useStudioState((state) => state.dialog === name);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={() => studio.closeDialog(name)}
      onClose={() => {
        // The event comes late; by then the dialog may be open again.
        if (dialog.current?.open) return;
        studio.closeDialog(name);
        onClosed?.();
      }}
    >
      {open && (
        <>
          <header className="dialog-head">
            <h2 id={id}>{title}</h2>
            <button type="button" className="quiet" aria-label={text().close} onClick={() => studio.closeDialog(name)}>
              ×
            </button>
          </header>
          {children}
        </>
      )}
    </dialog>
  );
}
