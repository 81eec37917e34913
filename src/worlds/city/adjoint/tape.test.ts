/** The tape against the run that it is of: the same run, the same infections, and by whom the stories say. */
import { describe, expect, it } from 'vitest';
import { rowsDifference } from '../differences.fixture';
import { Count } from '../enums';
import { epidemics } from '../epidemic.fixture';
import { cityWorld } from '../index';
import { CityChronicle } from '../story/chronicle';
import { find, OUTSIDE as NOBODY } from '../story/dayRecord';
import { modelWith, rowsOf } from '../theory.fixture';
import { historyOf } from './history';
import { OUTSIDE, WITNESSES } from './tape';

describe('a run with a tape', () => {
  it('is the run without, to the last count, whatever the scenario', () => {
    for (const scenario of epidemics(6, 1500, 40)) {
      const model = cityWorld.build(scenario);
      expect(rowsDifference(historyOf(model as never, 1).rows, rowsOf(model as never, 1))).toBe('equal');
    }
  });

  it('begins on day 0', () => {
    const twin = cityWorld.twin(modelWith({ agents: 1000, horizon: 5 }), 0) as unknown as {
      advance(): void;
      record(): unknown;
    };
    twin.advance();
    expect(() => twin.record()).toThrow('A tape begins with day 0; 1 days of this run are over.');
  });
});

describe('the tape', () => {
  const model = modelWith({ agents: 4000, horizon: 60, 'seeding.count': 40, 'disease.r0': 3, 'importation.rate': 0.5 });
  const { tape, rows } = historyOf(model, 2);
  const nodes = Array.from({ length: tape.length }, (_, node) => node);

  it('has a node for every infection, by day and person', () => {
    for (let day = 0; day < 60; day++) {
      expect(tape.starts[day + 2] - tape.starts[day + 1]).toBe(rows[day * Count.words + Count.infections]);
    }
    expect(tape.starts[1]).toBe(40);
    for (const node of nodes.slice(1)) {
      const before = node - 1;
      const later = tape.day[node] > tape.day[before];
      expect(later || (tape.day[node] === tape.day[before] && tape.person[node] > tape.person[before])).toBe(true);
    }
  });

  it('names those to whom the stories attribute an infection', () => {
    const chronicle = new CityChronicle(model, 2);
    for (let day = 0; day < 60; day++) chronicle.advance();
    let compared = 0;
    for (const node of nodes) {
      if (tape.day[node] < 0) continue;
      const record = chronicle.records[tape.day[node]];
      const infector = record.infectors[find(record.infected, tape.person[node])];
      const parent = tape.parent[node * WITNESSES];
      expect(parent === OUTSIDE ? NOBODY : tape.person[parent]).toBe(infector);
      if (parent !== OUTSIDE) compared++;
    }
    expect(compared).toBeGreaterThan(500);
  });

  it('has witnesses in order of days, of infected people, none before the infection', () => {
    let witnesses = 0;
    for (const node of nodes) {
      for (let k = 1; k < tape.count[node]; k++) {
        const at = node * WITNESSES + k;
        expect(tape.parentDay[at]).toBeGreaterThanOrEqual(tape.parentDay[at - 1]);
        expect(tape.day[tape.parent[at]]).toBeLessThan(tape.parentDay[at]);
        witnesses++;
      }
    }
    expect(witnesses).toBeGreaterThan(100);
  });
});
