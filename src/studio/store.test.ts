/** History: every edit is one step back and forward, and a joined edit is part of the one before. */
import { describe, expect, it } from 'vitest';
import { majorityScenario } from '../engine/testing/majority';
import { newYorkCity } from '../scenario/observed';
import { placeOverlay } from './overlay';
import { createStudioStore, edited, overlaid, redone, type StudioState, undone, withNotice } from './store';

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

  it('counts no edit that changes nothing, and none that ends where it began', () => {
    const b = apply(start, edited(start, settings('b')));
    expect(apply(b, edited(b, settings('b'))).past).toHaveLength(1);
    const dragged = apply(b, edited(b, settings('c')));
    expect(dragged.past).toHaveLength(2);
    const back = apply(dragged, edited(dragged, settings('b'), true));
    expect([title(back), back.past.length]).toEqual(['b', 1]);
    expect(title(apply(back, undone(back)))).toBe('a');
  });

  it('takes other observations as a step, and leaves alone how they are held against the run', () => {
    const overlay = placeOverlay(newYorkCity, '2020-03-01', 60);
    const own = { ...overlay, observations: { ...newYorkCity, name: 'mine.csv' } };
    const name = (state: StudioState) => [state.overlay?.observations.name, state.overlay?.shift, state.metric];
    const first = { ...start, overlay, metric: 'deaths' };
    const imported = apply(first, overlaid(first, own, 'positives'));
    const moved = { ...imported, overlay: { ...own, shift: 99 } };
    const changed = apply(moved, edited(moved, settings('b')));
    const once = apply(changed, undone(changed));
    expect([title(once), ...name(once)]).toEqual(['a', 'mine.csv', 99, 'positives']);
    const twice = apply(once, undone(once));
    expect(name(twice)).toEqual(['New York City', overlay.shift, 'deaths']);
    expect(name(apply(twice, redone(twice)))).toEqual(['mine.csv', 99, 'positives']);
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
