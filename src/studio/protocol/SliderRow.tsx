/** A number: slider, exact field, unit, and what its value means. Link, undo and run follow on release. */
import { type KeyboardEvent, lazy, Suspense, useCallback, useId, useMemo, useRef, useState } from 'react';
import type { NumberParameter } from '../../scenario/parameter';
import { useStudio, useStudioState } from '../context';
import { words } from '../language';
import { useCommit } from '../useCommit';
import { useWhy } from '../why/whyStore';
import { gateOf } from './groups';
import { NumberField } from './NumberField';
import { RowHead } from './RowHead';
import { numberRow } from './row';
import { useHeld } from './useHeld';

/** Read with the first explanation. */
const GradientChip = lazy(() => import('../why/GradientChip'));

const text = words({
  en: {
    field: (label: string, unit: string) =>
      unit === '' ? `${label}, as a number` : `${label}, ${unit.startsWith('per ') ? '' : 'in '}${unit}`,
    less: (label: string) => `${label}: less`,
    more: (label: string) => `${label}: more`,
    waits: 'updates when you let go',
    off: 'off until moved',
    standard: 'the default',
    before: (value: string) => `the baseline has ${value}`,
  },
  de: {
    field: (label: string, unit: string) =>
      unit === '' ? `${label}, als Zahl` : `${label}, ${/^(pro|je) /.test(unit) ? '' : 'in '}${unit}`,
    less: (label: string) => `${label}: weniger`,
    more: (label: string) => `${label}: mehr`,
    waits: 'rechnet nach dem Loslassen',
    off: 'aus, bis bewegt',
    standard: 'die Vorgabe',
    before: (value: string) => `der Vergleich hat ${value}`,
  },
});

interface SliderRowProps {
  readonly parameter: NumberParameter;
  /** Among the main rows: moving it off its default switches on what it needs, and back off with the default. */
  readonly gated?: boolean;
  /** Draws the eye, once. */
  readonly pulse?: boolean;
}

export function SliderRow({ parameter, gated = false, pulse = false }: SliderRowProps) {
  const studio = useStudio();
  const { face } = studio.world();
  const { id: name, default: standard } = parameter;
  const row = useMemo(() => numberRow(parameter, face), [parameter, face]);
  const committed = useStudioState(({ scenario }) => Number(scenario.values[name]));
  const before = useStudioState(({ baseline }) => Number(baseline.values[name] ?? standard));
  const [message, setMessage] = useState('');
  const slider = useRef<HTMLInputElement>(null);
  const id = useId();
  const gate = gated ? gateOf(name, face) : undefined;
  const explained = useWhy((state) => state.shown !== null);
  const off = useStudioState(({ scenario }) => gate !== undefined && scenario.values[gate] !== true);

  const set = useCallback(
    (value: number, key: string) => {
      studio.dismissPrompt();
      studio.change({ [name]: value, ...(gate && value !== standard ? { [gate]: true } : {}) }, key);
    },
    [studio, name, gate, standard],
  );
  const held = useHeld(name, committed, set);
  const { shown, preview, release, cancel, begin } = held;
  const { scale } = row;
  useCommit(slider, release);

  const step = (steps: number) => {
    const value = row.value(scale.moved(row.shown(committed), steps));
    setMessage('');
    if (value !== committed) set(value, name);
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && held.holding) {
      event.preventDefault();
      cancel();
      return;
    }
    const steps = stepsOf(event, scale.page);
    if (steps === null) return;
    event.preventDefault();
    step(steps);
  };
  const typed = useCallback((value: number) => set(row.value(value), name), [set, row, name]);
  const reset = () => {
    setMessage('');
    studio.change({ [name]: standard, ...(gate ? { [gate]: false } : {}) }, name);
  };

  const { element } = scale;
  const place = (value: number) =>
    (100 * (scale.position(row.shown(value)) - element.min)) / (element.max - element.min);
  const meaning =
    row.means(shown) ??
    (shown === standard ? text().standard : shown === before ? null : text().before(row.said(before)));
  const note = held.waits ? text().waits : off ? text().off : row.means(shown);
  const position = scale.position(row.shown(shown));

  return (
    <div className={`row${pulse ? ' pulse' : ''}`} data-parameter={name} data-off={off}>
      <RowHead
        id={id}
        control={`${id}-slider`}
        label={row.label}
        parameter={parameter}
        standard={row.said(standard)}
        bounds={[row.said(parameter.min), row.said(parameter.max)]}
        changed={shown !== standard}
        onReset={reset}
      >
        {note && <span className="row-note">{note}</span>}
      </RowHead>
      <div className="row-body">
        <button type="button" className="nudge" aria-label={text().less(row.label)} onClick={() => step(-1)}>
          −
        </button>
        <input
          ref={slider}
          id={`${id}-slider`}
          type="range"
          min={element.min}
          max={element.max}
          step={element.step}
          value={position}
          aria-valuetext={[row.said(shown), off ? text().off : meaning].filter(Boolean).join(', ')}
          aria-describedby={`${id}-help`}
          style={{ '--fill': `${place(shown)}%`, '--mark': `${place(before)}%` }}
          data-marked={before !== shown}
          onPointerDown={begin}
          onChange={(event) => preview(row.value(scale.at(Number(event.target.value))))}
          onKeyDown={keys}
        />
        <button type="button" className="nudge" aria-label={text().more(row.label)} onClick={() => step(1)}>
          +
        </button>
        <NumberField
          label={text().field(row.label, row.unit)}
          value={row.shown(shown)}
          min={scale.min}
          max={scale.max}
          integers={parameter.kind === 'integer'}
          set={typed}
          onStep={step}
          onMessage={setMessage}
        />
        <span className="unit">{row.unit}</span>
      </div>
      {explained && (
        <Suspense>
          <GradientChip parameter={name} />
        </Suspense>
      )}
      <output className="message" hidden={message === ''}>
        {message}
      </output>
    </div>
  );
}

/** Steps that a key asks for, null for other keys. Home and End go as far as there is. */
function stepsOf({ key, shiftKey }: KeyboardEvent, page: number): number | null {
  const ways: Readonly<Record<string, number>> = {
    ArrowRight: shiftKey ? 10 : 1,
    ArrowUp: shiftKey ? 10 : 1,
    ArrowLeft: shiftKey ? -10 : -1,
    ArrowDown: shiftKey ? -10 : -1,
    PageUp: page,
    PageDown: -page,
    End: Number.MAX_SAFE_INTEGER,
    Home: -Number.MAX_SAFE_INTEGER,
  };
  return Object.hasOwn(ways, key) ? ways[key] : null;
}
