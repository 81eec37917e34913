/**
 * Brings settings onto the page: waits for the machine, asks whether the people fit, has them built and shown, and says what came of
 * it. One at a time: a newer scenario takes the place of the one on its way.
 */
import { isAbortError } from '../engine';
import type { Scenario } from '../scenario/scenario';
import type { World } from '../worlds/world';
import { whole } from './format';
import { messageOf } from './messageOf';
import { capacityNotice } from './notices/studioNotices';
import type { How } from './opening';
import type { Settings } from './store';
import type { Studio } from './studio';
import { studioWords } from './studioWords';

export class Showing {
  private build = new AbortController();
  private arrive: () => void = () => {};
  private readonly machineKnown = new Promise<void>((resolve) => {
    this.arrive = resolve;
  });

  constructor(private readonly studio: Studio) {}

  /** The machine is known: what waits for it goes on. Edits do not wait, runs do. */
  begin(): void {
    this.arrive();
  }

  cancel(): void {
    this.build.abort();
  }

  /** Resolves when the settings are shown, refused or replaced by newer ones; never rejects. */
  async show({ scenario, baseline }: Settings, { play, still, at, restart }: How): Promise<void> {
    const { studio } = this;
    this.build.abort();
    const build = new AbortController();
    this.build = build;
    const world = studio.world(scenario);
    studio.dismiss('run');
    await this.machineKnown;
    if (build.signal.aborted || !this.fits(world, scenario)) return;
    const inputs = studio.inputsOf(scenario);
    try {
      await studio.session.show(
        { world, scenario, baseline, inputs, restart },
        {
          signal: build.signal,
          progress: (fraction, what) => {
            if (!build.signal.aborted) studio.store.setState({ building: { fraction, what } });
          },
        },
      );
      if (play) studio.session.play();
      if (still) studio.session.seek(scenario.horizon);
      if (at !== null && at !== undefined) studio.session.seek(at);
    } catch (error) {
      if (!isAbortError(error)) studio.notify({ id: 'run', tone: 'error', text: messageOf(error) });
      // A newer scenario took the place of this one; only a person's cancel leaves something to say.
      else if (this.build === build) this.cancelled(scenario);
    } finally {
      if (this.build === build) studio.store.setState({ building: null });
    }
  }

  /** Goes back to the settings of what is still shown, or waits where nothing is. */
  private cancelled(scenario: Scenario): void {
    const { studio } = this;
    const shown = studio.session.frame() !== null && studio.store.getState().past.length > 0;
    if (shown) studio.undo();
    const build = () => {
      studio.dismiss('run');
      if (shown) studio.redo();
      else void this.show(studio.settings(), { play: true });
    };
    studio.notify({
      id: 'run',
      tone: 'info',
      text: `${studioWords().stopped(whole(scenario.agents))}${shown ? ` ${studioWords().back}` : ''}`,
      actions: [{ label: studioWords().build, run: build }],
    });
  }

  private fits(world: World, scenario: Scenario): boolean {
    const { studio } = this;
    const largest = studio.machine.largest(world.bytesPerAgent);
    if (scenario.agents <= largest) {
      studio.dismiss('capacity');
      return true;
    }
    const use = (agents: number) => {
      studio.dismiss('capacity');
      studio.change({ agents }, 'capacity');
    };
    // An adapter in software is not opened unasked, and then the memory of the computer is the limit.
    const gpu = studio.machine.kind === 'gpu';
    studio.notify(capacityNotice(scenario.agents, largest, world.bytesPerAgent, gpu, use));
    return false;
  }
}
