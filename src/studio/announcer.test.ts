import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Announcer, type Clock, GAP_MILLISECONDS, SHORT_GAP_MILLISECONDS } from './announcer';

const PLAYING = { playing: true, ended: false };
const PAUSED = { playing: false, ended: false };
const ENDED = { playing: false, ended: true };

/** A clock that is moved by hand, and what was said when. */
function listening() {
  let time = 0;
  let timers: { at: number; run: () => void }[] = [];
  const clock: Clock = {
    now: () => time,
    later(run, milliseconds) {
      const timer = { at: time + milliseconds, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
  };
  const said: [number, string][] = [];
  const announcer = new Announcer((sentence) => said.push([time, sentence]), clock);
  const pass = (milliseconds: number) => {
    const until = time + milliseconds;
    for (;;) {
      const [next] = timers.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at);
      if (!next) break;
      time = next.at;
      timers = timers.filter((one) => one !== next);
      next.run();
    }
    time = until;
  };
  /** Frames ten times a second, each with its own summary. */
  const play = (milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += 100) {
      announcer.follow(PLAYING, () => `day ${time}`);
      pass(100);
    }
  };
  return { announcer, said, pass, play };
}

test('a run that plays is summed up every five seconds by what is shown then, and once at its end', () => {
  const { announcer, said, pass, play } = listening();
  play(12_000);
  expect(said).toEqual([
    [5000, 'day 5000'],
    [10_000, 'day 10000'],
  ]);
  announcer.follow(ENDED, () => 'the end');
  announcer.follow(ENDED, () => 'the end, drawn again');
  pass(60_000);
  expect(said.slice(2)).toEqual([[15_000, 'the end']]);
});

test('nothing is said unasked while nothing plays', () => {
  const { announcer, said, pass, play } = listening();
  announcer.follow(ENDED, () => 'a link that opened at its end');
  announcer.follow(PAUSED, () => 'day 0');
  play(4900);
  announcer.follow(PAUSED, () => 'paused');
  pass(60_000);
  play(1000);
  announcer.follow(ENDED, () => 'the end');
  announcer.follow(PAUSED, () => 'back at the beginning');
  pass(60_000);
  expect(said).toEqual([]);
});

test('a summary that is the same as before is not said again', () => {
  const { announcer, said, pass } = listening();
  for (let frame = 0; frame < 200; frame++) {
    announcer.follow(PLAYING, () => 'day 3');
    pass(100);
  }
  expect(said).toEqual([[5000, 'day 3']]);
});

test('an answer comes at once, each time, in place of the summary that waits', () => {
  const { announcer, said, pass, play } = listening();
  play(4000);
  announcer.answer('asked');
  announcer.answer('asked');
  play(4900);
  expect(said).toEqual([
    [4000, 'asked'],
    [4000, 'asked'],
  ]);
  announcer.follow(ENDED, () => 'the end');
  announcer.answer('asked at the end');
  pass(60_000);
  expect(said.slice(2)).toEqual([[8900, 'asked at the end']]);
});

test('what actions tell comes in order before the summary, five seconds apart while a run plays', () => {
  const { announcer, said, pass, play } = listening();
  announcer.tell('one');
  announcer.tell('two');
  pass(SHORT_GAP_MILLISECONDS);
  expect(said).toEqual([
    [0, 'one'],
    [1000, 'two'],
  ]);
  play(2000);
  announcer.tell('three');
  announcer.tell('four');
  play(14_000);
  expect(said.slice(2)).toEqual([
    [6000, 'three'],
    [11_000, 'four'],
    [16_000, 'day 16000'],
  ]);
  announcer.tell('five');
  announcer.follow(PAUSED, () => 'paused');
  pass(0);
  expect(said.slice(5)).toEqual([[17_000, 'five']]);
});

test('for any course of events nothing told is lost or out of order, and nothing unasked comes within five seconds of play', () => {
  const event = fc.oneof(
    fc.record({ kind: fc.constant('tell' as const) }),
    fc.record({ kind: fc.constant('answer' as const) }),
    fc.record({ kind: fc.constantFrom('play' as const, 'pause' as const, 'end' as const) }),
    fc.record({ kind: fc.constant('pass' as const), milliseconds: fc.integer({ min: 1, max: 9000 }) }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const { announcer, said, pass } = listening();
      const told: string[] = [];
      let playing = false;
      let frames = 0;
      for (const one of events) {
        const before = said.length;
        if (one.kind === 'tell') {
          told.push(`told ${told.length}`);
          announcer.tell(told[told.length - 1]);
        } else if (one.kind === 'answer') announcer.answer('answer');
        else if (one.kind === 'pass') pass(one.milliseconds);
        else {
          playing = one.kind === 'play';
          const of = `summary ${frames++}`;
          announcer.follow({ playing, ended: one.kind === 'end' }, () => of);
        }
        if (one.kind === 'answer') expect(said.slice(before).map(([, text]) => text)).toEqual(['answer']);
        for (let at = Math.max(1, before); at < said.length; at++) {
          const [time, text] = said[at];
          if (text === 'answer') continue;
          const least = playing || text.startsWith('summary') ? GAP_MILLISECONDS : SHORT_GAP_MILLISECONDS;
          expect(time - said[at - 1][0]).toBeGreaterThanOrEqual(least);
        }
      }
      announcer.follow(PAUSED, () => '');
      pass(told.length * SHORT_GAP_MILLISECONDS);
      expect(said.map(([, text]) => text).filter((text) => text.startsWith('told'))).toEqual(told);
    }),
  );
});
