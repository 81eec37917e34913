/** Brings the setting that was looked for into sight, with the focus on its control; where it stands in a closed group, by searching it. */
import { useEffect } from 'react';
import { useStudio, useStudioState } from '../context';
import { protocolStore } from './protocolStore';

const rowOf = (id: string) =>
  [...document.querySelectorAll<HTMLElement>('.protocol [data-parameter]')].find(
    (row) => row.dataset.parameter === id && row.checkVisibility(),
  );

export function useRevealed(): void {
  const studio = useStudio();
  const revealed = useStudioState((state) => state.revealed);
  useEffect(() => {
    if (!revealed) return;
    const { id } = revealed;
    const world = studio.world();
    const label = world.definition.parameters.find((parameter) => parameter.id === id)?.label;
    if (!rowOf(id) && label) protocolStore.setState({ query: label, changedOnly: false });
    // After the rows found are there.
    const frame = requestAnimationFrame(() => {
      const row = rowOf(id);
      row?.scrollIntoView({ block: 'center' });
      row?.querySelector<HTMLElement>('input, select, .row-body button')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [studio, revealed]);
}
