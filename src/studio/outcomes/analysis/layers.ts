/** Where infections happen: weekly infections by the layer of the contact, as numbers and as a chart. Pure. */
import type { Data, Layout } from 'plotly.js';
import { column, weeks } from '../../columns';
import type { ChartTable } from '../../export/chartTable';
import { words } from '../../language';
import type { Frame } from '../../session';
import type { Look } from '../look';
import { layoutOf } from './plotlyLook';

const text = words({
  en: {
    title: 'Where infections happen',
    household: 'At home',
    school: 'At school',
    work: 'At work',
    community: 'In the community',
    imported: 'Imported',
    week: 'Week',
    unit: 'New infections per week',
    share: 'Share of the week’s infections',
  },
  de: {
    title: 'Wo Infektionen geschehen',
    household: 'Zu Hause',
    school: 'In der Schule',
    work: 'Bei der Arbeit',
    community: 'In der Öffentlichkeit',
    imported: 'Eingeschleppt',
    week: 'Woche',
    unit: 'Neue Infektionen pro Woche',
    share: 'Anteil an den Infektionen der Woche',
  },
});

/** Hue and pattern of each: hues of no state and no run on the same theme, told apart by pattern as well. */
const LAYERS = [
  { id: 'household', series: 'infectionsHousehold', dark: '#7fc8f0', light: '#2f6f9f', pattern: '' },
  { id: 'school', series: 'infectionsSchool', dark: '#e9b44c', light: '#a8701a', pattern: '/' },
  { id: 'work', series: 'infectionsWork', dark: '#4fbf9a', light: '#2b7f66', pattern: '\\' },
  { id: 'community', series: 'infectionsCommunity', dark: '#d58fb8', light: '#a4527f', pattern: '.' },
  { id: 'imported', series: 'infectionsImported', dark: '#aab4be', light: '#5a6570', pattern: 'x' },
] as const;

export const layersTitle = () => text().title;

/** Infections of whole weeks up to the day shown, a row a week. */
export function layersTable({
  world,
  current,
  day,
}: {
  readonly world: Frame['world'];
  readonly current: { readonly rows: Uint32Array };
  readonly day: number;
}): ChartTable {
  const labels = text();
  const present = LAYERS.filter(({ series }) => world.series.some(({ name }) => name === series));
  const totals = present.map(({ series }) => weeks(column(world.series, current.rows, [series], day), 0));
  const count = totals[0]?.length ?? 0;
  return {
    unit: labels.unit,
    columns: [
      { name: 'week', label: labels.week, role: 'x' },
      ...present.map(({ id, light }) => ({ name: id, label: labels[id], role: 'line' as const, colour: light })),
    ],
    rows: Array.from({ length: count }, (_, week) => [week + 1, ...totals.map((list) => list[week].value)]),
  };
}

/** Stacked bars, or a heat map of each week's shares. */
export function layersFigure(
  { columns, rows }: ChartTable,
  look: Look,
  as: 'bars' | 'shares',
): { data: Data[]; layout: Partial<Layout> } {
  const labels = text();
  const x = rows.map(([week]) => Number(week));
  const drawn = columns.slice(1).map(({ name, label }, at) => ({
    label,
    values: rows.map((cells) => Number(cells[at + 1])),
    style: LAYERS.find(({ id }) => id === name) ?? LAYERS[0],
  }));
  if (as === 'shares') {
    const all = x.map((_, week) => drawn.reduce((sum, { values }) => sum + values[week], 0));
    return {
      data: [
        {
          type: 'heatmap',
          x,
          y: drawn.map(({ label }) => label),
          z: drawn.map(({ values }) => values.map((value, week) => (all[week] > 0 ? value / all[week] : null))),
          zmin: 0,
          zmax: 1,
          colorscale: 'Cividis',
          xgap: 1,
          ygap: 1,
          hovertemplate: '%{y}, %{x}: %{z:.0%}<extra></extra>',
          colorbar: { tickformat: '.0%', thickness: 10, outlinewidth: 0, len: 1 },
        },
      ],
      layout: {
        ...layoutOf(look, { x: labels.week, y: '', legend: false }),
        hovermode: 'closest',
      },
    };
  }
  return {
    data: drawn.map(({ label, values, style }) => ({
      type: 'bar',
      name: label,
      x,
      y: values,
      marker: {
        color: look.ink(style[look.theme]),
        pattern: { shape: style.pattern, fillmode: 'overlay', fgcolor: look.palette.panel, size: 6, solidity: 0.25 },
      },
    })),
    layout: { ...layoutOf(look, { x: labels.week, y: labels.unit, height: 280 }), barmode: 'stack', bargap: 0.15 },
  };
}
