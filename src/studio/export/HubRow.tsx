/** The line for forecast hubs: needs replicates, which it offers to run, and names that only the user knows. */
import { useStudio, useStudioState } from '../context';
import { language } from '../language';
import { spreadLabel } from '../spreadWords';
import { ExportRow, type RowButton } from './ExportRow';
import type { ExportRun } from './exportRun';
import { exportText } from './exportWords';
import { keepHubNames } from './hubNames';
import { type HubNames, hubFileName, hubWeeks } from './hubverse';

interface HubRowProps {
  /** Null before the first day. */
  readonly run: ExportRun | null;
  readonly names: HubNames;
  readonly onNames: (names: HubNames) => void;
  readonly size: string;
  readonly buttons: readonly RowButton[];
}

const ENOUGH = 100;

export function HubRow({ run, names, onNames, size, buttons }: HubRowProps) {
  const studio = useStudio();
  const spread = useStudioState((state) => state.spread);
  const text = exportText();
  const n = run?.replicates.length ?? 0;
  const ready = run !== null && n > 1 && hubWeeks(run) > 0;
  const change = (field: keyof HubNames, value: string) => {
    const next = { ...names, [field]: value };
    keepHubNames(next);
    onNames(next);
  };
  return (
    <ExportRow
      texts={text.hub}
      size={size}
      buttons={buttons.map((one) => ({ ...one, disabled: one.disabled || !ready }))}
    >
      {run && n < 2 && (
        <p className="export-offer">
          {text.hubNeeds}{' '}
          <button
            type="button"
            disabled={!spread.ready}
            onClick={() => (spread.running ? studio.spread.stop() : studio.findSpread())}
          >
            {spreadLabel(spread)}
          </button>
          {spread.running && <progress aria-label={text.hub[0]} max={spread.goal} value={spread.done} />}
        </p>
      )}
      {run && n > 1 && hubWeeks(run) === 0 && <p>{text.hubWeek}</p>}
      {run && ready && (
        <>
          <p>
            {n < ENOUGH ? `${text.hubRough(new Intl.NumberFormat(language()).format(n))} ` : ''}
            {text.hubScale}
          </p>
          <details className="export-hub">
            <summary>{text.hubNames}</summary>
            <div>
              {(['team', 'model', 'location'] as const).map((field) => (
                <label key={field}>
                  {text[field]}
                  <input type="text" value={names[field]} onChange={(event) => change(field, event.target.value)} />
                </label>
              ))}
            </div>
            <code>{hubFileName(run, names, 'csv')}</code>
          </details>
        </>
      )}
    </ExportRow>
  );
}
