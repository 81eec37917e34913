/**
 * The stage of this page: a field of dots, each standing for the same number of people, in the colours of their states. It
 * shows how many, not where: dots are lit in a fixed shuffled order. Always dark, in both themes.
 */
import { useCallback, useRef } from 'react';
import { column } from './columns';
import { states } from './face';
import { whole } from './format';
import type { Frame } from './session';
import { useFrame, write } from './useFrame';

const COLUMNS = 56;
const ROWS = 32;
const DOTS = COLUMNS * ROWS;

/** Places of the dots in the order in which they are lit: shuffled once, the same on every page. */
const ORDER = shuffled(DOTS);

/** Fisher-Yates with a linear congruential generator: decoration, no draw of any model. */
function shuffled(count: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, k) => k);
  let state = 1;
  for (let k = count - 1; k > 0; k--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (k + 1));
    [order[k], order[other]] = [order[other], order[k]];
  }
  return order;
}

/** In the order in which people pass through them, the last first: a dot then changes state as a person does. */
const PASSED = [...states].reverse();

export function Crowd() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const legend = useRef<HTMLUListElement>(null);
  const scale = useRef<HTMLParagraphElement>(null);
  useFrame(
    useCallback((frame: Frame) => {
      const counts = countsOf(frame);
      const { agents } = frame.current.model;
      if (canvas.current) paint(canvas.current, counts, agents);
      for (const { id, count } of counts) write(legend.current?.querySelector(`[data-state="${id}"] b`), whole(count));
      const each = agents / DOTS;
      write(scale.current, each >= 2 ? `One dot is ${whole(each)} people` : 'One dot is about one person');
    }, []),
  );
  return (
    <figure className="stage">
      <canvas ref={canvas} role="img" aria-label="People by state; the numbers stand below" />
      <figcaption>
        <ul ref={legend}>
          {states.map(({ id, label, colour }) => (
            <li key={id} data-state={id}>
              <i style={{ background: colour }} /> {label} <b>–</b>
            </li>
          ))}
        </ul>
        <p ref={scale} />
      </figcaption>
    </figure>
  );
}

interface Counted {
  readonly id: string;
  readonly colour: string;
  readonly count: number;
}

function countsOf({ world, current, day }: Frame): Counted[] {
  const { agents } = current.model;
  return PASSED.map(({ id, colour, series }) => {
    if (day === 0) return { id, colour, count: id === 'susceptible' ? agents : 0 };
    const last = current.rows.subarray((day - 1) * world.series.length, day * world.series.length);
    return { id, colour, count: column(world.series, last, series, 1)[0] };
  });
}

function paint(canvas: HTMLCanvasElement, counts: readonly Counted[], agents: number): void {
  const ratio = window.devicePixelRatio || 1;
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context || width === 0) return;
  context.clearRect(0, 0, width, height);
  const stepX = width / COLUMNS;
  const stepY = height / ROWS;
  const size = Math.min(stepX, stepY);
  let from = 0;
  let people = 0;
  for (const { id, colour, count } of counts) {
    people += count;
    // Few people are seen as one dot before they fill one.
    const to =
      id === 'susceptible' ? DOTS : Math.max(Math.round((people * DOTS) / agents), count > 0 ? from + 1 : from);
    const radius = size * (id === 'infectious' ? 0.4 : id === 'susceptible' ? 0.2 : 0.3);
    context.fillStyle = colour;
    context.beginPath();
    for (let k = from; k < Math.min(to, DOTS); k++) {
      const x = ((ORDER[k] % COLUMNS) + 0.5) * stepX;
      const y = (Math.floor(ORDER[k] / COLUMNS) + 0.5) * stepY;
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
    }
    context.fill();
    from = Math.max(from, to);
  }
}
