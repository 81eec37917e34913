/** Runs, gradients and paired differences off the page's thread. What it does is `workbench.ts`; the page ends it to cancel. */
import { worldById } from '../../worlds';
import type { LearnRequest } from './messages';
import { Workbench } from './workbench';

const workbench = new Workbench(worldById, (message) => self.postMessage(message));

self.onmessage = ({ data }: MessageEvent<LearnRequest>) => {
  // A ground that cannot be laid is an error of the worker, which the page hears.
  workbench.take(data).catch((error: unknown) => {
    setTimeout(() => {
      throw error;
    });
  });
};
