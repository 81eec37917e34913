/** The stage's legend: states with their shapes and live counts, or the scale of a magnitude. */
import { type CSSProperties, useCallback, useRef } from 'react';
import { useStore } from 'zustand';
import type { Cue } from '../../worlds/stage';
import { column } from '../columns';
import { useStudioState } from '../context';
import { short, whole } from '../format';
import type { Frame } from '../session';
import { useFrame, write } from '../useFrame';
import { LOOKS } from './look';
import { viridis } from './magnitude';
import { type Layer, stageStore } from './stageStore';
import { stageText } from './stageWords';

/** Counters summed for each state. All that were vaccinated count as such, in whatever state they are. */
const SERIES: Readonly<Record<string, readonly string[]>> = {
  susceptible: ['susceptible'],
  vaccinated: ['vaccinated'],
  recovered: ['recovered'],
  dead: ['dead'],
  exposed: ['exposed'],
  infectious: ['presymptomatic', 'asymptomatic', 'symptomatic', 'hospital', 'critical'],
};
/** In the order of an illness. */
const ORDER = ['susceptible', 'exposed', 'infectious', 'recovered', 'vaccinated', 'dead'];
const SHOWN = ORDER.flatMap((id) => LOOKS.filter((look) => look.id === id));
const STEPS = [0, 0.25, 0.5, 0.75, 1];

export function Legend({ layer }: { readonly layer: Layer }) {
  return layer === 'state' ? <States /> : <Scale layer={layer} />;
}

function States() {
  const list = useRef<HTMLUListElement>(null);
  const agents = useStudioState(({ scenario }) => scenario.agents);
  useFrame(
    useCallback((frame: Frame) => {
      for (const { id } of SHOWN) {
        const item = list.current?.querySelector<HTMLElement>(`[data-state="${id}"]`);
        const count = countOf(frame, id);
        write(item?.querySelector('b'), whole(count));
        // Cities without vaccine need no word for it.
        if (item && id === 'vaccinated') item.hidden = count === 0;
      }
    }, []),
  );
  return (
    // Counts have the room of the largest from the start: nothing moves as they grow.
    <ul ref={list} style={{ '--digits': whole(agents).length } as CSSProperties}>
      {SHOWN.map(({ id, colour, cue }) => (
        <li key={id} data-state={id} hidden={id === 'vaccinated'}>
          <CueMark cue={cue} colour={colour} large={id === 'infectious'} /> {stageText().states[id]} <b>–</b>
        </li>
      ))}
    </ul>
  );
}

function countOf({ world, current, day }: Frame, id: string): number {
  if (day === 0) return id === 'susceptible' ? current.model.agents : 0;
  const last = current.rows.subarray((day - 1) * world.series.length, day * world.series.length);
  return column(world.series, last, SERIES[id], 1)[0];
}

/** The shape of a state as it is drawn on the stage. */
function CueMark({ cue, colour, large }: { readonly cue: Cue; readonly colour: string; readonly large: boolean }) {
  return (
    <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
      {cue === 'dot' && <circle r={large ? 5.5 : 3.2} fill={colour} />}
      {cue === 'ring' && <circle r="4.2" fill="none" stroke={colour} strokeWidth="2.2" />}
      {cue === 'square' && <rect x="-3.5" y="-3.5" width="7" height="7" fill={colour} />}
      {cue === 'cross' && <path d="M-4-4 4 4M4-4-4 4" stroke={colour} strokeWidth="2.4" />}
    </svg>
  );
}

function Scale({ layer }: { readonly layer: 'density' | 'incidence' }) {
  const largest = useStore(stageStore, (state) => state.largest);
  const text = stageText();
  const number = layer === 'density' ? whole(largest) : short(largest);
  return (
    <div className="stage-scale">
      <span>0</span>
      <i style={{ background: `linear-gradient(to right, ${STEPS.map(viridis).join(', ')})` }} />
      <b>{number}</b>
      <span>
        {(layer === 'density' ? text.densityUnit : text.incidenceUnit)(number)}; {text.hatched}
      </span>
    </div>
  );
}
