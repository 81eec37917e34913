/** What one step of a slider does to the outcome that was explained; greyed where it is of other settings. */
import { useMemo } from 'react';
import { isSure, rowsOf } from './explanation';
import { objectiveLabel } from './objectiveWords';
import { effectText, ratioText, stepText, verdictOf } from './rowWords';
import './why.css';
import { useWhy } from './whyStore';
import { whyWords } from './whyWords';

export default function GradientChip({ parameter }: { readonly parameter: string }) {
  const shown = useWhy((state) => state.shown);
  const stale = useWhy((state) => state.stale);
  const row = useMemo(
    () => (shown ? (rowsOf(shown).find(({ id }) => id === parameter) ?? null) : null),
    [shown, parameter],
  );
  if (!shown || !row) return null;
  const said = whyWords();
  const checked = verdictOf(row);
  const sure = isSure(row.effect) !== false;
  const way = !sure ? '' : (row.effect.mean ?? 0) < 0 ? 'less' : 'more';
  return (
    <p
      className="gradient-chip"
      data-chip={parameter}
      data-stale={stale}
      data-way={way}
      title={objectiveLabel(shown.objective)}
    >
      <span aria-hidden="true">{way === 'less' ? '▾' : way === 'more' ? '▴' : '▪'}</span> {stepText(shown, row)}:{' '}
      {effectText(shown, row)}
      {checked && checked !== 'noisy' && ` · ${said.checkedAs(ratioText(row))}`}
      {stale && ` · ${said.outdated}`}
    </p>
  );
}
