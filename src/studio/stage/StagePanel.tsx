/** The stage on the page: the city's canvas with its buttons, legend and status line. The work is the controller's. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { column } from '../columns';
import { useStudio } from '../context';
import { whole } from '../format';
import { words } from '../language';
import type { Frame } from '../session';
import { useFrame, write } from '../useFrame';
import { Stage } from './controller';
import { type Cue as CueName, LOOKS } from './look';
import { stageStore } from './stageStore';
import './stage.css';

const text = words({
  en: {
    canvas: 'The city and its people by state; the numbers stand below',
    nearer: 'Zoom in',
    farther: 'Zoom out',
    whole: 'Whole city',
    each: (count: string) => `One point is ${count} people`,
    states: {
      susceptible: 'Susceptible',
      vaccinated: 'Vaccinated',
      recovered: 'Recovered',
      dead: 'Dead',
      exposed: 'Exposed',
      infectious: 'Infectious',
    },
    status: (agents: string, fps: string, way: string, day: string) =>
      `${agents} agents, ${fps} fps, ${way}, day ${day}`,
  },
  de: {
    canvas: 'Die Stadt und ihre Menschen nach Zustand; die Zahlen stehen darunter',
    nearer: 'Näher heran',
    farther: 'Weiter weg',
    whole: 'Ganze Stadt',
    each: (count: string) => `Ein Punkt sind ${count} Menschen`,
    states: {
      susceptible: 'Empfänglich',
      vaccinated: 'Geimpft',
      recovered: 'Genesen',
      dead: 'Gestorben',
      exposed: 'Angesteckt',
      infectious: 'Ansteckend',
    },
    status: (agents: string, fps: string, way: string, day: string) =>
      `${agents} Agenten, ${fps} Bilder/s, ${way}, Tag ${day}`,
  },
});

const SERIES: Readonly<Record<string, readonly string[]>> = {
  susceptible: ['susceptible'],
  exposed: ['exposed'],
  infectious: ['presymptomatic', 'asymptomatic', 'symptomatic', 'hospital', 'critical'],
  recovered: ['recovered'],
  vaccinated: ['vaccinated'],
  dead: ['dead'],
};

export function StagePanel() {
  const studio = useStudio();
  const host = useRef<HTMLDivElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const legend = useRef<HTMLUListElement>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  const each = useStore(stageStore, (state) => state.each);
  useEffect(() => {
    if (!host.current) return;
    const device = () => (studio.session.frame()?.device === 'gpu' ? 'GPU' : 'CPU');
    const made = new Stage(host.current, studio, {
      selected(x, y, radius) {
        if (!ring.current) return;
        ring.current.hidden = false;
        ring.current.style.transform = `translate(${x}px, ${y}px) scale(${radius / 10})`;
      },
      nobody() {
        if (ring.current) ring.current.hidden = true;
      },
      status: ({ fps, day, agents }) =>
        write(status.current, text().status(whole(agents), whole(fps), device(), whole(day))),
    });
    setStage(made);
    return () => made.dispose();
  }, [studio]);
  useFrame(
    useCallback((frame: Frame) => {
      for (const { id } of LOOKS) {
        write(legend.current?.querySelector(`[data-state="${id}"] b`), whole(countOf(frame, id)));
      }
    }, []),
  );
  return (
    <figure className="stage">
      <div
        ref={host}
        className="stage-view"
        role="img"
        aria-label={text().canvas}
        onDoubleClick={(event) => stage?.zoom(2, event.nativeEvent.offsetX, event.nativeEvent.offsetY)}
      >
        <div ref={ring} className="stage-ring" hidden />
      </div>
      <div className="stage-buttons">
        <button type="button" aria-label={text().nearer} onClick={() => stage?.zoom(1.6)}>
          +
        </button>
        <button type="button" aria-label={text().farther} onClick={() => stage?.zoom(1 / 1.6)}>
          −
        </button>
        <button type="button" aria-label={text().whole} onClick={() => stage?.whole()}>
          ⌂
        </button>
      </div>
      <figcaption>
        <ul ref={legend}>
          {LOOKS.map(({ id, colour, cue }) => (
            <li key={id} data-state={id}>
              <Cue cue={cue} colour={colour} large={id === 'infectious'} /> {text().states[id]} <b>–</b>
            </li>
          ))}
        </ul>
        <p ref={status} className="stage-status" />
        {each >= 1.5 && <p>{text().each(whole(each))}</p>}
      </figcaption>
    </figure>
  );
}

function countOf({ world, current, day }: Frame, id: string): number {
  if (day === 0) return id === 'susceptible' ? current.model.agents : 0;
  const last = current.rows.subarray((day - 1) * world.series.length, day * world.series.length);
  return column(world.series, last, SERIES[id], 1)[0];
}

/** The shape of a state as it is drawn on the stage. */
function Cue({ cue, colour, large }: { readonly cue: CueName; readonly colour: string; readonly large: boolean }) {
  return (
    <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
      {cue === 'dot' && <circle r={large ? 5.5 : 3.2} fill={colour} />}
      {cue === 'ring' && <circle r="4.2" fill="none" stroke={colour} strokeWidth="2.2" />}
      {cue === 'square' && <rect x="-3.5" y="-3.5" width="7" height="7" fill={colour} />}
      {cue === 'cross' && <path d="M-4-4 4 4M4-4-4 4" stroke={colour} strokeWidth="2.4" />}
    </svg>
  );
}
