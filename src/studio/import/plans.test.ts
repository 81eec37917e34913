import { describe, expect, it } from 'vitest';
import { guessPlan } from '../../scenario/observe/plan';
import { readByPlan } from '../../scenario/observe/read';
import { surveyTable } from '../../scenario/observe/survey';
import { jacksonCounty, newYorkCity } from '../../scenario/observed';
import { closureMarks, matchColumns, placeOverlay } from '../overlay';
import { hasWork, type ImportDraft, newDraft } from './draft';
import { doubtfulTotals, focused, guessMetrics, importedOverlay, nextStep, seriesNames, surelyTotals } from './plans';

/** A draft as the importer makes it of a text. */
function drafted(text: string, change: Partial<ImportDraft['choices']> = {}) {
  const survey = surveyTable(text);
  const guess = guessPlan(survey);
  const metrics = guessMetrics(seriesNames(survey, guess), 'deaths');
  const plan = focused(guess, survey, metrics);
  const names = survey.columns.map(({ name }) => name);
  const reading = readByPlan(text, plan, names, { name: 'mine.csv' });
  const fresh = newDraft('mine.csv', new Blob([text]));
  const draft: ImportDraft = { ...fresh, sha256: 'ab', choices: { ...fresh.choices, plan, metrics, ...change } };
  return { survey, reading, draft, step: nextStep(draft, survey, reading) };
}

describe('steps', () => {
  it.each([
    ['a clean table', 'date,cases\n2026-01-01,5\n2026-01-02,6\n', 'chart'],
    ['a date that reads both ways', 'date,cases\n03/04/2020,5\n', 'table'],
    ['a mark that reads both ways', 'date;cases\n2026-01-01;1,234\n2026-01-02;5\n', 'table'],
    ['several places', 'date,place,cases\n2026-01-01,A,5\n2026-01-01,B,6\n', 'columns'],
    ['no time', 'place,cases\nA,5\nA,6\n', 'columns'],
    ['two columns that no name gives away', 'date,x,y\n2026-01-01,5,6\n', 'columns'],
    ['one column that no name gives away', 'date,x\n2026-01-01,5\n', 'chart'],
    ['a cell that is no number', 'date,cases\n2026-01-01,5\n2026-01-02,x\n2026-01-03,7\n', 'problems'],
  ])('%s', (_, text, step) => {
    expect(drafted(text).step).toBe(step);
  });

  it('asks of a series that never falls, unless its name says why', () => {
    const rows = Array.from({ length: 20 }, (_, k) => `2026-01-${String(k + 1).padStart(2, '0')},${k * k}`).join('\n');
    const plain = drafted(`date,cases\n${rows}`);
    expect(plain.step).toBe('units');
    expect(doubtfulTotals(plain.reading, plain.draft.choices)).toEqual(['cases']);
    const named = drafted(`date,total_cases\n${rows}`);
    expect(surelyTotals(named.reading)).toEqual(['total_cases']);
    expect(named.step).toBe('chart');
  });

  it('are passed once the person went on from them', () => {
    const { draft, survey, reading } = drafted('date,place,cases\n2026-01-01,A,5\n2026-01-01,B,6\n');
    expect(nextStep({ ...draft, settled: ['columns'] }, survey, reading)).toBe('chart');
    expect(hasWork(draft)).toBe(false);
    expect(hasWork({ ...draft, settled: ['columns'] })).toBe(true);
  });

  it('tell faults of the columns that a metric needs only', () => {
    const text = 'date,cases,width\n2026-01-01,5,1\n2026-01-02,6,x\n2026-01-03,7,3\n';
    expect(drafted(text).reading.counts).toEqual({});
    expect(drafted(text).reading.observations?.series.map(({ name }) => name)).toEqual(['cases', 'width']);
  });
});

describe('columns by their names', () => {
  it('prefers new figures to totals, averages and rates, and uses each once', () => {
    const names = [
      'total_cases',
      'new_cases',
      'new_cases_smoothed',
      'new_cases_per_million',
      'new_deaths',
      'hosp_patients',
    ];
    expect(matchColumns(names)).toEqual({ positives: 'new_cases', deaths: 'new_deaths', admissions: 'hosp_patients' });
    expect(matchColumns(['Todesfälle', 'Fälle'])).toEqual({ deaths: 'Todesfälle', positives: 'Fälle' });
    expect(matchColumns(['x'])).toEqual({});
  });
});

describe('the overlay', () => {
  const run = { start: '2026-01-01', horizon: 60, agents: 3000 };
  it('is scaled by what is known of the people and stands by the calendar', () => {
    const text = 'date,cases,population\n2026-01-05,5,9000\n2026-01-06,6,9000\n';
    const { draft, reading } = drafted(text);
    expect(importedOverlay(draft, reading, run, 'n')).toMatchObject({
      population: 9000,
      shift: 4,
      columns: { positives: 'cases' },
      source: { name: 'mine.csv', sha256: 'ab' },
    });
    const placed = { ...draft, choices: { ...draft.choices, people: 100_000, alignment: 'day', day: 12 } as const };
    expect(importedOverlay(placed, reading, run, 'n')).toMatchObject({ population: 100_000, shift: 12 });
    expect(importedOverlay(draft, { ...reading, population: null }, run, 'n')?.population).toBe(3000);
  });
});

describe('closures', () => {
  it('fall on days of the run where the calendar does, and move with the figures', () => {
    const overlay = placeOverlay(newYorkCity, '2020-03-01', 60);
    const marks = closureMarks(overlay, 60);
    expect(marks).toHaveLength(8);
    expect(marks[0]).toEqual({ measure: 'foreign_travel_ban', from: 10, to: null });
    expect(closureMarks({ ...overlay, shift: overlay.shift - 7 }, 60)[0].from).toBe(3);
    const jackson = closureMarks(placeOverlay(jacksonCounty, '2020-03-15', 100), 100);
    expect(jackson.find(({ measure }) => measure === 'stay_at_home')).toEqual({
      measure: 'stay_at_home',
      from: 9,
      to: 50,
    });
    expect(closureMarks({ ...overlay, shift: 100 }, 60)).toEqual([]);
  });
});
