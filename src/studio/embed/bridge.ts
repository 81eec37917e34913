/** Serves the page around an embedded one: answers its requests and tells it how the run goes. Listens to nobody else. */
import type { Studio } from '../studio';
import { enveloped, type Reply, type Request, readRequest } from './messages';

const OUTCOMES_MILLISECONDS = 500;

/** Connects the studio with the window around this one. @returns the way to end it */
export function connect(studio: Studio, frame: Window = window): () => void {
  const around = frame.parent;
  if (around === frame) return () => {};
  // Before the page around has spoken nobody knows its origin; what is said then is no secret: a link to this very page.
  let origin = '*';
  const say = (reply: Reply) => around.postMessage(enveloped(reply), origin);

  const listen = (event: MessageEvent) => {
    if (event.source !== around) return;
    const request = readRequest(event.data);
    if (request === null) return;
    if (origin === '*') origin = event.origin === 'null' ? '*' : event.origin;
    if (typeof request === 'string') say({ type: 'error', message: request });
    else serve(studio, request, say);
  };
  frame.addEventListener('message', listen);

  let ready = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const sayOutcome = () => {
    timer = null;
    const shown = studio.session.frame();
    if (!shown) return;
    const { world, current, day } = shown;
    const rows = current.rows.subarray(0, day * world.series.length);
    say({ type: 'outcome', day, outcomes: world.outcomes(current.model, rows) });
  };
  const off = studio.session.subscribe(() => {
    if (!ready) say({ type: 'ready', link: studio.link() });
    ready = true;
    // The last day of a burst is said too, a moment later.
    timer ??= setTimeout(sayOutcome, OUTCOMES_MILLISECONDS);
  });
  return () => {
    frame.removeEventListener('message', listen);
    if (timer) clearTimeout(timer);
    off();
  };
}

function serve(studio: Studio, request: Request, say: (reply: Reply) => void): void {
  const id = request.id === undefined ? {} : { id: request.id };
  switch (request.type) {
    case 'play':
      studio.session.play();
      break;
    case 'pause':
      studio.session.pause();
      break;
    case 'seek':
      studio.session.pause();
      studio.session.seek(request.day);
      break;
    case 'set': {
      const fault = studio.tryChange(request.values, 'embed');
      if (fault !== null) {
        say({ type: 'error', ...id, message: fault });
        return;
      }
      break;
    }
    case 'get':
      break;
  }
  const frame = studio.session.frame();
  say({
    type: 'state',
    ...id,
    link: studio.link(),
    day: frame?.day ?? 0,
    horizon: frame?.horizon ?? 0,
    playing: studio.session.playing,
    digest: frame?.digest ?? null,
  });
}
