/** One slider with its number field, unit, source and way back to the default. Link, undo and run follow on release. */
import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { NumberParameter } from '../scenario/parameter';
import { useStudio, useStudioState } from './context';
import type { SliderRow } from './face';
import { DRAG } from './studio';
import { useCommit } from './useCommit';

/** A run that is remade faster than this follows the slider while it is dragged. */
const LIVE_MILLISECONDS = 300;
const LIVE_EVERY_MILLISECONDS = 150;

interface ParameterRowProps {
  readonly row: SliderRow;
  readonly parameter: NumberParameter;
  /** Draws the eye, once. */
  readonly pulse?: boolean;
}

export function ParameterRow({ row, parameter, pulse = false }: ParameterRowProps) {
  const studio = useStudio();
  const committed = useStudioState(({ scenario }) => Number(scenario.values[row.id]));
  const before = useStudioState(({ baseline }) => Number(baseline.values[row.id]));
  const [held, setHeld] = useState<number | null>(null);
  const [message, setMessage] = useState('');
  const slider = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const drag = useRef({ id: 0, from: committed, last: 0 });
  const id = useId();
  const scale = row.percent ? 100 : 1;
  const shown = held ?? committed;
  const text = numberText(shown * scale);
  const { default: standard, min, max } = parameter;

  const set = useCallback(
    (value: number, key: string) => {
      studio.dismissPrompt();
      const on = row.requires && value !== standard ? { [row.requires]: true } : {};
      studio.change({ [row.id]: value, ...on }, key);
    },
    [studio, row, standard],
  );

  const release = useCallback(
    (value: string) => {
      setHeld(null);
      studio.store.setState({ dragging: false });
      set(Number(value) / scale, `${DRAG}${row.id} ${drag.current.id}`);
    },
    [studio, set, row.id, scale],
  );
  useCommit(slider, release);

  const typed = useCallback(
    (value: string) => {
      const wanted = Number(value) / scale;
      if (value.trim() === '' || !Number.isFinite(wanted)) {
        setMessage('That is not a number; the value stays as it was.');
        return;
      }
      const inside = Math.min(max, Math.max(min, wanted));
      setMessage(inside === wanted ? '' : `${value} became ${numberText(inside * scale)}, the limit.`);
      set(inside, row.id);
    },
    [set, row.id, min, max, scale],
  );
  useCommit(field, typed);

  // The field is the browser's while it is typed in, so it is written from outside and not by React.
  useEffect(() => {
    if (field.current && field.current.value !== text) field.current.value = text;
  });

  const preview = (value: number) => {
    if (held === null) {
      drag.current = { id: drag.current.id + 1, from: committed, last: 0 };
      studio.store.setState({ dragging: true });
    }
    setHeld(value);
    const now = performance.now();
    if (studio.session.replayMilliseconds() > LIVE_MILLISECONDS || now - drag.current.last < LIVE_EVERY_MILLISECONDS)
      return;
    drag.current.last = now;
    set(value, `${DRAG}${row.id} ${drag.current.id}`);
  };

  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && held !== null) {
      event.preventDefault();
      setHeld(null);
      studio.store.setState({ dragging: false });
      set(drag.current.from, `${DRAG}${row.id} ${drag.current.id}`);
      return;
    }
    const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (!event.shiftKey || way === undefined) return;
    event.preventDefault();
    const value = Math.min(max, Math.max(min, committed + 10 * way * row.step));
    set(Number(value.toFixed(10)), row.id);
  };

  return (
    <div className={`row${pulse ? ' pulse' : ''}`}>
      <div className="row-head">
        <label htmlFor={`${id}-slider`} title={`${parameter.description} Source: ${parameter.source}.`}>
          {row.label}
        </label>
        <button type="button" className="round" popoverTarget={`${id}-help`} aria-label={`About ${row.label}`}>
          ?
        </button>
        <div id={`${id}-help`} popover="auto" className="popover">
          <strong>{parameter.label}</strong>
          <p>{parameter.description}</p>
          <p>
            Default {numberText(standard * scale)} {row.unit}, from {numberText(min * scale)} to{' '}
            {numberText(max * scale)}.
          </p>
          <p>Source: {parameter.source}.</p>
          <code>{row.id}</code>
        </div>
        {shown !== standard && (
          <button
            type="button"
            className="quiet"
            aria-label={`${row.label}: back to the default`}
            title={`Back to ${numberText(standard * scale)} ${row.unit}`}
            onClick={() =>
              studio.change({ [row.id]: standard, ...(row.requires ? { [row.requires]: false } : {}) }, row.id)
            }
          >
            ↺
          </button>
        )}
      </div>
      <div className="row-body">
        <input
          ref={slider}
          id={`${id}-slider`}
          type="range"
          min={min * scale}
          max={max * scale}
          step={row.step * scale}
          value={shown * scale}
          aria-valuetext={`${text} ${row.unit}`}
          style={{
            '--fill': `${(100 * (shown - min)) / (max - min)}%`,
            '--mark': `${(100 * (before - min)) / (max - min)}%`,
          }}
          data-marked={before !== shown}
          onChange={(event) => preview(Number(event.target.value) / scale)}
          onKeyDown={keys}
        />
        <input
          ref={field}
          type="number"
          aria-label={`${row.label}, in ${row.unit}`}
          min={min * scale}
          max={max * scale}
          step="any"
          defaultValue={text}
        />
        <span className="unit">{row.unit}</span>
      </div>
      {message !== '' && <output className="message">{message}</output>}
    </div>
  );
}

/** Without the tail that binary fractions leave. */
function numberText(value: number): string {
  return String(Number(value.toFixed(6)));
}
