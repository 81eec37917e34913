/** What the first live chart can show: families of curves that belong together, and every counter of the world. Pure. */
import type { Series, World } from '../../worlds/world';
import { words } from '../language';
import { type CurveColour, DASHES, type Dash, STATE_DASHES, type StateId } from '../palette';

export interface ViewLine {
  readonly name: string;
  readonly label: string;
  /** Counters that are added up. */
  readonly series: readonly string[];
  readonly hue: { readonly state: StateId } | { readonly curve: CurveColour };
  readonly dash: Dash;
}

export interface View {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  /** What one count stands for: 1, or the unit of a multiplier. */
  readonly scale: number;
  /** The first is the one that is compared where several runs are drawn. */
  readonly lines: readonly ViewLine[];
}

export interface ViewGroup {
  readonly label: string;
  readonly views: readonly View[];
}

export const FIRST_VIEW = 'daily';

const text = words({
  en: {
    together: 'Together',
    stocks: 'People at the end of the day',
    flows: 'During the day',
    others: 'Measures in force',
    people: 'People',
    perDay: 'People per day',
    tests: 'Tests per day',
    doses: 'Doses per day',
    share: 'Share',
    daily: 'Infections and cases',
    infections: 'New infections',
    reports: 'Reported cases',
    states: 'People by state',
    susceptible: 'Susceptible',
    exposed: 'Exposed',
    infectious: 'Infectious',
    recovered: 'Recovered',
    dead: 'Dead',
    hospital: 'People in hospital',
    inHospital: 'In hospital',
    critical: 'of these critical',
  },
  de: {
    together: 'Zusammen',
    stocks: 'Menschen am Ende des Tages',
    flows: 'Während des Tages',
    others: 'Maßnahmen in Kraft',
    people: 'Menschen',
    perDay: 'Menschen pro Tag',
    tests: 'Tests pro Tag',
    doses: 'Dosen pro Tag',
    share: 'Anteil',
    daily: 'Infektionen und Fälle',
    infections: 'Neue Infektionen',
    reports: 'Gemeldete Fälle',
    states: 'Menschen nach Zustand',
    susceptible: 'Empfänglich',
    exposed: 'Angesteckt',
    infectious: 'Ansteckend',
    recovered: 'Genesen',
    dead: 'Gestorben',
    hospital: 'Menschen im Krankenhaus',
    inHospital: 'Im Krankenhaus',
    critical: 'davon kritisch',
  },
});

/** Counters of the multipliers: fixed-point fractions of 2^16. */
const FRACTION_UNIT = '2^-16';
const UNITLESS = ['1', FRACTION_UNIT];

/** New infections and reported cases. */
export function dailyView(): View {
  const { daily, perDay, infections, reports } = text();
  return {
    id: FIRST_VIEW,
    label: daily,
    unit: perDay,
    scale: 1,
    lines: [
      {
        name: 'infections',
        label: infections,
        series: ['infections'],
        hue: { curve: 'infection' },
        dash: DASHES.solid,
      },
      { name: 'reported_cases', label: reports, series: ['positives'], hue: { curve: 'report' }, dash: DASHES.long },
    ],
  };
}

/** Beds taken, critical ones apart. */
export function hospitalView(): View {
  const { hospital, people, inHospital, critical } = text();
  return {
    id: 'hospital-beds',
    label: hospital,
    unit: people,
    scale: 1,
    lines: [
      {
        name: 'in_hospital',
        label: inHospital,
        series: ['hospital', 'critical'],
        hue: { curve: 'hospital' },
        dash: DASHES.solid,
      },
      { name: 'critical', label: critical, series: ['critical'], hue: { curve: 'critical' }, dash: DASHES.short },
    ],
  };
}

/** Everybody, by state; infectious first, since that is the one compared. */
export function statesView(): View {
  const labels = text();
  const infectious = ['presymptomatic', 'asymptomatic', 'symptomatic', 'hospital', 'critical'];
  const states: readonly (readonly [Exclude<StateId, 'vaccinated'>, readonly string[]])[] = [
    ['infectious', infectious],
    ['exposed', ['exposed']],
    ['susceptible', ['susceptible']],
    ['recovered', ['recovered']],
    ['dead', ['dead']],
  ];
  return {
    id: 'states',
    label: labels.states,
    unit: labels.people,
    scale: 1,
    lines: states.map(([state, series]) => ({
      name: state,
      label: labels[state],
      series,
      hue: { state },
      dash: STATE_DASHES[state],
    })),
  };
}

/** Every choice, grouped as in the select. */
export function viewGroups({ series }: World): readonly ViewGroup[] {
  const { together, stocks, flows, others } = text();
  const isMeasure = ({ unit }: Series) => UNITLESS.includes(unit);
  const single = (kind: Series['kind']) => series.filter((one) => one.kind === kind && !isMeasure(one)).map(viewOf);
  return [
    { label: together, views: [dailyView(), statesView()] },
    { label: stocks, views: single('stock') },
    { label: flows, views: single('flow') },
    { label: others, views: series.filter(isMeasure).map(viewOf) },
  ].filter(({ views }) => views.length > 0);
}

/** The view of that id, the first one where the world has none such. */
export function viewNamed(world: World, id: string): View {
  const all = viewGroups(world).flatMap(({ views }) => views);
  return all.find((view) => view.id === id) ?? dailyView();
}

function viewOf({ name, label, unit, kind }: Series): View {
  const { people, perDay, share, tests, doses } = text();
  const units: Readonly<Record<string, string>> = {
    '1': share,
    [FRACTION_UNIT]: share,
    '{tests}': tests,
    '{doses}': doses,
  };
  const fraction = unit === FRACTION_UNIT;
  return {
    id: name,
    label,
    unit: units[unit] ?? (kind === 'flow' ? perDay : people),
    scale: fraction ? 2 ** -16 : 1,
    lines: [{ name: snake(name), label, series: [name], hue: { curve: 'infection' }, dash: DASHES.solid }],
  };
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
