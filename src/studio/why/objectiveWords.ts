/** Objectives in words: their name, and what there is more or less of. Pure. */
import { compactFine, short, whole } from '../format';
import { language, words } from '../language';

interface ObjectiveText {
  readonly label: string;
  /** What is counted, in the plural. */
  readonly of: string;
  /** One of many rather than an amount: English says fewer, not less. */
  readonly counted?: boolean;
}

const text = words<{
  readonly more: (size: string, what: string) => string;
  readonly fewer: (size: string, what: string) => string;
  readonly less: (size: string, what: string) => string;
  readonly objectives: Readonly<Record<string, ObjectiveText>>;
}>({
  en: {
    more: (size, what) => `${size} more ${what}`,
    fewer: (size, what) => `${size} fewer ${what}`,
    less: (size, what) => `${size} less ${what}`,
    objectives: {
      infections: { label: 'Infections', of: 'infections', counted: true },
      attackRate: { label: 'Share ever infected', of: 'of the people infected' },
      infected: { label: 'People ever infected', of: 'people ever infected', counted: true },
      reinfections: { label: 'Reinfections', of: 'reinfections', counted: true },
      deaths: { label: 'Deaths', of: 'deaths', counted: true },
      admissions: { label: 'Hospital admissions', of: 'hospital admissions', counted: true },
      reportedCases: { label: 'Reported cases', of: 'reported cases', counted: true },
      tests: { label: 'Tests', of: 'tests', counted: true },
      doses: { label: 'Vaccine doses', of: 'doses', counted: true },
      isolationDays: { label: 'Days in isolation', of: 'days in isolation', counted: true },
      quarantineDays: { label: 'Days in quarantine', of: 'days in quarantine', counted: true },
      hospitalDays: { label: 'Days in hospital', of: 'days in hospital', counted: true },
      peakHospital: { label: 'Peak in hospital', of: 'people in hospital at the peak', counted: true },
      cost: { label: 'Cost', of: 'money' },
      socialCost: { label: 'Cost to society', of: 'money' },
    },
  },
  de: {
    more: (size, what) => `${size} mehr ${what}`,
    fewer: (size, what) => `${size} weniger ${what}`,
    less: (size, what) => `${size} weniger ${what}`,
    objectives: {
      infections: { label: 'Infektionen', of: 'Infektionen' },
      attackRate: { label: 'Anteil je Angesteckter', of: 'der Menschen angesteckt' },
      infected: { label: 'Je Angesteckte', of: 'je Angesteckte' },
      reinfections: { label: 'Erneute Infektionen', of: 'erneute Infektionen' },
      deaths: { label: 'Todesfälle', of: 'Todesfälle' },
      admissions: { label: 'Aufnahmen im Krankenhaus', of: 'Aufnahmen im Krankenhaus' },
      reportedCases: { label: 'Gemeldete Fälle', of: 'gemeldete Fälle' },
      tests: { label: 'Tests', of: 'Tests' },
      doses: { label: 'Impfdosen', of: 'Dosen' },
      isolationDays: { label: 'Tage in Isolation', of: 'Tage in Isolation' },
      quarantineDays: { label: 'Tage in Quarantäne', of: 'Tage in Quarantäne' },
      hospitalDays: { label: 'Tage im Krankenhaus', of: 'Tage im Krankenhaus' },
      peakHospital: { label: 'Höchststand im Krankenhaus', of: 'Menschen im Krankenhaus zur Spitze' },
      cost: { label: 'Kosten', of: 'Geld' },
      socialCost: { label: 'Kosten für alle', of: 'Geld' },
    },
  },
});

const SHARE = 'attackRate';

function textOf(id: string): ObjectiveText {
  const { objectives } = text();
  return Object.hasOwn(objectives, id) ? objectives[id] : { label: id, of: id };
}

export const objectiveLabel = (id: string) => textOf(id).label;

/** A number of the objective as it is shown: shares in per cent. */
export function objectiveScale(id: string): number {
  return id === SHARE ? 100 : 1;
}

/** `1,240 ± 90 fewer infections`; without ± where there is no interval. */
export function changeWords(
  id: string,
  { mean, half }: { readonly mean: number; readonly half: number | null },
): string {
  const { of, counted } = textOf(id);
  const scale = objectiveScale(id);
  const size = plusMinus(scale * Math.abs(mean), half === null ? null : scale * half) + (id === SHARE ? ' %' : '');
  const { more, fewer, less } = text();
  return (mean >= 0 ? more : counted ? fewer : less)(size, of);
}

/**
 * `1,240 ± 90`: the half width to one digit, to two where it begins with 1 or 2 or is large beside the number; the number to the same
 * place.
 */
export function plusMinus(value: number, half: number | null): string {
  if (half === null || !(half > 0)) return short(value);
  const order = Math.floor(Math.log10(half));
  const fine = half / 10 ** order < 3 || half > Math.abs(value) / 3;
  const power = fine ? order - 1 : order;
  const rounded = (number: number) => Number((Math.round(number / 10 ** power) * 10 ** power).toPrecision(12));
  const say = (number: number) => {
    if (value >= 1e6) return compactFine(number);
    return power >= 0 ? whole(number) : decimals(number, Math.min(6, -power));
  };
  return `${say(rounded(value))} ± ${say(rounded(half))}`;
}

function decimals(value: number, digits: number): string {
  return value.toLocaleString(language(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
