/** The bars of one parameter, its name, and on demand their exact fields. */
import { useId } from 'react';
import { useStore } from 'zustand';
import { useStudio } from '../context';
import { words } from '../language';
import { labelOf, valueText } from '../protocol/row';
import { BarFields } from './BarFields';
import { BarOnTrack } from './BarOnTrack';
import type { Lane as LaneOf } from './bars';
import { setLaneOpen, timelineStore } from './timelineStore';

const text = words({
  en: { overlap: 'Where bars overlap, the lower one holds.' },
  de: { overlap: 'Wo sich Balken überlappen, gilt der untere.' },
});

interface LaneProps {
  readonly lane: LaneOf;
  readonly horizon: number;
  readonly start: string;
}

export function Lane({ lane, horizon, start }: LaneProps) {
  const { definition, face } = useStudio().world();
  const open = useStore(timelineStore, (view) => view.open.includes(lane.parameter));
  const id = useId();
  const parameter = definition.parameters.find((one) => one.id === lane.parameter);
  if (!parameter) return null;
  const label = labelOf(parameter, face);
  return (
    <div className="lane" data-lane={lane.parameter}>
      <button
        type="button"
        className="lane-name"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setLaneOpen(lane.parameter, !open)}
      >
        {label}
      </button>
      <div className="track" style={{ '--rows': lane.rows }}>
        {lane.bars.map((bar) => (
          <BarOnTrack
            key={bar.index}
            bar={bar}
            horizon={horizon}
            start={start}
            label={label}
            value={valueText(parameter, bar.change.value, face)}
            onOpen={() => setLaneOpen(lane.parameter, true)}
          />
        ))}
      </div>
      {lane.rows > 1 && <p className="note lane-note">{text().overlap}</p>}
      <div id={id} className="lane-fields" hidden={!open}>
        {open &&
          lane.bars.map((bar) => (
            <BarFields key={bar.index} bar={bar} parameter={parameter} horizon={horizon} start={start} />
          ))}
      </div>
    </div>
  );
}
