/** A chart on Plotly, whose code loads when the first chart is there. Redrawn by frames, not by React. */
import { useEffect, useRef } from 'react';
import { useStudio } from './context';
import { type Figure, highest } from './figures';
import type { Frame } from './session';

const CONFIG = {
  displaylogo: false,
  responsive: true,
  displayModeBar: false,
  // Plotly would offer to upload the chart.
  showSendToCloud: false,
  plotlyServerURL: '',
};

type Plotly = typeof import('plotly.js/dist/plotly-basic.min.js')['default'];
let loading: Promise<Plotly> | null = null;

/** Plotly, loaded once for the page. */
function loadPlotly(): Promise<Plotly> {
  loading ??= import('plotly.js/dist/plotly-basic.min.js').then((module) => module.default);
  return loading;
}

interface PlotProps {
  /** What the chart shows, for people who do not see it. */
  readonly label: string;
  /** `top`: value that the axis must reach. A new function redraws. */
  readonly figure: (frame: Frame, top: number) => Figure;
}

export function Plot({ label, figure }: PlotProps) {
  const { session, store } = useStudio();
  const holder = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    let plotly: Plotly | null = null;
    let disposed = false;
    let top = 0;
    const load = async () => {
      const loaded = await loadPlotly();
      const frame = session.frame();
      if (disposed || !frame) return;
      plotly = loaded;
      draw(frame);
    };
    let asked = false;
    const draw = (frame: Frame) => {
      // Not before a device was chosen: reading a megabyte of code would disturb the measurement.
      if (!asked && frame.device !== null) {
        asked = true;
        void load();
      }
      if (!plotly) return;
      // The axis stands still while a slider is held and while the new run catches up, so that the effect is seen.
      const still = store.getState().dragging || frame.catchingUp;
      const drawn = figure(frame, still ? top : 0);
      top = still ? Math.max(top, highest(drawn)) : highest(drawn);
      void plotly.react(element, drawn.data, drawn.layout, CONFIG);
    };
    const off = session.subscribe(draw);
    return () => {
      disposed = true;
      off();
      plotly?.purge(element);
    };
  }, [session, store, figure]);

  return <div className="plot" ref={holder} role="img" aria-label={label} />;
}
