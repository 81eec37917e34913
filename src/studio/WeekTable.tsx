/** The charts as a table: what every curve shows, week by week. Made when it is opened. */
import { useState } from 'react';
import { column } from './columns';
import { useStudio } from './context';
import { whole } from './format';
import type { Frame } from './session';

const HEADS = [
  'Day',
  'New infections, 7 days',
  'Reported cases, 7 days',
  'In hospital',
  'Admissions, 7 days',
  'Deaths, 7 days',
];

export function WeekTable() {
  const { session } = useStudio();
  const [rows, setRows] = useState<readonly (readonly number[])[]>([]);
  const refresh = () => {
    const frame = session.frame();
    setRows(frame ? tableOf(frame) : []);
  };
  return (
    <details className="panel table" onToggle={(event) => event.currentTarget.open && refresh()}>
      <summary>View as table</summary>
      <button type="button" onClick={refresh}>
        Up to the day shown
      </button>
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells) => (
              <tr key={cells[0]}>
                {cells.map((cell, at) => (
                  <td key={HEADS[at]}>{whole(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function tableOf({ world, current, day }: Frame): number[][] {
  const of = (...names: string[]) => column(world.series, current.rows, names, day);
  const beds = of('hospital', 'critical');
  const flows = [of('infections'), of('positives'), of('admissions'), of('deaths')];
  const table: number[][] = [];
  for (let end = 7; end <= day; end += 7) {
    const [infections, reports, admissions, deaths] = flows.map((daily) =>
      daily.slice(end - 7, end).reduce((a, b) => a + b, 0),
    );
    table.push([end, infections, reports, beds[end - 1], admissions, deaths]);
  }
  return table;
}
