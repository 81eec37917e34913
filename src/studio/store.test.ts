/** History: every edit is one step back and forward, and a joined edit is part of the one before. */
import { describe, expect, it } from 'vitest';
import { majorityScenario } from '../engine/testing/majority';
import { createStudioStore, edited, redone, type StudioState, undone, withNotice } from './store';

const named = (title: string) => majorityScenario({ title });
const settings = (title: string) => ({ scenario: named(title), baseline: named('a') });
const apply = (state: StudioState, change: Partial<StudioState> | null) => ({ ...state, ...change });
const title = ({ scenario }: StudioState) => scenario.title;

describe('history', () => {
  const start = createStudioStore(named('a')).getState();

  it('goes back and forward', () => {
    const b = apply(start, edited(start, settings('b')));
    const c = apply(b, edited(b, settings('c')));
    const back = apply(c, undone(c));
    expect([title(back), title(apply(back, undone(back))), title(apply(back, redone(back)))]).toEqual(['b', 'a', 'c']);
    expect(undone(start)).toBeNull();
    expect(redone(c)).toBeNull();
  });

  it('joins edits, and an edit after undo ends the way forward', () => {
    const b = apply(start, edited(start, settings('b')));
    const c = apply(b, edited(b, settings('c'), true));
    const back = apply(c, undone(c));
    expect(title(back)).toBe('a');
    const d = apply(back, edited(back, settings('d')));
    expect(redone(d)).toBeNull();
  });

  it('forgets what a link was shared with at the first edit', () => {
    const shared = { ...start, sharedDigest: '0123456789ab' };
    expect(edited(shared, settings('b')).sharedDigest).toBeNull();
  });
});

describe('notices', () => {
  it('replaces one of the same id', () => {
    const first = withNotice([], { id: 'link', tone: 'info', text: 'one' });
    const both = withNotice(first, { id: 'file', tone: 'info', text: 'two' });
    expect(withNotice(both, { id: 'link', tone: 'error', text: 'three' }).map(({ text }) => text)).toEqual([
      'two',
      'three',
    ]);
  });
});
