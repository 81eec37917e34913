/** Everybody by state, stacked: the whole city on every day. Pure. */
import type { Data, Layout } from 'plotly.js';
import type { ChartTable } from '../../export/chartTable';
import { words } from '../../language';
import { RUN_STYLES } from '../../runs/colours';
import type { Frame } from '../../session';
import { pictureTable } from '../chartWords';
import { dailyPicture, MOST_POINTS } from '../dailyPicture';
import type { Look } from '../look';
import { statesView } from '../views';
import { layoutOf } from './plotlyLook';

const text = words({ en: { day: 'Day' }, de: { day: 'Tag' } });

export const statesTitle = () => statesView().label;

/** From the ill to the well, so that the epidemic stands on the axis. */
const ORDER = ['dead', 'infectious', 'exposed', 'recovered', 'susceptible'];

/** People of the run shown by state, a row a day. */
export function statesTable({ world, current, day, horizon }: Frame, look: Look): ChartTable {
  const run = { ...RUN_STYLES[1], letter: 'B', name: '', hash: current.hash, rows: current.rows, days: day };
  return pictureTable(dailyPicture({ world, runs: [run], day, horizon }, statesView(), look, MOST_POINTS));
}

/** Areas on top of each other, in the hues of states. */
export function statesFigure(
  { columns, rows, unit }: ChartTable,
  look: Look,
): { data: Data[]; layout: Partial<Layout> } {
  const { states } = look.palette;
  const x = rows.map(([day]) => Number(day));
  const data = ORDER.flatMap((id): Data[] => {
    const at = columns.findIndex(({ name }) => name === id);
    const color = Object.entries(states).find(([state]) => state === id)?.[1];
    if (at < 0 || !color) return [];
    return [
      {
        type: 'scatter',
        mode: 'lines',
        stackgroup: 'people',
        name: columns[at].label,
        x,
        y: rows.map((cells) => Number(cells[at])),
        line: { color: look.palette.panel, width: 1 },
        fillcolor: look.ink(color),
      },
    ];
  });
  return { data, layout: layoutOf(look, { x: text().day, y: unit, height: 280 }) };
}
