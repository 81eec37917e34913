/** Where imports meet the page besides the dialog: pasted tables, and an import that a reload interrupted. Shows nothing. */
import { useEffect } from 'react';
import { useStudio } from '../context';
import { isFree } from './holding';
import { draftKeeper } from './keeper';

/** Two lines with a separator and figures: other texts that are pasted beside fields are not meant for the chart. */
const TABULAR = /^[^\n]*[,;\t|][^\n]*\r?\n[^\n]*\d/;

export function ImportHost() {
  const studio = useStudio();
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const { target } = event;
      const field = target instanceof Element && target.closest('input, textarea, [contenteditable]');
      const file = event.clipboardData?.files[0];
      const pasted = event.clipboardData?.getData('text/plain') ?? '';
      if (field || document.querySelector('dialog[open]') || !(file || TABULAR.test(pasted))) return;
      event.preventDefault();
      if (file) void studio.openFile(file);
      else void import('./importer').then(({ importerOf }) => importerOf(studio).paste(pasted));
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [studio]);

  useEffect(() => {
    void draftKeeper.restore().then(async (draft) => {
      if (!draft || !(await isFree())) return;
      const { importerOf, offer } = await import('./importer');
      offer(studio, draft, () => void importerOf(studio).resume(draft));
    });
  }, [studio]);

  return null;
}
