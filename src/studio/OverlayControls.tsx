/** Which observations stand beside the run, scaled and moved how. */
import { useRef } from 'react';
import { useStudio, useStudioState } from './context';
import { metrics } from './face';
import { simulatedWeeks } from './outcomes/observedPicture';
import { alignedShift, points } from './overlay';

export function OverlayControls() {
  const studio = useStudio();
  const overlay = useStudioState((state) => state.overlay);
  const metricId = useStudioState((state) => state.metric);
  const chooser = useRef<HTMLInputElement>(null);
  const metric = metrics.find(({ id }) => id === metricId) ?? metrics[0];
  const columns = overlay?.observations.series.map(({ name }) => name) ?? [];

  const align = () => {
    const frame = studio.session.frame();
    if (!frame || !overlay) return;
    const observed = points(overlay, metric, frame.current.model.agents);
    studio.store.setState({
      overlay: { ...overlay, shift: alignedShift(overlay, observed, simulatedWeeks(frame, metric, overlay)) },
    });
  };

  return (
    <div className="overlay-controls">
      <label>
        Show{' '}
        <select value={metricId} onChange={(event) => studio.store.setState({ metric: event.target.value })}>
          {metrics.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <button type="button" onClick={() => studio.showNewYork()} title="Weekly figures of New York City, 2020 and 2021">
        New York 2020
      </button>
      <button type="button" onClick={() => chooser.current?.click()}>
        Load CSV …
      </button>
      <input
        ref={chooser}
        type="file"
        accept=".csv,text/csv,text/plain"
        hidden
        aria-label="CSV of observations"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void studio.openObservations(file);
          event.target.value = '';
        }}
      />
      {overlay && (
        <details>
          <summary>Adjust</summary>
          <label>
            Column{' '}
            <select
              value={overlay.columns[metricId] ?? ''}
              onChange={(event) => {
                const { [metricId]: _, ...others } = overlay.columns;
                const name = event.target.value;
                const chosen = name === '' ? others : { ...others, [metricId]: name };
                studio.store.setState({ overlay: { ...overlay, columns: chosen } });
              }}
            >
              <option value="">none</option>
              {columns.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
          <label>
            for{' '}
            <input
              type="number"
              min={1}
              step={1}
              value={overlay.population}
              onChange={(event) => {
                const population = Number(event.target.value);
                if (population >= 1) studio.store.setState({ overlay: { ...overlay, population } });
              }}
            />{' '}
            people
          </label>
          <label>
            from day{' '}
            <input
              type="number"
              step={1}
              value={overlay.shift}
              onChange={(event) => {
                const shift = Math.round(Number(event.target.value));
                if (Number.isFinite(shift)) studio.store.setState({ overlay: { ...overlay, shift } });
              }}
            />
          </label>
          <button type="button" onClick={align}>
            Match the peaks
          </button>
          <button type="button" onClick={() => studio.store.setState({ overlay: null })}>
            Remove
          </button>
        </details>
      )}
    </div>
  );
}
