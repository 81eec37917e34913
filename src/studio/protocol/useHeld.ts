/**
 * A value while it is held by a hand: shown at once, simulated along where a run is remade quickly, committed on release, given
 * back on Esc. One hold is one step of undo. For sliders and for bars of the timeline; draws nothing.
 */
import { useCallback, useRef, useState } from 'react';
import { useStudio } from '../context';
import { DRAG } from '../studio';

/** A run that is remade faster than this follows the hand; its first days are seen much sooner. */
const LIVE_MILLISECONDS = 600;
const LIVE_EVERY_MILLISECONDS = 150;
/** Over all controls, since a control may be taken off the page and put back between two holds. */
let holds = 0;

export interface Held<T> {
  /** The value held, else the one committed. */
  readonly shown: T;
  readonly holding: boolean;
  /** The run takes too long to follow: it is made on release. */
  readonly waits: boolean;
  preview(value: T): void;
  /** Commits what is held. */
  release(): void;
  /** Gives the value of the beginning back, and is deaf until the next `begin`. */
  cancel(): void;
  /** A new press. */
  begin(): void;
}

/** @param set takes a value and the key under which its edits are one step of undo */
export function useHeld<T>(name: string, committed: T, set: (value: T, key: string) => void): Held<T> {
  const studio = useStudio();
  const [held, setHeld] = useState<{ readonly value: T } | null>(null);
  const hand = useRef({ key: '', from: committed, now: committed, last: 0, holding: false, deaf: false, sent: false });

  const preview = useCallback(
    (value: T) => {
      const state = hand.current;
      if (state.deaf) return;
      if (!state.holding) {
        holds++;
        Object.assign(state, { key: `${DRAG}${name} ${holds}`, from: committed, holding: true, sent: false, last: 0 });
        studio.store.setState({ dragging: true });
      }
      state.now = value;
      setHeld({ value });
      const time = performance.now();
      const slow = studio.session.replayMilliseconds() > LIVE_MILLISECONDS;
      if (slow || time - state.last < LIVE_EVERY_MILLISECONDS) return;
      state.last = time;
      state.sent = true;
      set(value, state.key);
    },
    [studio, name, committed, set],
  );

  const end = useCallback(() => {
    hand.current.holding = false;
    setHeld(null);
    studio.store.setState({ dragging: false });
  }, [studio]);

  const release = useCallback(() => {
    const { holding, key, now } = hand.current;
    if (!holding) return;
    end();
    set(now, key);
  }, [end, set]);

  const cancel = useCallback(() => {
    const { holding, sent, from, key } = hand.current;
    if (!holding) return;
    hand.current.deaf = true;
    end();
    if (sent) set(from, key);
  }, [end, set]);

  const begin = useCallback(() => {
    hand.current.deaf = false;
  }, []);

  return {
    shown: held ? held.value : committed,
    holding: held !== null,
    waits: held !== null && studio.session.replayMilliseconds() > LIVE_MILLISECONDS,
    preview,
    release,
    cancel,
    begin,
  };
}
