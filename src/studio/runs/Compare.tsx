/**
 * The comparison of the pinned run (A) with the run shown (B): outcomes with paired differences and their intervals on the day shown,
 * a plot of each, the pairs that make it surer with their cost, and the settings that differ. Numbers are written by frames.
 */
import { useCallback, useEffect, useId, useMemo, useRef } from 'react';
import { useStudio, useStudioState } from '../context';
import { csvText } from '../export/csvText';
import { download } from '../exports';
import { HEADLINES } from '../headlines';
import type { Frame } from '../session';
import { useFrame, write } from '../useFrame';
import './compare.css';
import { comparedFrame } from './comparedFrame';
import { compareWords } from './compareWords';
import { axisReach, compareOutcomes, type OutcomeDifference } from './comparison';
import { comparisonTable } from './comparisonTable';
import { settingDifferences } from './differences';
import { PairsControl } from './PairsControl';
import { RunChoice } from './RunChoice';
import { differenceText, outcomeText, percentText } from './runNumbers';
import { runWords } from './runWords';
import { useListedRuns, useRuns } from './useRuns';

const HASH_DIGITS = 12;

export default function Compare() {
  const studio = useStudio();
  const id = useId();
  const root = useRef<HTMLElement>(null);
  const baseline = useStudioState((state) => state.baseline);
  const [a, b, ...kept] = useListedRuns();
  const reveal = useRuns((state) => state.reveal);
  useEffect(() => {
    const before = document.activeElement;
    if (!reveal) return;
    root.current?.focus({ preventScroll: true });
    root.current?.scrollIntoView({ block: 'nearest' });
    return () => {
      // The button that closed it is gone with it.
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
    };
  }, [reveal]);
  const pinnedHash = useMemo(() => studio.hashOf(baseline), [studio, baseline]);
  useFrame(
    useCallback(
      (frame: Frame) => {
        if (root.current) draw(root.current, frame, comparedFrame(studio.spread, frame, pinnedHash));
      },
      [studio, pinnedHash],
    ),
  );
  const save = () => {
    const frame = studio.session.frame();
    const shown = frame ? comparedFrame(studio.spread, frame, pinnedHash) : 'unpaired';
    if (shown !== 'unpaired') download('comparison.csv', 'text/csv', csvText(comparisonTable(shown)));
  };
  const text = compareWords();
  return (
    <section ref={root} className="panel compare" aria-labelledby={id} tabIndex={-1}>
      <header className="compare-head">
        <h2 id={id}>{text.title}</h2>
        <button type="button" className="quiet" aria-label={text.close} onClick={() => studio.compare(false)}>
          ×
        </button>
      </header>
      <ul className="compare-runs">
        {[a, b].map((run, place) => (
          <RunChoice key={run.letter} run={run} place={place} kept={kept} />
        ))}
      </ul>
      <p className="note" data-part="identical" hidden />
      <div className="compare-results" data-part="results">
        <p className="compare-stale" data-part="stale" hidden>
          {text.stale}{' '}
          <button type="button" onClick={() => studio.findSpread()}>
            {text.run}
          </button>
        </p>
        <table className="compare-table">
          <caption>
            <span data-part="day" /> <span data-part="axis" className="compare-axis" />
          </caption>
          <thead>
            <tr>
              <th scope="col">A</th>
              <th scope="col">B</th>
              <th scope="col">{text.difference}</th>
              <th scope="col">{text.share}</th>
            </tr>
          </thead>
          {HEADLINES.map((outcome) => (
            <OutcomeRows key={outcome} id={outcome} />
          ))}
        </table>
        <p className="note" data-part="hashes" />
        <button type="button" onClick={save}>
          {text.save}
        </button>
      </div>
      <PairsControl />
      <SettingList />
    </section>
  );
}

/** Name and verdict, then the numbers, then the plot across the whole width, so that all zeros stand over each other. */
function OutcomeRows({ id }: { readonly id: (typeof HEADLINES)[number] }) {
  const label = runWords().outcomes[id];
  return (
    <tbody data-outcome={id}>
      <tr>
        <th scope="rowgroup" colSpan={4}>
          <span className="compare-name">
            {label} <span data-part="verdict" />
          </span>
        </th>
      </tr>
      <tr>
        <td data-part="a" />
        <td data-part="b" />
        <td>
          <span data-part="difference" />
          <small data-part="difference-limits" />
        </td>
        <td>
          <b data-part="percent" />
          <small data-part="percent-limits" />
        </td>
      </tr>
      <tr>
        <td colSpan={4}>
          <svg role="img" aria-label={label} width="100%" height="16">
            <line className="axis" x1="0" x2="100%" y1="8" y2="8" />
            <line className="zero" x1="50%" x2="50%" y1="0" y2="16" />
            <line className="interval" data-part="interval" y1="8" y2="8" />
            <circle data-part="dot" cy="8" r="4.5" />
          </svg>
        </td>
      </tr>
    </tbody>
  );
}

function SettingList() {
  const studio = useStudio();
  const scenario = useStudioState((state) => state.scenario);
  const baseline = useStudioState((state) => state.baseline);
  const differences = useMemo(
    () => settingDifferences(studio.world(scenario).definition, baseline, scenario),
    [studio, scenario, baseline],
  );
  const text = compareWords();
  return (
    <>
      <h3>{text.settings}</h3>
      {differences.length === 0 ? (
        <p className="note">{text.noSettings}</p>
      ) : (
        <table className="compare-settings">
          <thead>
            <tr>
              <th scope="col">{text.setting}</th>
              <th scope="col">A</th>
              <th scope="col">B</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ id, label, unit, a, b }) => (
              <tr key={id}>
                <th scope="row">
                  {label}
                  {unit && <small> ({unit})</small>}
                </th>
                <td>{a}</td>
                <td>{b}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <button type="button" disabled={differences.length === 0} onClick={() => studio.keepAsBaseline()}>
        {text.pin}
      </button>
    </>
  );
}

function part(root: Element, name: string): Element | null {
  return root.querySelector(`[data-part="${name}"]`);
}

function draw(root: HTMLElement, frame: Frame, shown: ReturnType<typeof comparedFrame>): void {
  const text = compareWords();
  const results = part(root, 'results');
  const identical = part(root, 'identical');
  const alone = shown === 'unpaired' ? text.unpaired : frame.baseline ? '' : text.identical;
  if (identical instanceof HTMLElement) identical.hidden = alone === '';
  write(identical, alone);
  if (results instanceof HTMLElement) results.hidden = shown === 'unpaired';
  if (shown === 'unpaired') return;
  const { days, stale, a, b, current } = shown;
  root.dataset.stale = String(stale);
  const note = part(root, 'stale');
  if (note instanceof HTMLElement) note.hidden = !stale;
  write(part(root, 'day'), text.day(days, current.horizon));
  write(part(root, 'hashes'), text.hashes(a.slice(0, HASH_DIGITS), b.slice(0, HASH_DIGITS)));
  const outcomes = compareOutcomes(shown, days);
  const reach = axisReach(outcomes);
  write(part(root, 'axis'), text.axis(`${Math.round(100 * reach)} %`));
  for (const outcome of outcomes) {
    const rows = root.querySelector<HTMLElement>(`[data-outcome="${outcome.id}"]`);
    if (rows) drawOutcome(rows, outcome, reach);
  }
}

function drawOutcome(rows: HTMLElement, outcome: OutcomeDifference, reach: number): void {
  const { id, a, b, difference, relative, verdict } = outcome;
  const text = compareWords();
  const percent = percentText(relative, text.to);
  rows.dataset.verdict = verdict;
  write(part(rows, 'a'), outcomeText(a));
  write(part(rows, 'b'), outcomeText(b));
  const absolute = differenceText(difference, text.to);
  write(part(rows, 'difference'), absolute.mean);
  write(part(rows, 'difference-limits'), absolute.limits);
  write(part(rows, 'percent'), percent.mean);
  write(part(rows, 'percent-limits'), percent.limits);
  write(part(rows, 'verdict'), text.verdicts[verdict]);
  const svg = rows.querySelector('svg');
  const share = percent.limits ? `${percent.mean} (${percent.limits})` : percent.mean;
  const said = `${text.plot(runWords().outcomes[id], share)}, ${text.verdicts[verdict]}`;
  if (svg && svg.getAttribute('aria-label') !== said) svg.setAttribute('aria-label', said);
  // Room for half a dot at both ends.
  const at = (share: number) => `${50 + (46 * Math.max(-reach, Math.min(reach, share))) / reach}%`;
  const dot = part(rows, 'dot');
  const interval = part(rows, 'interval');
  const mean = relative?.mean ?? null;
  dot?.setAttribute('visibility', mean === null ? 'hidden' : 'visible');
  interval?.setAttribute('visibility', relative?.lower == null ? 'hidden' : 'visible');
  if (mean !== null) dot?.setAttribute('cx', at(mean));
  if (relative?.lower == null || relative.upper === null) return;
  interval?.setAttribute('x1', at(relative.lower));
  interval?.setAttribute('x2', at(relative.upper));
}
