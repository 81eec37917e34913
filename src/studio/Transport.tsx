/** Play, pause, step, reset, speed and the day. */
import { useCallback, useRef } from 'react';
import { useStudio, useStudioState } from './context';
import type { Frame } from './session';
import { useFrame, write } from './useFrame';

/** Days a second; 0 stands for as fast as the device allows. */
const SPEEDS = [5, 15, 30, 60, 0] as const;

export function Transport() {
  const { session, store } = useStudio();
  const playing = useStudioState((state) => state.playing);
  const speed = useStudioState((state) => state.speed);
  const ready = useStudioState((state) => state.opened);
  const scrubber = useRef<HTMLInputElement>(null);
  const day = useRef<HTMLOutputElement>(null);
  useFrame(
    useCallback((frame: Frame) => {
      write(day.current, `Day ${frame.day} of ${frame.horizon}`);
      const range = scrubber.current;
      if (!range) return;
      range.max = String(frame.horizon);
      range.value = String(frame.day);
      range.setAttribute('aria-valuetext', `day ${frame.day} of ${frame.horizon}`);
      range.style.setProperty('--fill', `${(100 * frame.day) / frame.horizon}%`);
    }, []),
  );
  return (
    <section className="transport" aria-label="Time">
      <button
        type="button"
        className="primary"
        disabled={!ready}
        onClick={() => (playing ? session.pause() : session.play())}
        title="Space"
      >
        {playing ? '❚❚ Pause' : '▶ Play'}
      </button>
      <button type="button" disabled={!ready} onClick={() => session.step()} title="One day on (.)">
        Step
      </button>
      <button type="button" disabled={!ready} onClick={() => session.reset()} title="Back to day 0, same seed (R)">
        Reset
      </button>
      <output ref={day} className="day">
        Day 0
      </output>
      <input
        ref={scrubber}
        type="range"
        className="scrubber"
        aria-label="Day shown"
        min={0}
        defaultValue={0}
        onChange={(event) => {
          session.pause();
          session.seek(Number(event.target.value));
        }}
      />
      <label className="speed">
        Speed
        <select
          value={speed}
          onChange={(event) => {
            const value = Number(event.target.value);
            store.setState({ speed: value });
            session.setSpeed(value === 0 ? Number.POSITIVE_INFINITY : value);
          }}
        >
          {SPEEDS.map((value) => (
            <option key={value} value={value}>
              {value === 0 ? 'full speed' : `${value} days/s`}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}
