import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../dates';
import { DATE_ORDERS, detectOrder, parseDate } from './dateCell';
import { DELIMITERS, type Dialect, detectDialect } from './dialect';
import type { Edits } from './edits';
import { decodeText, detectEncoding, looksLikeText } from './encoding';
import { columnLetter } from './letters';
import { detectDecimal, parseNumber } from './numberCell';
import { guessPlan, type Plan } from './plan';
import { placeWords, problemWords } from './problem';
import { MOST_PROBLEMS, readByPlan } from './read';
import { surveyTable } from './survey';

function read(text: string, change: (plan: Plan) => Partial<Plan> = () => ({}), edits?: Edits) {
  const survey = surveyTable(text);
  const plan = guessPlan(survey);
  const names = survey.columns.map(({ name }) => name);
  return { survey, plan, ...readByPlan(text, { ...plan, ...change(plan) }, names, { edits }) };
}

const figures = (text: string) =>
  Object.fromEntries(read(text).observations?.series.map(({ name, values }) => [name, Array.from(values)]) ?? []);

describe('cells', () => {
  it.each([
    ['1,234', '.', 1234],
    ['1.234', ',', 1234],
    ['1,5', ',', 1.5],
    ['1 234,5', ',', 1234.5],
    ['1\u202f234', '.', 1234],
    ["1'234.5", '.', 1234.5],
    ['−7', '.', -7],
    ['2e3', '.', 2000],
    ['1,23', '.', Number.NaN],
    ['1.2.3', '.', Number.NaN],
    ['x', '.', Number.NaN],
    ['.', '.', Number.NaN],
    ['', ',', Number.NaN],
  ] as const)('reads the number %j with mark %s', (cell, mark, value) => {
    expect(parseNumber(cell, mark)).toBe(value);
  });

  it.each([
    ['2020-03-01', 'mdy', '2020-03-01'],
    ['2020/3/1', 'dmy', '2020-03-01'],
    ['20200301', 'ymd', '2020-03-01'],
    ['2020-03-01T12:00:00Z', 'ymd', '2020-03-01'],
    ['03.01.2020', 'dmy', '2020-01-03'],
    ['03/01/2020 00:00', 'mdy', '2020-03-01'],
    ['3/1/20', 'mdy', '2020-03-01'],
    ['1-Mar-20', 'ymd', '2020-03-01'],
    ['1. März 2020', 'dmy', '2020-03-01'],
    ['Mar 1, 2020', 'ymd', '2020-03-01'],
    ['43891', 'serial', '2020-03-01'],
    ['43891.5', 'serial', '2020-03-01'],
    ['2020-W10', 'ymd', '2020-03-02'],
    ['2021-W53', 'ymd', '2022-01-03'],
  ] as const)('reads the date %j in order %s', (cell, order, iso) => {
    expect(isoDate(parseDate(cell, order) ?? Number.NaN)).toBe(iso);
  });

  it.each([
    ['31/02/2020', 'dmy'],
    ['13/13/2020', 'mdy'],
    ['03/01/2020', 'ymd'],
    ['43891', 'ymd'],
    ['7', 'serial'],
    ['1-Foo-20', 'ymd'],
    ['2020-W60', 'ymd'],
  ] as const)('finds no date in %j in order %s', (cell, order) => {
    expect(parseDate(cell, order)).toBeNull();
  });

  it('never throws on cells and gives whole days', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom(...DATE_ORDERS), (cell, order) => {
        const day = parseDate(cell, order);
        if (day !== null) expect(Number.isInteger(day)).toBe(true);
        expect(typeof parseNumber(cell, ',')).toBe('number');
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the order of dates by impossible months, else by even steps, else says that it is a guess', () => {
    expect(detectOrder(['01/02/2020', '13/02/2020'])).toMatchObject({ order: 'dmy', certain: true });
    expect(detectOrder(['02/01/2020', '02/13/2020'])).toMatchObject({ order: 'mdy', certain: true });
    expect(detectOrder(['03/01/2020', '03/02/2020', '03/03/2020'])).toMatchObject({ order: 'mdy', certain: true });
    expect(detectOrder(['01/03/2020', '08/03/2020'])).toMatchObject({ order: 'dmy', certain: true });
    expect(detectOrder(['03/04/2020'])).toMatchObject({ order: 'mdy', certain: false });
    expect(detectOrder(['03.04.2020'])).toMatchObject({ order: 'dmy', certain: true });
  });

  it('finds the decimal mark, or says that it is a guess', () => {
    expect(detectDecimal(['1,5', '2'], ';')).toEqual({ mark: ',', certain: true });
    expect(detectDecimal(['1.234.567'], ';')).toEqual({ mark: ',', certain: true });
    expect(detectDecimal(['1,234.5'], ',')).toEqual({ mark: '.', certain: true });
    expect(detectDecimal(['0,123'], ';')).toEqual({ mark: ',', certain: true });
    expect(detectDecimal(['1,234'], ';')).toEqual({ mark: '.', certain: false });
    expect(detectDecimal(['2.500'], ',')).toEqual({ mark: '.', certain: true });
    expect(detectDecimal(['12', 'x'], ',')).toEqual({ mark: '.', certain: true });
  });

  it('names columns as spreadsheets do', () => {
    expect([0, 5, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'F', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});

describe('encodings', () => {
  const utf16 = (text: string, big: boolean) => {
    const bytes = new Uint8Array(2 * text.length);
    for (let k = 0; k < text.length; k++) new DataView(bytes.buffer).setUint16(2 * k, text.charCodeAt(k), !big);
    return bytes;
  };
  it.each([
    ['utf-8', new TextEncoder().encode('tag,fälle\n')],
    ['utf-8', new TextEncoder().encode('\ufefftag,fälle\n')],
    ['windows-1252', Uint8Array.from('tag,fälle\n', (one) => one.charCodeAt(0))],
    ['utf-16le', utf16('\ufefftag,fälle\n', false)],
    ['utf-16be', utf16('\ufefftag,fälle\n', true)],
    ['utf-16le', utf16('tag,fälle\n', false)],
    ['utf-16be', utf16('tag,fälle\n', true)],
  ] as const)('finds %s', (encoding, bytes) => {
    expect(detectEncoding(bytes)).toBe(encoding);
    expect(decodeText(bytes, encoding)).toBe('tag,fälle\n');
    expect(looksLikeText(decodeText(bytes, encoding))).toBe(true);
  });
  it('knows that a picture is no text', () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d);
    expect(looksLikeText(decodeText(png, detectEncoding(png)))).toBe(false);
  });
});

describe('formats', () => {
  it('hubverse: one place and target at a time, the latest version of each week, dates as ends of weeks', () => {
    const text = [
      'as_of,target_end_date,target,location,observation',
      '2024-01-20,2024-01-06,wk inc flu hosp,US,100',
      '2024-01-20,2024-01-13,wk inc flu hosp,US,90',
      '2024-01-27,2024-01-06,wk inc flu hosp,US,110',
      '2024-01-20,2024-01-06,wk inc flu hosp,01,7',
      '2024-01-20,2024-01-06,wk inc flu death,US,5',
    ].join('\n');
    const { plan, observations, problems, survey } = read(text);
    expect(plan).toMatchObject({ time: 1, target: 2, values: [4], version: 0, weekEnds: true });
    expect(plan.place).toEqual({ column: 3, value: 'US' });
    expect(survey.columns[3].distinct).toEqual(['US', '01']);
    expect(problems).toEqual([]);
    expect(observations?.interval).toBe('weekly');
    expect(observations?.dates).toEqual(['2023-12-31', '2024-01-07']);
    expect(observations?.series).toEqual([
      { name: 'wk inc flu hosp', values: Float64Array.of(110, 90) },
      { name: 'wk inc flu death', values: Float64Array.of(5, Number.NaN) },
    ]);
  });

  it('Our World in Data: rows of one place, its population, no columns of facts', () => {
    const text = [
      'iso_code,continent,location,date,new_cases,new_deaths,population',
      'AFG,Asia,Afghanistan,2020-03-01,1,0,41128772',
      'AFG,Asia,Afghanistan,2020-03-02,0,,41128772',
      'DEU,Europe,Germany,2020-03-01,18,0,83369840',
      'DEU,Europe,Germany,2020-03-02,28,1,83369840',
    ].join('\n');
    const { plan, observations, population } = read(text);
    expect(plan.place).toEqual({ column: 2, value: 'Germany' });
    expect(population).toBe(83369840);
    expect(observations?.series).toEqual([
      { name: 'new_cases', values: Float64Array.of(18, 28) },
      { name: 'new_deaths', values: Float64Array.of(0, 1) },
    ]);
  });

  it('semicolons where the decimal comma of the one column splits every row as well', () => {
    const rows = Array.from({ length: 28 }, (_, day) => `${String(day + 1).padStart(2, '0')}.03.2020;${day},5`);
    for (const head of [['Datum;Fälle'], []]) {
      const { dialect } = detectDialect([...head, ...rows].join('\n'));
      expect(dialect).toMatchObject({ delimiter: ';', decimal: ',', dates: 'dmy' });
    }
  });

  it('semicolons with decimal commas, German dates, a byte order mark', () => {
    const text = '\ufeffDatum;Fälle;Inzidenz\r\n01.03.2020;1.200;0,5\r\n02.03.2020;900;1,25\r\n';
    const { survey, observations } = read(text);
    expect(survey.dialect).toEqual({ delimiter: ';', decimal: ',', dates: 'dmy', header: 1 });
    expect(observations?.dates).toEqual(['2020-03-01', '2020-03-02']);
    expect(figures(text)).toEqual({ Fälle: [1200, 900], Inzidenz: [0.5, 1.25] });
  });

  it('dates as Excel leaves them: serial numbers, 1-Mar-20, American', () => {
    for (const dates of [
      ['43891', '43892', '43893'],
      ['1-Mar-20', '2-Mar-20', '3-Mar-20'],
      ['3/1/2020', '3/2/2020', '3/3/2020'],
      ['01/03/20', '02/03/20', '03/03/20'],
    ]) {
      const { observations, survey } = read(`date\tcases\n${dates.map((date, k) => `${date}\t${k}`).join('\n')}`);
      expect(observations?.dates).toEqual(['2020-03-01', '2020-03-02', '2020-03-03']);
      expect(survey.doubts).toEqual([]);
    }
  });

  it('titles above the header, a sep line, and no header', () => {
    expect(
      read('Weekly report\nsource: us\ndate,cases\n2020-03-01,4\n2020-03-02,5\n2020-03-03,5\n').survey.dialect.header,
    ).toBe(3);
    expect(figures('sep=;\ndate;cases\n2020-03-01;4')).toEqual({ cases: [4] });
    const bare = read('2020-03-01,4\n2020-03-02,5\n');
    expect(bare.survey.dialect.header).toBe(0);
    expect(bare.observations?.series).toEqual([{ name: 'B', values: Float64Array.of(4, 5) }]);
  });

  it('counted days and weeks', () => {
    expect(read('week,n\n1,4\n2,5\n').observations).toMatchObject({ clock: 'relative', interval: 'weekly' });
    expect(Array.from(read('day,n\n0,4\n1,5\n').observations?.days ?? [])).toEqual([0, 1]);
  });

  it('adds up rows of one day where asked, tells of them where not', () => {
    const text = 'date,age,n\n2020-03-01,old,1\n2020-03-01,young,2\n2020-03-02,old,3\n';
    expect(read(text).counts).toEqual({ twice: 1 });
    const { observations, counts } = read(text, () => ({ sum: true }));
    expect(counts).toEqual({});
    expect(observations?.series[0].values).toEqual(Float64Array.of(3, 3));
  });

  it('takes differences of running totals and tells where one falls', () => {
    const totals = Array.from({ length: 20 }, (_, k) => k * k);
    const text = `date,cases\n${totals.map((total, k) => `${isoDate(18_322 + k)},${total}`).join('\n')}`;
    expect(read(text).growing).toEqual(['cases']);
    expect(read('date,cases\n2020-03-01,1\n2020-03-02,2\n').growing).toEqual([]);
    const rare = Array.from({ length: 60 }, (_, k) => `${isoDate(18_322 + k)},${k > 30 && k % 7 < 3 ? 1 : 0}`);
    expect(read(`date,deaths\n${rare.join('\n')}`).growing).toEqual([]);
    const { observations } = read(text, () => ({ totals: ['cases'] }));
    expect(Array.from(observations?.series[0].values ?? []).slice(0, 4)).toEqual([Number.NaN, 1, 3, 5]);
    const fallen = read('date,deaths\n2020-11-11,393\n2020-11-12,151\n2020-11-13,397\n', () => ({
      totals: ['deaths'],
    }));
    expect(fallen.problems).toHaveLength(1);
    const [problem] = fallen.problems;
    expect(`${placeWords(problem)}: ${problemWords(problem)}`).toBe(
      'Row 3, column B: the running total of deaths falls from 393 to 151. Expected a total that stays or grows. Example: 393',
    );
    expect(Array.from(fallen.observations?.series[0].values ?? [])).toEqual([Number.NaN, Number.NaN, 4]);
  });

  it('reads weights', () => {
    expect(read('date,n,weight\n2020-03-01,1,0.5\n2020-03-02,2,\n').weights).toEqual(Float64Array.of(0.5, 1));
  });
});

describe('problems', () => {
  const text =
    'id,place,kind,x,date,death date\n1,a,b,c,2020-03-01,3\n2,a,b,c,2020-03-02,4\n3,a,b,c,2020-03-03,5\n4,a,b,c,soon,5\n5,a,b,c,2020-03-05,many\n';
  it('have row, letter, value, expectation and example', () => {
    const { problems } = read(text);
    expect(problems.map((one) => `${placeWords(one)}: ${problemWords(one)}`)).toEqual([
      "Row 5, column E: 'soon' is not a date. Expected a date under 'date'. Example: 2020-03-01",
      "Row 6, column F: 'many' is not a number. Expected a number of death date. Example: 42",
    ]);
  });
  it('go by skipping a row, a kind, or by another text in the cell', () => {
    const edits: Edits = { cells: { '5:4': '2020-03-04' }, rows: [], kinds: ['number'] };
    const { problems, observations, skipped } = read(text, undefined, edits);
    expect(problems).toEqual([]);
    expect(skipped).toBe(1);
    expect(observations?.series[0].values).toEqual(Float64Array.of(3, 4, 5, 5, Number.NaN));
    expect(read(text, undefined, { cells: {}, rows: [5, 6], kinds: [] }).problems).toEqual([]);
  });
  it('are told for broken quotes and stray separators', () => {
    expect(read('date,n\n2020-03-01,1\n2020-03-02,1,5\n2020-03-03,2\n').counts).toEqual({ width: 1 });
    expect(read('date,n\n2020-03-01,1\n2020-03-02,2\n2020-03-03,"2\n').counts).toEqual({ quote: 1 });
  });
  it('are all counted, the first are listed', () => {
    const rows = Array.from({ length: 500 }, (_, k) => `${isoDate(18_322 + k)},${k < 100 ? k : 'x'}`);
    const { problems, counts } = read(`date,n\n${rows.join('\n')}`, () => ({ values: [1] }));
    expect(counts).toEqual({ number: 400 });
    expect(problems).toHaveLength(MOST_PROBLEMS);
    expect(problems[0].row).toBe(102);
  });
});

describe('any text', () => {
  it('never throws and keeps its shapes', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc
        .array(
          fc.array(fc.constantFrom('date', '2020-03-01', '1,5', '3', '"', 'x', '', '44000', 'target'), {
            maxLength: 5,
          }),
          { maxLength: 8 },
        )
        .chain((rows) =>
          fc.constantFrom(...DELIMITERS).map((mark) => rows.map((cells) => cells.join(mark)).join('\n')),
        ),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { observations, survey, problems } = read(text);
        for (const { values } of observations?.series ?? [])
          expect(values).toHaveLength(observations?.days.length ?? 0);
        for (const { row } of problems) expect(row).toBeGreaterThan(survey.dialect.header);
      }),
      { numRuns: 1000 },
    );
  });

  it('is read back from every dialect', () => {
    const date: Readonly<Record<Dialect['dates'], (day: number) => string>> = {
      ymd: isoDate,
      dmy: (day) => isoDate(day).split('-').reverse().join('/'),
      mdy: (day) => isoDate(day).replace(/(\d+)-(\d+)-(\d+)/, '$2/$3/$1'),
      serial: (day) => String(day + 25_569),
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...DELIMITERS),
        fc.constantFrom('.', ','),
        fc.constantFrom(...DATE_ORDERS),
        fc.constantFrom('\n', '\r\n'),
        fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 20, maxLength: 40 }),
        (delimiter, decimal, dates, line, list) => {
          fc.pre(!(delimiter === ',' && decimal === ','));
          const values = list.map((value) => value / 100 + 0.01);
          const rows = values.map((value, k) => [
            date[dates](18_322 + k),
            value.toFixed(2).replace('.', decimal),
            String(k),
          ]);
          const text = [['date', 'cases', 'deaths'], ...rows].map((cells) => cells.join(delimiter)).join(line);
          const detected = detectDialect(text);
          expect(detected).toEqual({ dialect: { delimiter, decimal, dates, header: 1 }, doubts: [] });
          expect(figures(text)).toEqual({
            cases: values.map((value) => Number(value.toFixed(2))),
            deaths: list.map((_, k) => k),
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});

const folder = join(import.meta.dirname, '../../../../shared/data/epidemic');

describe.skipIf(!existsSync(folder))('the files of ../shared/data (skipped where they are absent)', () => {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  it('New York City: three columns without a problem', () => {
    const { observations, problems } = read(readFileSync(join(folder, 'nyc_city_daily.csv'), 'utf8'));
    expect(problems).toEqual([]);
    expect(observations?.series.map(({ name, values }) => [name, sum(values)])).toEqual([
      ['cases', 791_676],
      ['hospitalisations', 104_699],
      ['deaths', 33_792],
    ]);
  });
  it('Jackson County: running totals are found and their differences are the daily figures', () => {
    const text = readFileSync(join(folder, 'jackson_mo_daily.csv'), 'utf8');
    expect(read(text).growing).toEqual(['cum_cases', 'cum_deaths']);
    const { observations, problems } = read(text, () => ({ totals: ['cum_cases', 'cum_deaths'] }));
    expect(problems).toEqual([]);
    const [cases, deaths, fromCases, fromDeaths] = observations?.series.map(({ values }) => values.subarray(1)) ?? [];
    expect(fromCases).toEqual(cases);
    expect(fromDeaths).toEqual(deaths);
  });
});
