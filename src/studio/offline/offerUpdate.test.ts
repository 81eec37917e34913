import { describe, expect, it } from 'vitest';
import { Jobs } from '../jobs/jobs';
import type { Notice } from '../store';
import { offerUpdate } from './offerUpdate';

describe('a new version', () => {
  it('is offered at once where nothing is computed, and comes when it is wanted', () => {
    const notices: Notice[] = [];
    let reloads = 0;
    offerUpdate({ jobs: new Jobs(), notify: (notice) => notices.push(notice) }, () => reloads++);
    expect(notices.map(({ text }) => text)).toEqual(['A new version is ready. Reload when you like.']);
    expect(reloads).toBe(0);
    notices[0].actions?.[0].run();
    expect(reloads).toBe(1);
  });

  it('waits for the end of a job', async () => {
    const notices: Notice[] = [];
    const jobs = new Jobs();
    let end = () => {};
    const work = new Promise<void>((resolve) => {
      end = resolve;
    });
    const spec = { kind: 'fit', title: 'Fit', total: 1, unit: 'runs', estimateSeconds: null, run: () => work };
    const done = jobs.start(spec);
    offerUpdate({ jobs, notify: (notice) => notices.push(notice) }, () => {});
    expect(notices).toEqual([]);
    end();
    await done;
    expect(notices).toHaveLength(1);
  });
});
