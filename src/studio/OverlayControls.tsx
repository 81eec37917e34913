/** Which observations stand beside the run, scaled and moved how. */
import { useState } from 'react';
import { jacksonCounty, newYorkCity } from '../scenario/observed';
import { useStudio, useStudioState } from './context';
import { metrics } from './face';
import { words } from './language';
import { peakShift } from './overlay';
import './overlay.css';
import type { Overlay } from './store';

const text = words({
  en: {
    show: 'Show',
    against: 'Observed',
    none: 'nothing',
    newYork: 'New York City 2020-21',
    jackson: 'Jackson County 2020',
    file: 'Your file …',
    fileHint: 'A table of your own (CSV), read on this device',
    adjust: 'Adjust',
    column: 'Column',
    noColumn: 'none',
    for: 'People observed',
    fromDay: 'From day',
    peaks: 'Match the peaks',
    remove: 'Remove',
    removed: (name: string) => `${name} is off the chart.`,
    undo: 'Undo',
  },
  de: {
    show: 'Zeigen',
    against: 'Beobachtet',
    none: 'nichts',
    newYork: 'New York City 2020-21',
    jackson: 'Jackson County 2020',
    file: 'Eigene Datei …',
    fileHint: 'Eine eigene Tabelle (CSV), auf diesem Gerät gelesen',
    adjust: 'Anpassen',
    column: 'Spalte',
    noColumn: 'keine',
    for: 'Beobachtete Menschen',
    fromDay: 'Ab Tag',
    peaks: 'Spitzen übereinander',
    remove: 'Entfernen',
    removed: (name: string) => `${name} ist aus dem Diagramm.`,
    undo: 'Rückgängig',
  },
});

const PLACES = [newYorkCity, jacksonCounty];

export function OverlayControls() {
  const studio = useStudio();
  const overlay = useStudioState((state) => state.overlay);
  const metricId = useStudioState((state) => state.metric);
  // The person's own figures stay at hand while others are looked at.
  const [own, setOwn] = useState<Overlay | null>(null);
  const place = PLACES.find((one) => one === overlay?.observations);
  if (overlay && !place && overlay !== own) setOwn(overlay);
  const names = [text().newYork, text().jackson];
  const shown = overlay === null ? '' : (place?.name ?? 'own');

  const choose = (id: string) => {
    const chosen = PLACES.find(({ name }) => name === id);
    if (chosen) studio.showPlace(chosen);
    else if (id === 'own' && own)
      studio.besides(own, Object.hasOwn(own.columns, metricId) ? metricId : Object.keys(own.columns)[0]);
    else remove();
  };
  const remove = () => {
    if (!overlay) return;
    studio.besides(null, metricId);
    const undo = () => {
      studio.besides(overlay, metricId);
      studio.dismiss('overlay');
    };
    const { name } = overlay.observations;
    studio.notify({
      id: 'overlay',
      tone: 'info',
      text: text().removed(name),
      actions: [{ label: text().undo, run: undo }],
    });
  };
  return (
    <div className="overlay-controls">
      <label>
        {text().show}{' '}
        <select value={metricId} onChange={(event) => studio.store.setState({ metric: event.target.value })}>
          {metrics.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text().against}{' '}
        <select value={shown} onChange={(event) => choose(event.target.value)}>
          <option value="">{text().none}</option>
          {PLACES.map(({ name }, at) => (
            <option key={name} value={name}>
              {names[at]}
            </option>
          ))}
          {own && <option value="own">{own.observations.name}</option>}
        </select>
      </label>
      <button
        type="button"
        title={text().fileHint}
        onClick={() => void import('./import/importer').then(({ importerOf }) => importerOf(studio).show())}
      >
        {text().file}
      </button>
      {overlay && <Adjust overlay={overlay} metricId={metricId} onRemove={remove} />}
    </div>
  );
}

interface AdjustProps {
  readonly overlay: Overlay;
  readonly metricId: string;
  readonly onRemove: () => void;
}

function Adjust({ overlay, metricId, onRemove }: AdjustProps) {
  const studio = useStudio();
  const change = (patch: Partial<Overlay>) => studio.store.setState({ overlay: { ...overlay, ...patch } });
  const align = () => {
    const frame = studio.session.frame();
    const metric = metrics.find(({ id }) => id === metricId);
    if (frame && metric) change({ shift: peakShift(overlay, metric, frame) });
  };
  return (
    <details>
      <summary>{text().adjust}</summary>
      <div className="overlay-adjust">
        <label>
          {text().column}{' '}
          <select
            value={overlay.columns[metricId] ?? ''}
            onChange={(event) => {
              const { [metricId]: _, ...others } = overlay.columns;
              const name = event.target.value;
              change({ columns: name === '' ? others : { ...others, [metricId]: name } });
            }}
          >
            <option value="">{text().noColumn}</option>
            {overlay.observations.series.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          {text().for}{' '}
          <input
            type="number"
            min={1}
            step={1}
            value={overlay.population}
            onChange={(event) => {
              const population = Number(event.target.value);
              if (population >= 1) change({ population });
            }}
          />
        </label>
        <label>
          {text().fromDay}{' '}
          <input
            type="number"
            step={1}
            value={overlay.shift}
            onChange={(event) => {
              const shift = Math.round(Number(event.target.value));
              if (Number.isFinite(shift)) change({ shift });
            }}
          />
        </label>
        <button type="button" onClick={align}>
          {text().peaks}
        </button>
        <button type="button" onClick={onRemove}>
          {text().remove}
        </button>
      </div>
    </details>
  );
}
