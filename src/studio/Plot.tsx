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
  const drawing = useRef<Drawing | null>(null);

  useEffect(() => {
    if (!holder.current) return;
    const made = createDrawing(holder.current, () => store.getState().dragging);
    drawing.current = made;
    const off = session.subscribe(made.draw);
    return () => {
      off();
      made.dispose();
    };
  }, [session, store]);

  useEffect(() => {
    drawing.current?.show(figure);
  }, [figure]);

  return <div className="plot" ref={holder} role="img" aria-label={label} />;
}

interface Drawing {
  draw(frame: Frame): void;
  /** Draws another figure of the last frame. */
  show(figure: PlotProps['figure']): void;
  dispose(): void;
}

/** Draws frames into an element, one at a time: Plotly finishes a drawing later, and another begun meanwhile breaks it. */
function createDrawing(element: HTMLElement, held: () => boolean): Drawing {
  let plotly: Plotly | null = null;
  let asked = false;
  let figure: PlotProps['figure'] | null = null;
  let last: Frame | null = null;
  let busy: Promise<unknown> | null = null;
  let stale = false;
  let disposed = false;
  let top = 0;

  const load = async () => {
    plotly = await loadPlotly();
    redraw();
  };

  const redraw = () => {
    if (!plotly || !last || !figure || disposed) return;
    if (busy) {
      stale = true;
      return;
    }
    // The axis stands still while a slider is held and while the new run catches up, so that the effect is seen.
    const still = held() || last.catchingUp;
    const drawn = figure(last, still ? top : 0);
    top = still ? Math.max(top, highest(drawn)) : highest(drawn);
    busy = plotly.react(element, drawn.data, drawn.layout, CONFIG).then(() => {
      busy = null;
      if (disposed) plotly?.purge(element);
      else if (stale) {
        stale = false;
        redraw();
      }
    });
  };

  return {
    draw(frame) {
      last = frame;
      // Not before a device was chosen: reading a megabyte of code would disturb the measurement.
      if (!asked && frame.device !== null) {
        asked = true;
        void load();
      }
      redraw();
    },
    show(another) {
      figure = another;
      redraw();
    },
    dispose() {
      disposed = true;
      if (!busy) plotly?.purge(element);
    },
  };
}
