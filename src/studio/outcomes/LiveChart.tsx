/** A live chart: heading, key with values, drawing, table and exports of one picture. Redrawn by frames, not by React. */
import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useStudio, useStudioState } from '../context';
import { ChartMenu } from '../export/ChartMenu';
import { whole } from '../format';
import type { Frame } from '../session';
import type { Studio } from '../studio';
import { useFrame, write } from '../useFrame';
import { chartWords, pictureSentence, pictureTable } from './chartWords';
import { closuresOf } from './closures';
import { createLivePlot, type LivePlot } from './livePlot';
import { type Look, useLook } from './look';
import { useOutcomes } from './outcomesStore';
import { type Line, looksOf, type Mark, type Picture, valueAt } from './picture';
import { ValueTable } from './ValueTable';

type Code = typeof import('./uplotCode');

/** Asked for by the first chart that is mounted, which is before any device answers. */
let loading: Promise<Code> | null = null;
function loadUPlot(): Promise<Code> {
  loading ??= import('./uplotCode');
  return loading;
}

export interface Titled {
  readonly title: string;
  readonly picture: Picture;
}

/** What React makes elements for; changes seldom. */
interface Drawn {
  readonly key: string;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly marks: readonly Mark[];
  readonly closed: boolean;
}

interface LiveChartProps {
  /** Names the chart to tests and the style sheet. */
  readonly name: string;
  /** A new function redraws. `most`: points a line may have. */
  readonly show: (frame: Frame, look: Look, most?: number) => Titled;
  /** Stands beside the heading, or in its place. */
  readonly heading?: ReactNode;
  readonly children?: ReactNode;
  /** Stands under the drawing. */
  readonly below?: ReactNode;
}

export function LiveChart({ name, show, heading, children, below }: LiveChartProps) {
  const studio = useStudio();
  const { session, store } = studio;
  const look = useLook();
  const log = useOutcomes((state) => state.log);
  const dragging = useStudioState((state) => state.dragging);
  const holder = useRef<HTMLDivElement>(null);
  const values = useRef<HTMLUListElement>(null);
  const plot = useRef<LivePlot | null>(null);
  const last = useRef<Titled | null>(null);
  const hovered = useRef<number | null>(null);
  const [drawn, setDrawn] = useState<Drawn>({ key: '', title: '', lines: [], marks: [], closed: false });
  const id = useId();
  const text = chartWords();

  const writeValues = useCallback(() => {
    const { picture } = last.current ?? {};
    const list = values.current;
    if (!picture || !list) return;
    const day = hovered.current ?? picture.day;
    list.dataset.day = String(day);
    write(list.querySelector('.day-of'), `${chartWords().day} ${day}`);
    for (const [at, item] of [...list.querySelectorAll('b')].entries()) {
      const line = picture.lines[at];
      const found = line && valueAt(picture, line, day);
      write(item, found ? picture.text(found.value) : '–');
    }
  }, []);

  const draw = useCallback(
    (frame: Frame) => {
      const next = show(frame, look);
      const closures = closuresOf(frame);
      last.current = next;
      plot.current?.draw(next.picture, {
        look,
        log,
        dragging: store.getState().dragging,
        catchingUp: frame.catchingUp,
        closures,
      });
      const closed = closures.length > 0;
      const key = `${next.title} ${closed} ${looksOf(next.picture)}`;
      setDrawn((before) =>
        before.key === key
          ? before
          : { key, title: next.title, lines: next.picture.lines, marks: next.picture.marks ?? [], closed },
      );
      writeValues();
    },
    [show, look, log, store, writeValues],
  );
  useFrame(draw);

  const latest = useRef(draw);
  useEffect(() => {
    latest.current = draw;
  }, [draw]);

  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    let gone = false;
    let made: LivePlot | null = null;
    const observer = new ResizeObserver(() => made?.resize());
    void loadUPlot().then(({ UPlot }) => {
      if (gone) return;
      made = createLivePlot(UPlot, element, {
        label: () => (last.current ? pictureSentence(last.current.title, last.current.picture) : ''),
        onHover: (day) => {
          hovered.current = day;
          writeValues();
        },
        onSeek: (day) => {
          session.pause();
          session.seek(day);
        },
        onPick: (run) => loadRun(studio, run),
      });
      plot.current = made;
      observer.observe(element);
      const frame = session.frame();
      if (frame) latest.current(frame);
    });
    return () => {
      gone = true;
      observer.disconnect();
      made?.dispose();
      plot.current = null;
    };
  }, [studio, session, writeValues]);

  // After every rendering, of which there are few: the elements of other lines are there now.
  useEffect(() => writeValues());

  // Runs are kept, ticked and renamed while no days are made.
  useEffect(
    () =>
      studio.runs.store.subscribe(({ kept }, before) => {
        const frame = session.frame();
        if (kept !== before.kept && frame) latest.current(frame);
      }),
    [studio, session],
  );

  // Released: the axis may move again.
  useEffect(() => {
    const frame = session.frame();
    if (!dragging && frame) latest.current(frame);
  }, [dragging, session]);

  const table = useCallback(() => {
    const frame = session.frame();
    return frame ? pictureTable(show(frame, look, Number.POSITIVE_INFINITY).picture) : EMPTY;
  }, [session, show, look]);

  const say = useCallback((value: number) => (last.current?.picture.text ?? whole)(value), []);

  return (
    <section className="panel chart" data-chart={name} aria-labelledby={id}>
      <div className="chart-head">
        <h3 id={id} className={heading ? 'hidden' : ''}>
          {drawn.title}
        </h3>
        {heading}
        <ChartMenu title={drawn.title} series={table} />
      </div>
      {children}
      <ul className="chart-key" ref={values} aria-label={text.key}>
        <li className="day-of" />
        {drawn.lines.some(({ letter }) => letter) && <li className="metric-of">{drawn.title}</li>}
        {drawn.lines.map((line) => (
          <li key={line.name}>
            <Swatch line={line} />
            <LineName line={line} /> <b>–</b>
          </li>
        ))}
        {drawn.closed && (
          <li>
            <span className="hatched" /> {text.closed}
          </li>
        )}
      </ul>
      <div className="plot" ref={holder} />
      {drawn.marks.length > 0 && (
        <ol className="chart-marks">
          {drawn.marks.map(({ day, label }) => (
            <li key={day}>{text.mark(label, day)}</li>
          ))}
        </ol>
      )}
      {below}
      <ValueTable title={drawn.title} table={table} text={say} />
    </section>
  );
}

const EMPTY = { columns: [], rows: [], unit: '' };

/** The label; of another run a button that goes to its settings, as a click on the line does. */
function LineName({ line: { label, run } }: { readonly line: Line }) {
  const studio = useStudio();
  if (!run) return label;
  return (
    <button type="button" className="quiet run-name" title={chartWords().load} onClick={() => loadRun(studio, run)}>
      {label}
    </button>
  );
}

/** Shows the settings of a run that is drawn; undo comes back. */
function loadRun(studio: Studio, hash: string): void {
  const kept = studio.runs.run(hash);
  if (studio.session.frame()?.baseline?.hash === hash) studio.backToBaseline();
  else if (kept) studio.load(kept.scenario);
}

function Swatch({ line: { colour, dash, width, rings } }: { readonly line: Line }) {
  return (
    <svg className="swatch" width="26" height="10" aria-hidden="true">
      {rings ? (
        <circle cx="13" cy="5" r="3.5" fill="none" stroke={colour} strokeWidth="1.75" />
      ) : (
        <line x1="0" x2="26" y1="5" y2="5" stroke={colour} strokeWidth={width} strokeDasharray={dash.join(' ')} />
      )}
    </svg>
  );
}
