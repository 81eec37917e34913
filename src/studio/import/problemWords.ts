/** Problems as sentences in the language of the page. */
import { columnLetter } from '../../scenario/observe/letters';
import { type Problem, type ProblemKind, placeWords, problemWords } from '../../scenario/observe/problem';
import { words } from '../language';

const german = (problem: Problem): string => {
  const { kind, value, other = '' } = problem;
  const what = value.trim() === '' ? 'die leere Zelle' : `„${value.length > 40 ? `${value.slice(0, 39)}…` : value}“`;
  const name = problem.name.replaceAll('_', ' ');
  switch (kind) {
    case 'number':
      return `${what} ist keine Zahl. Erwartet: eine Zahl für ${name}. Beispiel: 42`;
    case 'date':
      return `${what} ist kein Datum. Erwartet: ein Datum unter „${name}“. Beispiel: 2020-03-01`;
    case 'day':
      return `${what} ist keine ganze Zahl. Erwartet: eine Zahl von Tagen oder Wochen unter „${name}“. Beispiel: 7`;
    case 'quote':
      return 'Ein Anführungszeichen ist nicht geschlossen oder steht mitten im Wert. Erwartet: paarweise. Beispiel: "ein ""zitiertes"" Wort"';
    case 'width':
      return `${value} Zellen, wo die Tabelle ${other} hat. Erwartet: Anführungszeichen um Werte mit Trennzeichen. Beispiel: "Lee, Ann"`;
    case 'twice':
      return `${what} steht zweimal da. Erwartet: eine Zeile je Tag oder Woche. Beispiel: 2020-03-01`;
    case 'falls':
      return `Die laufende Summe ${name} fällt von ${other} auf ${value}. Erwartet: eine Summe, die bleibt oder wächst. Beispiel: ${other}`;
  }
};

/** Where it is, what it is, and what many of its kind are called. */
export const problemText = words<{
  place(problem: Problem): string;
  what(problem: Problem): string;
  readonly kinds: Readonly<Record<ProblemKind, string>>;
}>({
  en: {
    place: placeWords,
    what: problemWords,
    kinds: {
      number: 'cells that are no numbers',
      date: 'cells that are no dates',
      day: 'cells that are no days',
      quote: 'rows with broken quotes',
      width: 'rows with too many cells',
      twice: 'rows of a day that stands twice',
      falls: 'totals that fall',
    },
  },
  de: {
    place: ({ row, column }) => (column < 0 ? `Zeile ${row}` : `Zeile ${row}, Spalte ${columnLetter(column)}`),
    what: german,
    kinds: {
      number: 'Zellen, die keine Zahlen sind',
      date: 'Zellen, die keine Daten sind',
      day: 'Zellen, die keine Tage sind',
      quote: 'Zeilen mit offenen Anführungszeichen',
      width: 'Zeilen mit zu vielen Zellen',
      twice: 'Zeilen eines Tages, der zweimal dasteht',
      falls: 'Summen, die fallen',
    },
  },
});
