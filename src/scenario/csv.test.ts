import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ColumnSpec, MAX_ERRORS, readTable } from './csv';

const columns: readonly ColumnSpec[] = [
  { name: 'id', aliases: ['', 'person'], kind: 'integer', required: true, min: 0 },
  { name: 'age', kind: 'number', required: true, min: 0, max: 120 },
  { name: 'seen', kind: 'date', required: false },
  { name: 'note', kind: 'text', required: false },
];
const read = (text: string) => readTable(text, { columns, name: 'people.csv' });

function tableOf(text: string) {
  const result = read(text);
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result.table;
}

function messagesOf(text: string): string[] {
  const result = read(text);
  return result.ok ? [] : result.errors.map(({ message }) => message);
}

describe('readTable', () => {
  it('reads byte order mark, CRLF, quotes, blank lines, unnamed columns and other separators', () => {
    const plain = tableOf('id,age,seen,note\n1,30,2020-03-01,"a ""b"", c"\n2,4.5,,\n');
    expect(plain.rows).toBe(2);
    expect(plain.numbers.id).toEqual(Float64Array.of(1, 2));
    expect(plain.numbers.age).toEqual(Float64Array.of(30, 4.5));
    expect(plain.texts.seen).toEqual(['2020-03-01', '']);
    expect(plain.texts.note).toEqual(['a "b", c', '']);
    const other = tableOf('\ufeff;Age;colour\r\n1;30;red\r\n\r\n2;4;blue\r\n\r\n\r\n');
    expect(other.numbers).toEqual({ id: Float64Array.of(1, 2), age: Float64Array.of(30, 4) });
    expect(other.ignored).toEqual(['colour']);
  });

  it('locates every fault', () => {
    expect(messagesOf('id,age,seen\n1,old,2020-03-01\n,30,1.3.2020\n2,121,\n1.5,3,\n5,,')).toEqual([
      "people.csv, row 2, column age: 'old' is not a number between 0 and 120. Example: 42",
      'people.csv, row 3, column id: the cell is empty. Expected a whole number of at least 0. Example: 42',
      "people.csv, row 3, column seen: '1.3.2020' is not an ISO date. Example: 2020-03-01",
      "people.csv, row 4, column age: '121' is not a number between 0 and 120. Example: 42",
      "people.csv, row 5, column id: '1.5' is not a whole number of at least 0. Example: 42",
      'people.csv, row 6, column age: the cell is empty. Expected a number between 0 and 120. Example: 42',
    ]);
  });

  it.each([
    ['', 'people.csv: no rows found; the file needs a header and at least one row. Example: date,cases'],
    ['id,age\n\n', 'people.csv: no rows found; the file needs a header and at least one row. Example: date,cases'],
    ['\u0089PNG\0\0', 'people.csv: this is not a text file; save the table as CSV (UTF-8). Example: date,cases'],
    ['id,age,age\n1,2,3', 'people.csv, row 1, column age: the column stands 2 times in the header; keep one of them.'],
    [
      'id,years\n1,2',
      "people.csv, row 1, column age: the column is missing; the header has 'id', 'years'. Example of a header: id,age,seen,note",
    ],
    [
      'id,age\n1,2,3',
      'people.csv, row 2: 3 cells where the header has 2; a separator inside a value needs double quotes. Example: "Lee, Ann"',
    ],
    [
      'id,age\n1,"2',
      'people.csv, row 2: a double quote is not closed or stands inside a value. Example: "a ""quoted"" word"',
    ],
    ['id,age\n1,NaN', "people.csv, row 2, column age: 'NaN' is not a number between 0 and 120. Example: 42"],
    ['id,age\n0x10,1', "people.csv, row 2, column id: '0x10' is not a whole number of at least 0. Example: 42"],
  ])('refuses %j', (text, message) => {
    expect(messagesOf(text)[0]).toBe(message);
  });

  it('stops after the first errors', () => {
    expect(messagesOf(`id,age\n${'x,y\n'.repeat(1000)}`)).toHaveLength(MAX_ERRORS);
  });

  it('returns what was written', () => {
    const row = fc.tuple(
      fc.nat(),
      fc.double({ min: 0, max: 120, noNaN: true }),
      fc.string().filter((s) => s.trim() === s),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const lines = rows.map(([id, age, note]) => `${id},${age},"${note.replace(/"/g, '""')}"`);
        const table = tableOf(`id,age,note${end}${lines.join(end)}${end}`);
        expect(Array.from(table.numbers.id)).toEqual(rows.map(([id]) => id));
        expect(Array.from(table.numbers.age, (age) => age + 0)).toEqual(rows.map(([, age]) => age + 0));
        expect(table.texts.note).toEqual(rows.map(([, , note]) => note));
      }),
    );
  });

  it('ends any text in a table or in located errors', () => {
    const soup = fc.array(
      fc.constantFrom('id', 'age', ',', ';', '"', '\n', '\r', '1', '-', '2020-01-01', ' ', '\t', 'é', '\0'),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          soup.map((list) => `id,age\n${list.join('')}`),
        ),
        (text) => {
          const result = read(text);
          if (result.ok) expect(result.table.numbers.id).toHaveLength(result.table.rows);
          else expect(result.errors[0].message).toMatch(/^people\.csv(, row \d+)?(, column \w+)?: ./);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads a million rows', () => {
    const table = tableOf(`id,age\n${Array.from({ length: 1e6 }, (_, k) => `${k},${k % 100}`).join('\n')}`);
    expect(table.rows).toBe(1e6);
    expect(table.numbers.id[999_999]).toBe(999_999);
    expect(table.numbers.age[123_456]).toBe(56);
  });
});
