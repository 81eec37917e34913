/** Step 1: the first rows as they are read, with what was found out about how they are written. Every choice reads them anew. */
import { DATE_ORDERS, type DateOrder } from '../../scenario/observe/dateCell';
import { DELIMITERS } from '../../scenario/observe/dialect';
import { ENCODINGS } from '../../scenario/observe/encoding';
import { columnLetter } from '../../scenario/observe/letters';
import { words } from '../language';
import { Choice } from './Choice';
import { useImporter, useImportState } from './useImport';

const text = words({
  en: {
    heading: 'Is the table read right?',
    delimiter: 'Columns are parted by',
    marks: { ',': 'commas  ,', ';': 'semicolons  ;', '\t': 'tabs', '|': 'bars  |' },
    decimal: 'Decimal mark',
    decimals: { '.': 'point  1.5', ',': 'comma  1,5' },
    dates: 'Dates are written',
    orders: {
      ymd: 'year first  2020-03-31',
      dmy: 'day first  31/03/2020',
      mdy: 'month first  03/31/2020',
      serial: 'numbers of Excel  43921',
    },
    header: 'Names stand in row',
    noHeader: 'none',
    encoding: 'Letters',
    encodings: { 'utf-8': 'UTF-8', 'windows-1252': 'Windows (Western)', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16 BE' },
    doubtDates: (example: string) =>
      `The day and the month in ${example} could be either way round. Choose how dates are written.`,
    doubtDecimal: 'A mark before three digits can part thousands or decimals. Choose the decimal mark.',
    preview: 'First rows of the table',
  },
  de: {
    heading: 'Ist die Tabelle richtig gelesen?',
    delimiter: 'Spalten sind getrennt durch',
    marks: { ',': 'Kommas  ,', ';': 'Semikolons  ;', '\t': 'Tabulatoren', '|': 'Striche  |' },
    decimal: 'Dezimalzeichen',
    decimals: { '.': 'Punkt  1.5', ',': 'Komma  1,5' },
    dates: 'Daten stehen mit',
    orders: {
      ymd: 'Jahr zuerst  2020-03-31',
      dmy: 'Tag zuerst  31.03.2020',
      mdy: 'Monat zuerst  03/31/2020',
      serial: 'Zahlen von Excel  43921',
    },
    header: 'Namen stehen in Zeile',
    noHeader: 'keiner',
    encoding: 'Zeichen',
    encodings: {
      'utf-8': 'UTF-8',
      'windows-1252': 'Windows (westlich)',
      'utf-16le': 'UTF-16',
      'utf-16be': 'UTF-16 BE',
    },
    doubtDates: (example: string) =>
      `Tag und Monat in ${example} können vertauscht sein. Bitte wählen, wie Daten geschrieben sind.`,
    doubtDecimal:
      'Ein Zeichen vor drei Ziffern kann Tausender oder Dezimalen trennen. Bitte das Dezimalzeichen wählen.',
    preview: 'Erste Zeilen der Tabelle',
  },
});

/** What scrolls sideways must be reached by keyboard, though it holds no control. */
function focusable(element: HTMLElement | null): void {
  if (element) element.tabIndex = 0;
}

export function TableStep() {
  const importer = useImporter();
  const survey = useImportState((state) => state.survey);
  const encoding = useImportState((state) => state.encoding);
  const time = useImportState(({ draft }) => draft?.choices.plan?.time ?? -1);
  if (!survey) return null;
  const { dialect, doubts, head, columns } = survey;
  const orders: readonly DateOrder[] = DATE_ORDERS;
  return (
    <>
      <h3 tabIndex={-1}>{text().heading}</h3>
      {doubts.includes('dates') && time >= 0 && (
        <p className="import-doubt">{text().doubtDates(columns[time]?.example ?? '')}</p>
      )}
      {doubts.includes('decimal') && <p className="import-doubt">{text().doubtDecimal}</p>}
      <div className="import-fields">
        <Choice
          label={text().delimiter}
          value={dialect.delimiter}
          options={DELIMITERS.map((mark) => [mark, text().marks[mark]])}
          onChoose={(delimiter) => void importer.know({ delimiter })}
        />
        <Choice
          label={text().decimal}
          value={dialect.decimal}
          options={[
            ['.', text().decimals['.']],
            [',', text().decimals[',']],
          ]}
          onChoose={(decimal) => void importer.know({ decimal })}
        />
        <Choice
          label={text().dates}
          value={dialect.dates}
          options={orders.map((order) => [order, text().orders[order]])}
          onChoose={(dates) => void importer.know({ dates })}
        />
        <Choice
          label={text().header}
          value={String(dialect.header)}
          options={Array.from({ length: 11 }, (_, row) => [String(row), row === 0 ? text().noHeader : String(row)])}
          onChoose={(header) => void importer.know({ header: Number(header) })}
        />
        {encoding && (
          <Choice
            label={text().encoding}
            value={encoding}
            options={ENCODINGS.map((one) => [one, text().encodings[one]])}
            onChoose={(chosen) => void importer.encode(chosen)}
          />
        )}
      </div>
      <section className="import-scroll" aria-label={text().preview} ref={focusable}>
        <table className="import-table">
          <thead>
            <tr>
              <td />
              {columns.map(({ index }) => (
                <th key={index} scope="col">
                  {columnLetter(index)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {head.map(({ row, cells }) => (
              <tr key={row} className={row === dialect.header ? 'names' : undefined}>
                <th scope="row">{row}</th>
                {columns.map(({ index, kind }) => (
                  <td key={index} className={kind === 'number' && row !== dialect.header ? 'number' : undefined}>
                    {cells[index] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
