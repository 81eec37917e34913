import { describe, expect, it } from 'vitest';
import type { Chronicle, Story } from '../../worlds/story';
import type { StoryReply } from './messages';
import { Replay } from './replay';

/** A chronicle of which every day takes 20 ms of a clock that only it moves. */
function slow(horizon: number, room = horizon) {
  const clock = { time: 0 };
  let days = 0;
  const chronicle: Chronicle = {
    get days() {
      return days;
    },
    get full() {
      return days >= room;
    },
    advance() {
      clock.time += 20;
      if (days < Math.min(horizon, room)) days++;
    },
    story: (agent, until): Story => ({ agent, days: Math.min(until, days), traits: [], groups: [], entries: [] }),
    begun: (day) => Uint32Array.of(day, day + 1),
  };
  return { chronicle, clock };
}

function replayed({ chronicle, clock }: ReturnType<typeof slow>, onRest: (rests: number) => void = () => {}) {
  const replies: StoryReply[] = [];
  let rests = 0;
  const replay = new Replay(chronicle, {
    reply: (reply) => replies.push(reply),
    rest: async () => onRest(++rests),
    now: () => clock.time,
  });
  return { replay, replies };
}

const kinds = (replies: readonly StoryReply[]) => replies.map(({ kind }) => kind);

describe('a replay', () => {
  it('works in slices and says how far it is, then answers', async () => {
    const { replay, replies } = replayed(slow(60));
    await replay.ask(1, { kind: 'story', agent: 7, days: 10 });
    expect(replies).toEqual([
      { kind: 'progress', progress: { phase: 'days', done: 3, of: 10 } },
      { kind: 'progress', progress: { phase: 'days', done: 6, of: 10 } },
      { kind: 'progress', progress: { phase: 'days', done: 9, of: 10 } },
      { kind: 'story', id: 1, story: { agent: 7, days: 10, traits: [], groups: [], entries: [] } },
    ]);
  });

  it('keeps its days: a second question costs nothing', async () => {
    const one = slow(60);
    const { replay, replies } = replayed(one);
    await replay.ask(1, { kind: 'story', agent: 7, days: 10 });
    const before = one.clock.time;
    await replay.ask(2, { kind: 'begun', day: 4 });
    expect(one.clock.time).toBe(before);
    expect(replies.at(-1)).toEqual({ kind: 'begun', id: 2, agents: Uint32Array.of(4, 5) });
  });

  it('answers the newest question only', async () => {
    const { replay, replies } = replayed(slow(60), (rests) => {
      if (rests === 2) void replay.ask(2, { kind: 'story', agent: 8, days: 12 });
    });
    await replay.ask(1, { kind: 'story', agent: 7, days: 50 });
    expect(replies.filter(({ kind }) => kind === 'story')).toEqual([
      { kind: 'story', id: 2, story: { agent: 8, days: 12, traits: [], groups: [], entries: [] } },
    ]);
  });

  it('stops when told to, and goes on from there', async () => {
    const one = slow(60);
    const { replay, replies } = replayed(one, (rests) => rests === 1 && replay.stop());
    await replay.ask(1, { kind: 'story', agent: 7, days: 50 });
    expect(kinds(replies)).toEqual(['progress']);
    expect(one.chronicle.days).toBe(3);
    await replay.ask(2, { kind: 'story', agent: 7, days: 4 });
    expect(kinds(replies)).toEqual(['progress', 'story']);
  });

  it('answers with what there is where the record is full', async () => {
    const { replay, replies } = replayed(slow(60, 5));
    await replay.ask(1, { kind: 'story', agent: 7, days: 50 });
    expect(replies.at(-1)).toMatchObject({ kind: 'story', story: { days: 5 } });
    await replay.ask(2, { kind: 'story', agent: 8, days: 50 });
    expect(replies.at(-1)).toMatchObject({ kind: 'story', id: 2, story: { agent: 8, days: 5 } });
  });
});
