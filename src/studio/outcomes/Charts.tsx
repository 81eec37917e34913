/** The live charts: any counter of the world, beds, and weeks against observations. */
import { useCallback } from 'react';
import { useStudio, useStudioState } from '../context';
import { metricOf } from '../face';
import { OverlayControls } from '../OverlayControls';
import { shownRuns } from '../runs/shownRuns';
import type { Frame } from '../session';
import type { Studio } from '../studio';
import { chartWords } from './chartWords';
import { dailyPicture, pictureTitle, type Shown } from './dailyPicture';
import { FitTable } from './FitTable';
import { LiveChart, type Titled } from './LiveChart';
import type { Look } from './look';
import { observedPicture, observedTitle } from './observedPicture';
import { outcomesStore, useOutcomes } from './outcomesStore';
import { hospitalView, type View, viewGroups, viewNamed } from './views';

/** The first tab. */
export function LiveTab() {
  return (
    <>
      <ChosenChart />
      <HospitalChart />
      <ObservedChart />
    </>
  );
}

function ChosenChart() {
  const studio = useStudio();
  const id = useOutcomes((state) => state.view);
  const show = useCallback(
    (frame: Frame, look: Look, most?: number) => daily(studio, frame, viewNamed(frame.world, id), look, most),
    [studio, id],
  );
  return <LiveChart name="chosen" show={show} heading={<ViewChoice />} />;
}

function HospitalChart() {
  const studio = useStudio();
  const show = useCallback(
    (frame: Frame, look: Look, most?: number) => daily(studio, frame, hospitalView(), look, most),
    [studio],
  );
  return <LiveChart name="hospital" show={show} />;
}

function ObservedChart() {
  const studio = useStudio();
  const overlay = useStudioState((state) => state.overlay);
  const id = useStudioState((state) => state.metric);
  const show = useCallback(
    (frame: Frame, look: Look) => {
      const metric = metricOf(id);
      const { agents } = frame.current.model;
      const picture = observedPicture(shownOf(studio, frame), metric, overlay, agents, look);
      return { title: observedTitle(metric), picture };
    },
    [studio, overlay, id],
  );
  return (
    <LiveChart name="observed" show={show} below={overlay && <FitTable overlay={overlay} />}>
      <OverlayControls />
      {overlay && <p className="note caption">{overlay.notice}</p>}
    </LiveChart>
  );
}

function daily(studio: Studio, frame: Frame, view: View, look: Look, most?: number): Titled {
  const shown = shownOf(studio, frame);
  return { title: pictureTitle(view, shown.runs.length), picture: dailyPicture(shown, view, look, most) };
}

function shownOf(studio: Studio, frame: Frame): Shown {
  const { world, day, horizon } = frame;
  return { world, day, horizon, runs: shownRuns(studio, frame) };
}

function ViewChoice() {
  const studio = useStudio();
  const view = useOutcomes((state) => state.view);
  const log = useOutcomes((state) => state.log);
  const world = useStudioState(({ scenario }) => studio.world(scenario));
  const text = chartWords();
  return (
    <>
      <select
        className="view-choice"
        aria-label={text.shown}
        value={view}
        onChange={(event) => outcomesStore.setState({ view: event.target.value })}
      >
        {viewGroups(world).map(({ label, views }) => (
          <optgroup key={label} label={label}>
            {views.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <button
        type="button"
        className="quiet"
        aria-pressed={log}
        title={text.logTitle}
        onClick={() => outcomesStore.setState({ log: !log })}
      >
        {text.log}
      </button>
    </>
  );
}
