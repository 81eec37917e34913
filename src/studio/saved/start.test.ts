/** The rules of the start: a link wins, work comes back, other work is offered, and a first visit is a first visit. */
import { describe, expect, it } from 'vitest';
import { majorityScenario } from '../../engine/testing/majority';
import type { Settings } from '../store';
import { chooseStart, type StartFacts } from './start';
import type { Work } from './work';

const settings = (title: string): Settings => {
  const scenario = majorityScenario({ title });
  return { scenario, baseline: scenario };
};
const work = (id: string, time: number, title = id): Work => ({
  ...settings(title),
  ...{ id, time, writer: 'w', edited: true, record: { id } },
});

const facts: StartFacts = {
  ...{ linked: false, link: null, works: [], tab: null, again: false },
  same: (one, other) => one.scenario.title === other.scenario.title,
};
const linked = { ...facts, linked: true, link: settings('link') };
const [old, latest] = [work('old', 1), work('latest', 2)];
const own = work('own', 1);

describe('the start of the page', () => {
  it('is a first visit where nothing was kept, whatever the tab remembers', () => {
    expect(chooseStart({ ...facts, tab: 'gone', again: true })).toEqual({ kind: 'first' });
  });

  it('goes on with the latest work on a bare address, with its own after a reload', () => {
    const works = [own, latest];
    expect(chooseStart({ ...facts, works, tab: 'own' })).toMatchObject({ work: latest, bare: true });
    expect(chooseStart({ ...facts, works, tab: 'own', again: true })).toMatchObject({ work: own, bare: true });
  });

  it('does as the link says and offers the latest work', () => {
    expect(chooseStart({ ...linked, works: [old, latest] })).toEqual({ kind: 'link', earlier: latest });
    expect(chooseStart(linked)).toEqual({ kind: 'link', earlier: null });
    expect(chooseStart({ ...linked, link: null, works: [old] })).toEqual({ kind: 'link', earlier: old });
  });

  it('goes on with work that the link is the link of, without a word', () => {
    const same = work('same', 3, 'link');
    expect(chooseStart({ ...linked, works: [old, same] })).toMatchObject({ kind: 'resume', work: same, bare: false });
    // Of older work only that of this tab counts: somebody may have sent a link that is like it.
    const older = work('older', 0, 'link');
    expect(chooseStart({ ...linked, works: [latest, older] })).toMatchObject({ kind: 'link' });
    expect(chooseStart({ ...linked, works: [latest, older], tab: 'older' })).toMatchObject({ work: older });
  });

  it('takes the settings of the address and the rest of the work where the tab was killed in between', () => {
    const found = chooseStart({ ...linked, works: [latest, own], tab: 'own', again: true });
    expect(found).toMatchObject({ kind: 'resume', work: own, settings: linked.link });
    expect(chooseStart({ ...linked, works: [latest, own], tab: 'own' })).toMatchObject({ kind: 'link' });
  });
});
