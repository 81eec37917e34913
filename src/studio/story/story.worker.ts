/** Tells stories off the page's thread: builds the people of a run, replays it, answers. One run a worker; the page ends it. */
import { worldById } from '../../worlds';
import { messageOf } from '../messageOf';
import type { StoryReply, StoryRequest } from './messages';
import { Replay } from './replay';

let replay: Replay | null = null;

function reply(message: StoryReply): void {
  self.postMessage(message);
}

/** Lets the messages that wait be heard; timers of a worker would be throttled to 4 ms. */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

async function take(request: StoryRequest): Promise<void> {
  if (request.kind === 'run') {
    const { scenario, inputs } = request.run;
    const world = worldById(scenario.model.id);
    if (!world?.chronicle) throw new Error(`The model ${scenario.model.id} tells no stories.`);
    let shown = -1;
    const model = world.build(scenario, inputs, (fraction) => {
      const percent = Math.floor(100 * fraction);
      if (percent === shown) return;
      shown = percent;
      reply({ kind: 'progress', progress: { phase: 'people', done: fraction, of: 1 } });
    });
    replay = new Replay(world.chronicle(model, 0), { reply, rest, now: () => performance.now() });
  } else if (request.kind === 'ask') {
    await replay?.ask(request.id, request.question);
  } else {
    replay?.stop();
  }
}

self.onmessage = ({ data }: MessageEvent<StoryRequest>) => {
  take(data).catch((error: unknown) => reply({ kind: 'failed', message: messageOf(error) }));
};
