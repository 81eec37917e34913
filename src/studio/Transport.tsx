/** Play, pause, step, reset, speed and the day. */
import { useCallback, useRef } from 'react';
import { useStudio, useStudioState } from './context';
import { words } from './language';
import type { Frame } from './session';
import { useFrame, write } from './useFrame';

const text = words({
  en: {
    time: 'Time',
    play: '▶ Play',
    pause: '❚❚ Pause',
    playTip: 'Space',
    step: 'Step',
    stepTip: 'One day on (.)',
    reset: 'Reset',
    resetTip: 'Back to day 0, same seed (R)',
    day: (day: number, horizon: number) => `Day ${day} of ${horizon}`,
    shown: 'Day shown',
    speed: 'Speed',
    full: 'full speed',
    perSecond: (days: number) => `${days} days/s`,
  },
  de: {
    time: 'Zeit',
    play: '▶ Start',
    pause: '❚❚ Pause',
    playTip: 'Leertaste',
    step: 'Schritt',
    stepTip: 'Einen Tag weiter (.)',
    reset: 'Anfang',
    resetTip: 'Zurück zu Tag 0, gleicher Startwert (R)',
    day: (day, horizon) => `Tag ${day} von ${horizon}`,
    shown: 'Gezeigter Tag',
    speed: 'Tempo',
    full: 'maximal',
    perSecond: (days) => `${days} Tage/s`,
  },
});

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
      write(day.current, text().day(frame.day, frame.horizon));
      const range = scrubber.current;
      if (!range) return;
      range.max = String(frame.horizon);
      range.value = String(frame.day);
      range.setAttribute('aria-valuetext', text().day(frame.day, frame.horizon));
      range.style.setProperty('--fill', `${(100 * frame.day) / frame.horizon}%`);
    }, []),
  );
  return (
    <section className="transport" aria-label={text().time}>
      <button
        type="button"
        className="primary"
        disabled={!ready}
        onClick={() => (playing ? session.pause() : session.play())}
        title={text().playTip}
      >
        {playing ? text().pause : text().play}
      </button>
      <button type="button" disabled={!ready} onClick={() => session.step()} title={text().stepTip}>
        {text().step}
      </button>
      <button type="button" disabled={!ready} onClick={() => session.reset()} title={text().resetTip}>
        {text().reset}
      </button>
      <output ref={day} className="day">
        {text().day(0, 0)}
      </output>
      <input
        ref={scrubber}
        type="range"
        className="scrubber"
        aria-label={text().shown}
        min={0}
        defaultValue={0}
        onChange={(event) => {
          session.pause();
          session.seek(Number(event.target.value));
        }}
      />
      <label className="speed">
        {text().speed}
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
              {value === 0 ? text().full : text().perSecond(value)}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}
