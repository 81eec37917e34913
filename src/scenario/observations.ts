/**
 * Observed series from a CSV in one go, for programs: everything is guessed and nothing may be wrong. People are asked instead
 * (`observe/` has the parts). Knows no epidemic; the figures that come with the studio are in `observed.ts`.
 */
import { type CsvError, fileFault, MAX_ERRORS } from './csv';
import { guessPlan } from './observe/plan';
import { type Problem, placeWords, problemWords } from './observe/problem';
import { readByPlan } from './observe/read';
import type { Observations } from './observe/series';
import { surveyTable } from './observe/survey';
import { show } from './words';

export type { Observations, ObservedSeries } from './observe/series';

export type ObservationsResult =
  | { readonly ok: true; readonly observations: Observations }
  | { readonly ok: false; readonly errors: readonly CsvError[] };

const NO_ROWS = 'no rows found; the file needs a header and at least one row. Example: date,cases';

/**
 * Reads series over time. The time column is the one named date, day, week or time, else the first whose cells are dates; a
 * column is a series when at least half of its filled cells are numbers. Rows may come in any order.
 *
 * @param name what the errors call the file
 */
export function readObservations(text: string, name = 'observations'): ObservationsResult {
  const whole = fileFault(text);
  if (whole !== null) return refused(name, whole);
  const survey = surveyTable(text);
  if (survey.rows === 0) return refused(name, NO_ROWS);
  const plan = guessPlan(survey);
  const names = survey.columns.map((column) => column.name);
  if (plan.time < 0) {
    const has = names.map(show).join(', ').slice(0, 120);
    return refused(
      name,
      `no column of time; name one date, day or week. The header has ${has}. Example: date,cases`,
      1,
    );
  }
  if (plan.values.length === 0) return refused(name, 'no column of numbers beside the time. Example: date,cases', 1);
  if (plan.place) {
    const column = survey.columns[plan.place.column];
    const places = (column.distinct ?? []).map(show).join(', ').slice(0, 80);
    return refused(name, `several places under ${show(column.name)} (${places}); keep the rows of one of them.`);
  }
  const { observations, problems } = readByPlan(text, plan, names, { name });
  if (problems.length > 0)
    return { ok: false, errors: problems.slice(0, MAX_ERRORS).map((problem) => csvError(name, problem)) };
  return observations ? { ok: true, observations } : refused(name, NO_ROWS);
}

function refused(name: string, what: string, row = 0): ObservationsResult {
  return { ok: false, errors: [{ row, column: '', message: `${name}${row > 0 ? `, row ${row}` : ''}: ${what}` }] };
}

function csvError(name: string, problem: Problem): CsvError {
  const place = placeWords(problem);
  const message = `${name}, ${place[0].toLowerCase()}${place.slice(1)}: ${problemWords(problem)}`;
  return { row: problem.row, column: problem.name, message };
}
