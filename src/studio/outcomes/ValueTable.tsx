/** The numbers of a chart as a real table, read when it is opened and again when the run rests; long ones in pages. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChartTable } from '../export/chartTable';
import { whole } from '../format';
import type { Frame } from '../session';
import { useFrame } from '../useFrame';
import { chartWords } from './chartWords';

/** Rows on one page: few enough to stand in the column without a scroll bar of their own. */
const PAGE = 50;
const REFRESH_MILLISECONDS = 1000;

interface ValueTableProps {
  readonly title: string;
  readonly table: () => ChartTable | null;
  /** Values in words. */
  readonly text?: (value: number) => string;
}

export function ValueTable({ title, table, text = whole }: ValueTableProps) {
  const [shown, setShown] = useState<ChartTable | null>(null);
  const [page, setPage] = useState(0);
  const open = useRef(false);
  const read = useRef(0);
  const source = useRef(table);
  useEffect(() => {
    source.current = table;
  }, [table]);
  useFrame(
    useCallback(({ playing, catchingUp }: Frame) => {
      if (!open.current) return;
      const time = performance.now();
      if ((playing || catchingUp) && time - read.current < REFRESH_MILLISECONDS) return;
      read.current = time;
      setShown(source.current());
    }, []),
  );
  const said = chartWords();
  const rows = shown?.rows ?? [];
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const at = Math.min(page, pages - 1);
  return (
    <details
      className="value-table"
      onToggle={({ currentTarget }) => {
        open.current = currentTarget.open;
        setPage(0);
        setShown(currentTarget.open ? table() : null);
      }}
    >
      <summary>{said.table}</summary>
      {shown && (
        <>
          {pages > 1 && (
            <p className="pages">
              <button type="button" disabled={at === 0} onClick={() => setPage(at - 1)}>
                {said.earlier}
              </button>
              <span>{said.rows(at * PAGE + 1, Math.min(rows.length, (at + 1) * PAGE), rows.length)}</span>
              <button type="button" disabled={at === pages - 1} onClick={() => setPage(at + 1)}>
                {said.later}
              </button>
            </p>
          )}
          <div className="table-scroll">
            <table aria-label={said.tableOf(title)}>
              <thead>
                <tr>
                  {shown.columns.map(({ name, label }) => (
                    <th key={name} scope="col">
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.slice(at * PAGE, (at + 1) * PAGE).map((cells) => (
                  <tr key={cells[0]}>
                    {cells.map((cell, column) =>
                      column === 0 ? (
                        <th key={shown.columns[column].name} scope="row">
                          {cell}
                        </th>
                      ) : (
                        <td key={shown.columns[column].name}>{typeof cell === 'number' ? text(cell) : cell}</td>
                      ),
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </details>
  );
}
