/** Everything that can leave the page, by what it is for: each with one line, its size, and a reason where it is not there yet. */
import { useState } from 'react';
import { useStudio } from '../context';
import { language } from '../language';
import { Dialog } from '../ui/Dialog';
import { CiteRun } from './CiteRun';
import { ExportRow, type RowButton } from './ExportRow';
import type { FileKind } from './exportFiles';
import { exportRuns } from './exportRuns';
import { exportText } from './exportWords';
import { HubRow } from './HubRow';
import { readHubNames } from './hubNames';
import { sizesOf, sizeText } from './sizes';
import { useExportable, useMaking } from './useExport';
import './export.css';

export default function ExportDialog() {
  return (
    <Dialog name="export" title={exportText().title} wide>
      <Content />
    </Dialog>
  );
}

function Content() {
  const studio = useStudio();
  useExportable();
  const [hub, setHub] = useState(readHubNames);
  const making = useMaking(hub);
  const text = exportText();
  const runs = exportRuns(studio);
  const sizes = runs && sizesOf(runs.baseline ? [runs.run, runs.baseline] : [runs.run]);
  const size = (bytes: number | null | undefined) => (bytes ? text.about(sizeText(bytes, language())) : '');
  const button = (kind: FileKind, label = text.save): RowButton => ({
    label,
    busy: making.busy === kind,
    disabled: making.busy !== null || (kind !== 'scenario' && runs === null),
    press: () => making.save(kind),
  });
  return (
    <div className="export">
      <p className="note">
        {runs ? shownText(runs.run.days, runs.run.replicates.length, runs.scenario.horizon) : text.noDays}
      </p>
      <section aria-labelledby="export-go-on">
        <h3 id="export-go-on">{text.goOn}</h3>
        <ul>
          <ExportRow
            texts={text.scenario}
            size={sizeText(new Blob([studio.documentText()]).size, language())}
            buttons={[button('scenario')]}
          />
          <ExportRow texts={text.resultPng} size={size(sizes?.png)} buttons={[button('resultPng')]} />
        </ul>
      </section>
      <section aria-labelledby="export-numbers">
        <h3 id="export-numbers">{text.numbers}</h3>
        <ul>
          <ExportRow texts={text.daily} size={size(runs && runs.run.days * 130)} buttons={[button('daily')]} />
          <ExportRow texts={text.tidy} size={size(sizes?.tidy)} buttons={[button('tidy')]} />
          <ExportRow texts={text.archive} size={size(sizes?.archive)} buttons={[button('archive')]} />
        </ul>
      </section>
      <section aria-labelledby="export-tools">
        <h3 id="export-tools">{text.tools}</h3>
        <ul>
          <HubRow
            run={runs?.run ?? null}
            names={hub}
            onNames={setHub}
            size={
              sizes && runs.run.replicates.length > 1
                ? text.about(`${sizeText(sizes.hubCsv, language())}, ${sizeText(sizes.hubParquet, language())}`)
                : ''
            }
            buttons={[button('hubCsv', 'CSV'), button('hubParquet', 'Parquet')]}
          />
          <ExportRow texts={text.agentTorch} size={size(3_500)} buttons={[button('agentTorch')]} />
          <ExportRow texts={text.odd} size={size(62_000)} buttons={[button('odd')]} />
        </ul>
      </section>
      <section aria-labelledby="export-show">
        <h3 id="export-show">{text.show}</h3>
        <ul>
          <ExportRow
            texts={text.infections}
            size={size(sizes?.png)}
            buttons={[button('resultPng', 'PNG'), button('resultSvg', 'SVG')]}
          />
          <ExportRow
            texts={text.hospital}
            size={size(sizes?.png)}
            buttons={[button('hospitalPng', 'PNG'), button('hospitalSvg', 'SVG')]}
          />
          <ExportRow
            texts={text.print}
            size=""
            buttons={[{ label: text.printButton, busy: false, disabled: runs === null, press: () => window.print() }]}
          />
        </ul>
      </section>
      {runs && <CiteRun cited={runs.cited} say={making.say} />}
      <p className="export-said" role={making.said?.tone ?? 'status'}>
        {making.said?.text}
      </p>
    </div>
  );
}

function shownText(days: number, n: number, horizon: number): string {
  const number = new Intl.NumberFormat(language());
  const text = exportText();
  const runs = n > 1 ? text.runs(number.format(n)) : text.oneRun;
  const shown = text.shown(number.format(days), number.format(horizon), runs);
  return days < horizon ? `${shown} ${text.unfinished}` : shown;
}
