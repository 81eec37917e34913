import { afterEach, describe, expect, it } from 'vitest';
import type { StoryEntry } from '../../worlds/story';
import { setLanguage } from '../language';
import { entryPieces, factsOf, headingOf, plain, summaryPieces } from './storyWords';

afterEach(() => setLanguage('en'));

const infected: StoryEntry = { day: 31, kind: 'infected', how: 'work', agents: [12004], share: 0.62 };
const passedOn = (to: number): StoryEntry => ({ day: 36, kind: 'passed-on', how: 'household', agents: [to], share: 1 });
const summary = (entries: readonly StoryEntry[], ended = false) => plain(summaryPieces(entries, ended));
const sentence = (entry: StoryEntry) => plain(entryPieces(entry));

describe('the summary', () => {
  it('says where, by whom and to how many', () => {
    const entries = [infected, passedOn(1), passedOn(2), passedOn(3)];
    expect(summary(entries)).toBe('Infected on day 31 at work by person 12,004; passed it on to 3 people.');
    expect(summary([...entries, { day: 44, kind: 'recovered' }])).toBe(
      'Infected on day 31 at work by person 12,004; passed it on to 3 people. Recovered on day 44.',
    );
    expect(summary([infected, passedOn(1), { day: 50, kind: 'died' }])).toBe(
      'Infected on day 31 at work by person 12,004; passed it on to 1 person. Died on day 50.',
    );
  });

  it('says nobody only when nobody can follow', () => {
    expect(summary([infected])).toBe('Infected on day 31 at work by person 12,004.');
    expect(summary([infected], true)).toBe('Infected on day 31 at work by person 12,004; passed it on to nobody.');
  });

  it('tells seeds, arrivals, reinfections and those who got away', () => {
    expect(summary([])).toBe('Not infected so far.');
    expect(summary([], true)).toBe('Never infected in this run.');
    expect(summary([{ day: 0, kind: 'infected', how: 'start' }])).toBe('Infected when the run began.');
    expect(summary([{ day: 9, kind: 'infected', how: 'outside' }])).toBe('Infected elsewhere on day 9.');
    const again: StoryEntry = { day: 80, kind: 'reinfected', how: 'school', agents: [5] };
    expect(summary([infected, { day: 44, kind: 'recovered' }, again])).toBe(
      'Infected on day 80 at school by person 5. This was infection number 2.',
    );
  });

  it('is German where the page is', () => {
    setLanguage('de');
    expect(summary([infected, passedOn(1), passedOn(2), { day: 44, kind: 'recovered' }])).toMatch(
      /^An Tag 31 bei der Arbeit infiziert durch Person 12.004; steckte 2 Personen an\. An Tag 44 genesen\.$/,
    );
  });
});

describe('an entry', () => {
  it('names the probable infector with the probability, unless it is sure', () => {
    expect(sentence(infected)).toBe('Infected at work by person 12,004 (probability 62\u00a0%)');
    expect(sentence({ ...infected, share: 1 })).toBe('Infected at work by person 12,004');
    expect(sentence({ ...infected, kind: 'reinfected', share: 1, count: 2 })).toBe(
      'Infected again at work by person 12,004, second variant',
    );
  });

  it('holds people as pieces that can be chosen', () => {
    expect(entryPieces(infected).filter((piece) => typeof piece !== 'string')).toEqual([{ agent: 12004 }]);
  });

  it('counts those for whom there is no room', () => {
    const notified = { day: 9, kind: 'notified', how: 'app' };
    expect(sentence({ ...notified, agents: [1, 2, 3, 4] })).toBe(
      'Told by the app: contact of person 1, person 2, person 3 and person 4',
    );
    expect(sentence({ ...notified, agents: [1, 2, 3, 4, 5, 6] })).toBe(
      'Told by the app: contact of person 1, person 2, person 3 and 3 more',
    );
  });

  it('has words for every kind that the city tells of, and falls back to the name of another', () => {
    const kinds = [
      'infectious',
      'symptoms',
      'hospital',
      'critical',
      'recovered',
      'died',
      'tested',
      'positive',
      'negative',
      'isolated',
      'isolation-over',
      'quarantined',
      'quarantine-over',
      'notified',
      'ignored',
      'interviewed',
      'passed-on',
      'dose',
    ];
    for (const language of ['en', 'de'] as const) {
      setLanguage(language);
      const texts = kinds.map((kind) => sentence({ day: 1, kind, agents: [1], until: 9, count: 1 }));
      expect(new Set(texts).size).toBe(kinds.length);
      expect(texts.filter((text, k) => text === kinds[k])).toEqual([]);
    }
    expect(sentence({ day: 1, kind: 'promoted' })).toBe('promoted');
  });
});

it('says who a person is', () => {
  expect(headingOf(48213, [{ kind: 'age', value: '35-39' }])).toBe('Person 48,213, aged 35–39');
  expect(headingOf(48213, [])).toBe('Person 48,213');
  const groups = [
    { kind: 'household', size: 1, others: [] },
    { kind: 'work', size: 112, part: 23, number: 4 },
    { kind: 'network-community', size: 7 },
  ];
  expect(
    factsOf(groups, [
      { kind: 'app', value: true },
      { kind: 'isolates', value: false },
    ]),
  ).toEqual([
    'Lives alone',
    'Workplace of 112, team of 23',
    '6 stored contacts in the community',
    'Has the tracing app',
    'Does not isolate',
  ]);
});
