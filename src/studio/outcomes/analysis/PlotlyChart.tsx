/** A chart on Plotly, whose code is read when the first one is mounted: heading, drawing, table and exports. */
import type { Data, Layout } from 'plotly.js';
import { type ReactNode, useCallback, useEffect, useId, useRef } from 'react';
import { ChartMenu } from '../../export/ChartMenu';
import type { ChartTable } from '../../export/chartTable';
import { words } from '../../language';
import { ValueTable } from '../ValueTable';
import { CONFIG } from './plotlyLook';

const text = words({
  en: { image: (title: string) => `${title}: a chart; its numbers stand in the table below` },
  de: { image: (title: string) => `${title}: ein Diagramm; seine Zahlen stehen in der Tabelle darunter` },
});

export interface Figure {
  readonly data: Data[];
  readonly layout: Partial<Layout>;
}

type Plotly = ReturnType<typeof import('./plotlyCode')['preparedPlotly']>;
let loading: Promise<Plotly> | null = null;
function loadPlotly(): Promise<Plotly> {
  loading ??= import('./plotlyCode').then(({ preparedPlotly }) => preparedPlotly());
  return loading;
}

interface PlotlyChartProps {
  readonly name: string;
  readonly title: string;
  /** In words what is to be seen; a sentence. */
  readonly label?: string;
  readonly figure: Figure;
  readonly table: ChartTable;
  readonly text?: (value: number) => string;
  readonly children?: ReactNode;
}

export function PlotlyChart({ name, title, label, figure, table, text: say, children }: PlotlyChartProps) {
  const id = useId();
  const read = useCallback(() => table, [table]);
  return (
    <section className="panel chart" data-chart={name} aria-labelledby={id}>
      <div className="chart-head">
        <h3 id={id}>{title}</h3>
        {children}
        <ChartMenu title={title} series={read} />
      </div>
      <PlotlyDrawing figure={figure} label={label ?? text().image(title)} />
      <ValueTable title={title} table={read} text={say} />
    </section>
  );
}

/** The drawing alone, for a second one under the same heading. */
export function PlotlyDrawing({ figure, label }: { readonly figure: Figure; readonly label: string }) {
  const holder = useRef<HTMLDivElement>(null);
  const latest = useRef(figure);
  const draw = useRef<(() => void) | null>(null);
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    let gone = false;
    let purge = () => {};
    void loadPlotly().then((Plotly) => {
      if (gone) return;
      purge = () => Plotly.purge(element);
      draw.current = () => void Plotly.react(element, latest.current.data, latest.current.layout, CONFIG);
      draw.current();
    });
    return () => {
      gone = true;
      draw.current = null;
      purge();
    };
  }, []);
  useEffect(() => {
    latest.current = figure;
    draw.current?.();
  }, [figure]);
  return (
    <figure className="analysis-figure" aria-label={label} style={{ minHeight: figure.layout.height }}>
      <div ref={holder} />
    </figure>
  );
}
