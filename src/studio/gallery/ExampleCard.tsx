/** One example: its picture, what it is, what it costs where that is much. A very large one asks before it begins. */
import { useState } from 'react';
import { type Example, hasOwnNumber } from '../../worlds/example';
import type { World } from '../../worlds/world';
import { useStudio } from '../context';
import { bytes, duration, whole } from '../format';
import { words } from '../language';
import { said } from '../protocol/row';

/** Longer than this, and it is asked for once more. */
const LONG_SECONDS = 60;
const MUCH_BYTES = 500e6;

const text = words({
  en: {
    opens: (people: string) => `Opens ${people} people`,
    takes: (people: string, time: string) => `Opens ${people} people, ${time} on this computer`,
    files: 'Your two files',
    needs: (memory: string, time: string | null) =>
      `This needs ${memory} of memory${time === null ? '' : ` and ${time}`}.`,
    go: 'Open it',
    leave: 'Not now',
  },
  de: {
    opens: (people) => `Öffnet ${people} Menschen`,
    takes: (people, time) => `Öffnet ${people} Menschen, ${time} auf diesem Gerät`,
    files: 'Zwei eigene Dateien',
    needs: (memory, time) => `Das braucht ${memory} Speicher${time === null ? '' : ` und ${time}`}.`,
    go: 'Öffnen',
    leave: 'Jetzt nicht',
  },
});

interface ExampleCardProps {
  readonly world: World;
  readonly example: Example;
  readonly onOpen: () => void;
}

export function ExampleCard({ world, example, onOpen }: ExampleCardProps) {
  const studio = useStudio();
  const [asking, setAsking] = useState(false);
  const { scenario: fields, needs } = world.presets[example.preset];
  const agents = example.agents ?? fields.agents ?? 0;
  const days = fields.horizon ?? world.definition.defaults.horizon;
  const speed = studio.session.frame()?.current.speed;
  const seconds = speed ? (agents * days) / speed : null;
  const own = hasOwnNumber(world, example);
  const memory = agents * world.bytesPerAgent;
  const large = own && (memory > MUCH_BYTES || (seconds ?? 0) > LONG_SECONDS);
  return (
    <li className="gallery-card" data-example={example.id}>
      <img src={`thumbnails/${example.id}.webp`} alt={said(example.alt)} width="400" height="250" />
      <h3>
        <button
          type="button"
          aria-expanded={large ? asking : undefined}
          onClick={() => (large ? setAsking(!asking) : onOpen())}
        >
          {said(example.title)}
        </button>
      </h3>
      <p>{said(example.description)}</p>
      {own && (
        <p className="note">
          {seconds === null ? text().opens(whole(agents)) : text().takes(whole(agents), duration(seconds))}
        </p>
      )}
      {needs && needs.length > 0 && <p className="gallery-badge">{text().files}</p>}
      {asking && (
        <div className="gallery-ask" role="status">
          <p>{text().needs(bytes(memory), seconds === null ? null : duration(seconds))}</p>
          <button type="button" className="primary" onClick={onOpen}>
            {text().go}
          </button>
          <button type="button" onClick={() => setAsking(false)}>
            {text().leave}
          </button>
        </div>
      )}
    </li>
  );
}
