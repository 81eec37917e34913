/** The stage on the page: the city with its buttons, layers, legend and status line. The work is the controller's. */
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useStudio } from '../context';
import { whole } from '../format';
import type { Studio } from '../studio';
import { write } from '../useFrame';
import { Stage, type StageMarks } from './controller';
import { FindPerson } from './FindPerson';
import { listen } from './gestures';
import { Legend } from './Legend';
import { LAYERS, type Layer, stageStore } from './stageStore';
import { stageText, wordText } from './stageWords';
import './stage.css';

/** Steps of the buttons. */
const STEP = 1.6;
/** A plot narrower than this in pixels is not framed: the ring says enough. */
const LEAST_FRAME = 12;
/** Radius in pixels of the dot that the ring fits around. */
const RING = 5;

export function StagePanel() {
  const studio = useStudio();
  const figure = useRef<HTMLElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  const renderer = useStore(stageStore, (state) => state.renderer);
  const chosen = useStore(stageStore, (state) => state.layer);
  const each = useStore(stageStore, (state) => state.each);
  const text = stageText();
  useEffect(() => {
    if (!host.current || !figure.current) return;
    const made = new Stage(host.current, studio, marksOf(figure.current, studio));
    const off = listen(host.current, movesOf(made, studio, figure.current));
    setStage(made);
    return () => {
      off();
      made.dispose();
    };
  }, [studio]);
  const layer = renderer === 'density' ? 'density' : chosen;
  return (
    <figure className="stage" ref={figure} data-way={renderer ?? undefined}>
      <div className="stage-frame">
        <div ref={host} className="stage-view" role="img" aria-label={text.view}>
          <div className="stage-home" hidden />
          <div className="stage-ring" hidden />
          <div className="stage-label" hidden />
        </div>
        <div className="stage-buttons">
          <button type="button" aria-label={text.nearer} title="+" onClick={() => stage?.zoom(STEP)}>
            +
          </button>
          <button type="button" aria-label={text.farther} title="−" onClick={() => stage?.zoom(1 / STEP)}>
            −
          </button>
          <button type="button" aria-label={text.whole} title="0" onClick={() => stage?.whole()}>
            <svg viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
              <path d="M-6-2v-4h4M2-6h4v4M6 2v4h-4M-2 6h-4v-4" fill="none" stroke="currentColor" strokeWidth="1.8" />
            </svg>
          </button>
        </div>
      </div>
      <figcaption>
        <Legend layer={layer} />
        <p className="stage-status" />
        {renderer === 'density' && <p>{text.densityOnly}</p>}
        {each >= 1.5 && <p>{text.each(whole(each))}</p>}
        <div className="stage-tools">
          <select
            aria-label={text.layer}
            value={layer}
            disabled={renderer === 'density'}
            onChange={(event) => stageStore.setState({ layer: event.target.value as Layer })}
          >
            {LAYERS.map((id) => (
              <option key={id} value={id}>
                {text.layers[id]}
              </option>
            ))}
          </select>
          <FindPerson stage={stage} />
        </div>
      </figcaption>
    </figure>
  );
}

/** Marks over the canvas, written without React since they move with every frame. */
function marksOf(figure: HTMLElement, studio: Studio): StageMarks {
  const ring = figure.querySelector<HTMLElement>('.stage-ring');
  const home = figure.querySelector<HTMLElement>('.stage-home');
  const status = figure.querySelector('.stage-status');
  return {
    selected(at, box) {
      if (ring) {
        ring.hidden = at === null;
        if (at) ring.style.transform = `translate(${at.x}px, ${at.y}px) scale(${Math.max(1, at.radius / RING)})`;
      }
      if (!home) return;
      home.hidden = box === null || box.width < LEAST_FRAME;
      if (!box) return;
      home.style.transform = `translate(${box.x}px, ${box.y}px)`;
      home.style.width = `${box.width}px`;
      home.style.height = `${box.height}px`;
    },
    cover() {
      const story = document.querySelector('.story');
      const view = figure.querySelector('.stage-view')?.getBoundingClientRect();
      if (!story || !view) return null;
      const { x, y, width, bottom } = story.getBoundingClientRect();
      // As tall as it may become: a card grows down, a sheet up from the bottom of the window.
      const { position, maxHeight } = getComputedStyle(story);
      const most = Number.parseFloat(maxHeight);
      const top = position === 'fixed' && most > 0 ? bottom - most : y;
      return { x: x - view.x, y: top - view.y, width, height: Math.max(bottom, view.bottom) - top };
    },
    status({ fps, day, agents }) {
      const text = stageText();
      const way = studio.session.frame()?.device === 'gpu' ? 'GPU' : 'CPU';
      const moving = studio.session.playing;
      const line = moving
        ? text.status(whole(agents), whole(fps), way, whole(day))
        : text.still(whole(agents), way, whole(day));
      write(status, line);
    },
  };
}

function movesOf(stage: Stage, studio: Studio, figure: HTMLElement) {
  const label = figure.querySelector<HTMLElement>('.stage-label');
  let asked = 0;
  return {
    pan: (dx: number, dy: number) => stage.pan(dx, dy),
    zoom: (factor: number, x?: number, y?: number) => stage.zoom(factor, x, y),
    whole: () => stage.whole(),
    choose(x: number, y: number, near: boolean) {
      void stage.pick(x, y).then((found) => {
        if (!near) studio.select(found?.agent ?? null);
        else if (found) stage.toHousehold(found.agent);
        else stage.zoom(2, x, y);
      });
    },
    rest(at: { readonly x: number; readonly y: number } | null) {
      asked++;
      if (!label) return;
      if (!at) {
        label.hidden = true;
        return;
      }
      const question = asked;
      void stage.pick(at.x, at.y).then((found) => {
        if (question !== asked || !found) return;
        write(label, `${stageText().person(whole(found.agent))}: ${wordText(found.word)}`);
        label.style.transform = `translate(${at.x + 14}px, ${at.y + 10}px)`;
        label.hidden = false;
      });
    },
  };
}
