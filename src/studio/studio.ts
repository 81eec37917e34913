/**
 * The studio behind the page: what every button, key and link does. Owns the store, the session and the address; knows no
 * component. Made once, outside React.
 */
import { scenarioHash } from '../scenario/canonical';
import { encodeDocument } from '../scenario/documentText';
import { encodeLink, type View } from '../scenario/link';
import { newYorkCity, type ObservedPlace } from '../scenario/observed';
import type { DataReference, Scenario } from '../scenario/scenario';
import { withValues } from '../scenario/validate';
import { type Example, exampleScenarios, hasOwnNumber } from '../worlds/example';
import { findPreset, presetIdOf } from '../worlds/preset';
import type { Inputs, Preset, World } from '../worlds/world';
import { type Address, createAddress } from './address';
import { Announcer } from './announcer';
import { buildModel } from './buildModel';
import { description, summary } from './description';
import { deviceText } from './deviceWords';
import { APP, siteAddress } from './export/app';
import { copy, download } from './exports';
import { firstMinuteSeen, rememberFirstMinute } from './firstSteps/seen';
import { type InputFile, missingFiles, sameFile } from './inputFiles';
import { guardLeaving } from './jobs/guard';
import { jobNotice, jobNoticeId } from './jobs/jobNotice';
import { Jobs } from './jobs/jobs';
import type { Machine } from './machine';
import { messageOf } from './messageOf';
import { machineNotice, refusalNotice } from './notices/studioNotices';
import { dayOf, type OpenedLink, openLink } from './openedLink';
import type { Beginning, How, LinkHow, Opening, Reopened } from './opening';
import { ownFigures, placeOverlay, shiftOf } from './overlay';
import { PopulationChoice } from './population';
import { keepWords } from './runs/keepWords';
import { Runs } from './runs/runs';
import { Session } from './session';
import { Showing } from './showing';
import { Spread, spreadKey } from './spread';
import { spreadLabel } from './spreadWords';
import {
  createStudioStore,
  type DialogName,
  edited,
  type FirstStep,
  type Notice,
  type Overlay,
  overlaid,
  type Resumed,
  redone,
  type Settings,
  type StudioState,
  type StudioStore,
  sameDays,
  undone,
  withNotice,
} from './store';
import { studioWords } from './studioWords';

/** Keys held down on one control within this time are one step of undo. */
const JOIN_MILLISECONDS = 500;
/** Edits under one key that begins so are one drag, however long it takes. */
export const DRAG = 'drag ';

/** Where the comparison stands below the city and is not seen at once (layout.css). */
const COMPARISON_BELOW = '(max-width: 1099px)';

const NO_EDIT = { key: '', time: Number.NEGATIVE_INFINITY };

export class Studio {
  readonly store: StudioStore;
  readonly session: Session;
  readonly spread: Spread;
  readonly jobs: Jobs;
  readonly runs: Runs;
  private readonly address: Address;
  /** The run that the scenario waiting for files is compared with. */
  private waitingPinned: Scenario | null = null;
  private readonly showing = new Showing(this);
  private lastEdit = NO_EDIT;
  /** A link was refused: the address keeps its text while the run before it goes on. */
  private refused = false;
  private placedAt = '';
  private inputs: readonly InputFile[] = [];
  private readonly population: PopulationChoice;
  private readonly announcer = new Announcer((sentence) =>
    this.store.setState(({ spoken }) => ({ spoken: { sentence, count: spoken.count + 1 } })),
  );
  private askForFile: (() => void) | null = null;
  /** Files of people and edges that were given before and are kept somewhere. */
  recallFiles: (references: readonly DataReference[]) => Promise<readonly InputFile[]> = async () => [];

  /** `small`: begin with few people, as on a phone. */
  constructor(
    readonly worlds: readonly World[],
    small: boolean,
  ) {
    const [world] = worlds;
    this.population = new PopulationChoice(small);
    this.store = createStudioStore(this.population.beginning(world, Object.keys(world.presets)[0]));
    this.session = new Session({
      launch: (of) => this.machine.launcher(of).launch,
      build: buildModel,
      onPlaying: (playing) => this.store.setState({ playing }),
      onError: (error) => this.notify({ id: 'run', tone: 'error', text: messageOf(error) }),
    });
    this.jobs = new Jobs({
      ask: (job, question, stop) => this.notify(jobNotice(job, question, stop, (id) => this.dismiss(id))),
      unask: (job) => this.dismiss(jobNoticeId(job)),
      onError: (error) => this.notify({ id: 'spread', tone: 'error', text: messageOf(error) }),
    });
    guardLeaving(this.jobs, window);
    this.spread = new Spread({
      jobs: this.jobs,
      launch: (of) => this.machine.launcher(of).launch,
      onState: (spread) => this.store.setState({ spread }),
      onEnd: () => {
        this.session.redraw();
        this.announcer.tell(this.description());
      },
    });
    this.runs = new Runs({
      worlds,
      shelf: import('./saved').then(({ openSaved }) => openSaved()).then(({ runs }) => runs),
    });
    this.address = createAddress({
      changed: (fragment) => this.openText(fragment),
      compared: (comparing) => this.runs.store.setState({ comparing }),
    });
    this.session.subscribe((frame) => {
      // Before the components, which ask for the intervals of the same frame.
      this.spread.follow(frame);
      this.runs.follow(frame);
      if (frame.digest) this.writeAddress(false);
      const ended = frame.day >= frame.horizon;
      this.announcer.follow({ playing: frame.playing, ended }, () => this.summary());
    });
    this.store.setState({ firstStep: firstMinuteSeen() ? null : 'drag' });
    this.showPlace(newYorkCity);
  }

  /** Where runs run; `OPENING` until `start` knows it. */
  get machine(): Machine {
    return this.store.getState().machine;
  }

  /**
   * Opens work that was kept, the link of the address, or the first preset.
   *
   * @param kept finds the work that this page goes on with instead of the fragment of its address
   */
  async start(
    opening: Promise<Machine>,
    { still, paused }: Beginning,
    kept: (fragment: string) => Promise<Reopened | null> = async () => null,
  ): Promise<void> {
    const fragment = this.address.read();
    const work = await kept(fragment);
    // A link says how many people there are; the bare page waits to know what the machine can do.
    const bare = fragment === '' && !work;
    if (work) {
      this.restoreComparing(fragment !== '' && this.hashOf(work.scenario) !== this.hashOf(work.baseline));
      this.resume(work, { ...work, still, paused });
    } else if (!bare) this.openText(fragment, { still, paused });
    const machine = await opening;
    this.store.setState({ machine });
    machine.onNotice((notice) => {
      const text = deviceText(notice);
      if (text === null) return;
      const details = {
        label: studioWords().details,
        run: () => void copy('reason' in notice ? (notice.reason ?? '') : ''),
      };
      const actions = notice.kind === 'refused' ? [details] : [];
      this.notify({ id: 'device', tone: 'warning', text, actions });
    });
    await this.world().ready?.();
    const speed = bare ? this.chooseAgents(machine) : null;
    this.showing.begin();
    this.sayMachine(bare, speed);
    if (bare) {
      const { scenario } = this.settings();
      this.adopt({ scenario, baseline: this.settings().baseline }, { play: !still && !paused, still });
    }
  }

  /** Fewer people where the machine is slow. @returns person-days a second where they were measured */
  private chooseAgents(machine: Machine): number | null {
    const { scenario, baseline } = this.settings();
    const { agents, speed } = this.population.affordable(machine.kind, this.world(), scenario);
    const small = { ...scenario, agents };
    this.store.setState({ scenario: small, baseline: baseline === scenario ? small : { ...baseline, agents } });
    return speed;
  }

  world(scenario: Scenario = this.store.getState().scenario): World {
    return this.worlds.find(({ definition }) => definition.id === scenario.model.id) ?? this.worlds[0];
  }

  /** Hex SHA-256 that names a scenario. */
  hashOf(scenario: Scenario): string {
    return scenarioHash(scenario, this.world(scenario).definition);
  }

  /** Changes settings of the scenario. Seed, agents, days and their start also change in the baseline, which stays comparable. */
  change(patch: Readonly<Record<string, unknown>>, key: string): void {
    const fault = this.tryChange(patch, key);
    if (fault !== null) this.notify({ id: 'edit', tone: 'error', text: fault });
  }

  /** The same for callers that show the fault themselves. @returns what is wrong with the values, null where nothing is */
  tryChange(patch: Readonly<Record<string, unknown>>, key: string): string | null {
    const { scenario, baseline } = this.settings();
    const { definition } = this.world();
    const shared = Object.fromEntries(
      Object.entries(patch).filter(([id]) => ['seed', 'agents', 'horizon', 'start'].includes(id)),
    );
    try {
      this.edit(
        { scenario: withValues(scenario, definition, patch), baseline: withValues(baseline, definition, shared) },
        key,
      );
      return null;
    } catch (error) {
      return messageOf(error);
    }
  }

  newSeed(): void {
    this.change({ seed: crypto.getRandomValues(new Uint32Array(1))[0] }, 'new seed');
  }

  /** Shows the settings of a run that was kept, compared with the same pinned run: one step of undo. */
  load(scenario: Scenario): void {
    const { baseline } = this.settings();
    if (missingFiles(scenario, this.inputs).length > 0) this.open(scenario);
    else {
      // Never joined to another edit, however soon after it.
      this.lastEdit = NO_EDIT;
      this.edit({ scenario, baseline: this.comparable(baseline, scenario) }, 'load');
    }
  }

  /** Makes a run that was kept the pinned one, on the people, seed and days of the run shown. */
  pin(pinned: Scenario): void {
    const { scenario } = this.settings();
    this.lastEdit = NO_EDIT;
    this.edit({ scenario, baseline: this.comparable(pinned, scenario) }, 'pin');
  }

  /** Opens or closes the comparison of A and B: a step of the browser's Back. */
  compare(comparing: boolean): void {
    this.runs.store.setState({ comparing, reveal: true });
    this.address.compare(comparing, true);
  }

  /** Keeps the run shown, or says under which name it is kept already. */
  keepRun(): void {
    const { scenario, baseline } = this.settings();
    const { run, known } = this.runs.keep(scenario, baseline);
    this.notify({ id: 'runs', tone: 'info', text: known ? keepWords().known(run.name) : keepWords().kept(run.name) });
  }

  /** Forgets a kept run; the notice brings it back. */
  removeRun(hash: string): void {
    const run = this.runs.run(hash);
    if (!run) return;
    const restore = this.runs.remove(hash);
    const undo = () => {
      this.dismiss('runs');
      restore();
    };
    const text = keepWords().removed(run.name);
    this.notify({ id: 'runs', tone: 'info', text, actions: [{ label: keepWords().undo, run: undo }] });
  }

  /** `of` on the people, seed and days of `to`, so that both can be paired; `to` itself where the models differ. */
  private comparable(of: Scenario, to: Scenario): Scenario {
    if (of.model.id !== to.model.id) return to;
    const { seed, agents, horizon, start, data } = to;
    return withValues(of, this.world(to).definition, { seed, agents, horizon, start, data });
  }

  /** The present scenario becomes what later ones are compared with. */
  keepAsBaseline(): void {
    const { scenario } = this.settings();
    this.edit({ scenario, baseline: scenario }, 'baseline');
  }

  backToBaseline(): void {
    const { baseline } = this.settings();
    this.edit({ scenario: baseline, baseline }, 'back');
  }

  undo(): void {
    this.travel(undone(this.store.getState()));
  }

  redo(): void {
    this.travel(redone(this.store.getState()));
  }

  openPreset(id: string): void {
    const found = findPreset(this.worlds, id);
    if (!found) return;
    const scenario = this.population.beginning(found.world, id);
    this.waitingPinned = null;
    if (found.preset.needs && found.preset.needs.length > 0) this.store.setState({ waiting: scenario });
    else this.open(scenario);
  }

  /**
   * Opens an example beside the run that it is compared with. Its number of people is what the machine can redo at every move of a
   * slider, unless the number belongs to the example.
   */
  openExample(world: World, example: Example, title = ''): void {
    const { scenario, pinned } = exampleScenarios(world, example);
    const agents = hasOwnNumber(world, example)
      ? scenario.agents
      : this.population.comfortable(this.machine.kind, world, scenario);
    const sized = { ...scenario, agents, title };
    const compared = { ...pinned, agents, title };
    this.waitingPinned = compared;
    if (world.presets[example.preset].needs?.length) this.store.setState({ waiting: sized });
    else this.open(sized, { pinned: compared });
  }

  /**
   * Opens the scenario that a page of a story is bound to. Makes no step of history: the story has made one.
   *
   * @param how `at`: stands at that day; `play`: begins to run at day 0
   */
  openPage(fragment: string, { at, play }: { readonly at: number | null; readonly play: boolean }): void {
    const opened = openLink(fragment, this.models());
    if (!opened.ok) {
      this.refuse(opened);
      return;
    }
    const { scenario, pinned } = opened.link;
    this.restoreComparing(pinned !== undefined);
    this.open(scenario, { pinned, entry: false, paused: !play, at });
  }

  /** The text of a scenario file. */
  async openDocument(text: string, name: string): Promise<void> {
    const { DocumentError, decodeDocument } = await import('../scenario/document');
    try {
      this.open(decodeDocument(text, this.models()));
      this.notify({ id: 'file', tone: 'info', text: studioWords().opened(name), fleeting: true });
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      this.notify({ id: 'file', tone: 'error', text: `${name}: ${error.message}` });
    }
  }

  /** Goes on with the scenario that waited for files of people or edges. */
  openWithInputs(files: readonly InputFile[]): void {
    const { waiting } = this.store.getState();
    if (!waiting) return;
    const named = missingFiles(waiting, files);
    if (named.length > 0) {
      const [first] = named;
      this.notify({
        id: 'file',
        tone: 'error',
        text: studioWords().otherFile(studioWords().roles[first.role], first.name, first.sha256.slice(0, 12)),
      });
      return;
    }
    this.giveFiles(files);
    this.store.setState({ waiting: null });
    const data = files.map(({ reference }) => reference);
    this.open({ ...waiting, data }, { pinned: { ...(this.waitingPinned ?? waiting), data } });
  }

  /** Files of people and edges that were given. */
  get files(): readonly InputFile[] {
    return this.inputs;
  }

  /** More of them. All stay, since undo may go back to a scenario that was made with others. */
  giveFiles(files: readonly InputFile[]): void {
    const known = (file: InputFile) => this.inputs.some(({ reference }) => sameFile(reference, file.reference));
    this.inputs = [...this.inputs, ...files.filter((file) => !known(file))];
  }

  /**
   * Shows work that was kept, with all that no link holds.
   *
   * @param how `undoable`: as something that was opened; without, there is nothing to go back to
   */
  resume(
    { scenario, baseline, overlay, metric }: Resumed,
    how: Omit<Opening, 'pinned' | 'entry'> & { readonly undoable?: boolean } = {},
  ): void {
    const { digest = null, still = false, paused = false, at = null, undoable = false } = how;
    const settings = { scenario, baseline };
    if (undoable) this.store.setState((state) => ({ ...edited(state, settings), opening: state.opening + 1 }));
    this.lastEdit = NO_EDIT;
    this.dismiss('link');
    this.store.setState({ overlay, metric, sharedDigest: digest });
    this.placedAt = scenario.start;
    const play = !still && !paused && at === null;
    this.adopt(settings, { play, still, at, entry: undoable, restart: true });
  }

  /** The page as it is at a first visit. What was there is one undo away. */
  startFresh(): void {
    const [world] = this.worlds;
    const scenario = this.population.beginning(world, Object.keys(world.presets)[0]);
    const { agents } = this.population.affordable(this.machine.kind, world, scenario);
    this.open({ ...scenario, agents });
  }

  /**
   * Whole link of what is shown, with the digest once the run is finished.
   *
   * @param how `day`: opens there; `paused`: does not play; `query`: presentation, as `presentationQuery` writes it
   */
  link({ day = null, paused = false, query = '' }: LinkHow = {}): string {
    const page = new URL(window.location.href);
    page.hash = '';
    const search = new URLSearchParams(query);
    if (paused) search.set('paused', '1');
    // Lists stay readable; `~` needs no escape in a query.
    page.search = search.toString().replaceAll('%7E', '~');
    const view = day === null ? {} : { at: String(day) };
    return `${page.href.replace(/#$/, '')}#${this.fragment(this.settings().scenario, view)}`;
  }

  /** Copies the link of what is shown and says so. */
  async copyLink(): Promise<boolean> {
    this.writeAddress(false);
    const copied = await copy(this.link());
    const text = copied ? studioWords().copied : studioWords().blocked(this.link());
    this.notify({ id: 'copy', tone: copied ? 'info' : 'warning', text, fleeting: copied });
    return copied;
  }

  /** Copies a text; false where the browser refuses. */
  copyText(text: string): Promise<boolean> {
    this.writeAddress(false);
    return copy(text);
  }

  /** The preset that the scenario began with, as far as its settings tell. */
  presetOf(scenario: Scenario): Preset | undefined {
    const world = this.world(scenario);
    return world.presets[presetIdOf(world, scenario)];
  }

  /** Asks the user for a file; the page's chooser listens. */
  chooseFile(): void {
    this.askForFile?.();
  }

  onChooseFile(ask: (() => void) | null): void {
    this.askForFile = ask;
  }

  /** Brings a setting into sight and moves the focus there. */
  revealSetting(id: string): void {
    this.store.setState({ revealed: { id, count: (this.store.getState().revealed?.count ?? 0) + 1 } });
  }

  saveScenario(): void {
    const { scenario } = this.settings();
    download(`${scenario.model.id}-seed-${scenario.seed}.scenario.json`, 'application/json', this.documentText());
  }

  /** The text of a scenario file, of the scenario shown unless another is given. */
  documentText(scenario: Scenario = this.settings().scenario): string {
    const created = new Date().toISOString().slice(0, 10);
    return encodeDocument(scenario, this.world(scenario).definition, { ...APP, address: siteAddress(), created });
  }

  /** Holds figures that come with the studio against the run. */
  showPlace(place: ObservedPlace): void {
    const { start, horizon } = this.settings().scenario;
    const overlay = placeOverlay(place, start, horizon);
    const { metric } = this.store.getState();
    const [first] = Object.keys(overlay.columns);
    this.besides(overlay, Object.hasOwn(overlay.columns, metric) ? metric : first);
  }

  /** A scenario file, a picture or archive that carries one, or a table of observations. Never rejects. */
  async openFile(file: File): Promise<void> {
    const { openFile } = await import('./files/openFile');
    await openFile(this, file);
  }

  /** Makes the runs of the settings shown, which a stopped or refused build left out. */
  runAgain(): void {
    void this.showing.show(this.settings(), {});
  }

  cancelBuild(): void {
    this.showing.cancel();
  }

  notify(notice: Notice): void {
    this.store.setState(({ notices }) => ({ notices: withNotice(notices, notice) }));
  }

  dismiss(id: string): void {
    this.store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
  }

  /** Says what is shown to readers of the screen. */
  describe(): void {
    this.announcer.answer(this.description());
  }

  private description(): string {
    const frame = this.session.frame();
    return description(frame, frame && this.spread.pairs(frame));
  }

  private summary(): string {
    const frame = this.session.frame();
    return frame ? summary(frame) : '';
  }

  /** Runs replicates of what is shown, for intervals. */
  findSpread(): void {
    this.dismiss('spread');
    this.announcer.tell(studioWords().started(spreadLabel(this.store.getState().spread)));
    void this.spread.start();
  }

  openDialog(name: DialogName): void {
    this.store.setState({ dialog: name });
  }

  /** Chooses a person of the model shown, or nobody. */
  select(agent: number | null): void {
    this.store.setState({ selected: agent });
  }

  /** Closes it if it is the one that is open. */
  closeDialog(name: DialogName): void {
    if (this.store.getState().dialog === name) this.store.setState({ dialog: null });
  }

  /** A setting was moved: the first step is done. */
  dismissPrompt(): void {
    if (this.store.getState().firstStep === 'drag') this.takeStep('person');
  }

  /** Goes on to a step of the first minute, or ends it. Whatever was begun once never comes back. */
  takeStep(step: FirstStep | null): void {
    this.store.setState({ firstStep: step });
    rememberFirstMinute();
  }

  /** Ends the first minute where the person wants to go. */
  goOn(dialog: DialogName): void {
    this.takeStep(null);
    this.openDialog(dialog);
  }

  /** The scenario shown and the one that it is compared with. */
  settings(): Settings {
    const { scenario, baseline } = this.store.getState();
    return { scenario, baseline };
  }

  private models() {
    return this.worlds.map(({ definition }) => definition);
  }

  /** Observations beside the run, as one step of undo; before anything is open there is nothing to go back to. */
  besides(overlay: Overlay | null, metric: string): void {
    this.lastEdit = NO_EDIT;
    this.store.setState((state) => (state.opened ? overlaid(state, overlay, metric) : { overlay, metric }));
  }

  private openText(text: string, { still = false, paused = false }: Partial<Beginning> = {}): void {
    const opened = openLink(text, this.models());
    if (!opened.ok) {
      this.refuse(opened);
      return;
    }
    // A link that holds a comparison opens it, unless this very page was left with it closed.
    this.restoreComparing(opened.link.pinned !== undefined);
    this.dismiss('link');
    if (opened.notice) this.notify(opened.notice);
    const { scenario, pinned, digest = null } = opened.link;
    this.open(scenario, { pinned, digest, entry: false, still, paused, at: dayOf(opened.link) });
    if (this.runs.store.getState().comparing && window.matchMedia(COMPARISON_BELOW).matches) {
      const show = () => {
        this.dismiss('compared');
        this.runs.store.setState({ reveal: true });
      };
      const action = { label: studioWords().toComparison, run: show };
      this.notify({ id: 'compared', tone: 'info', text: studioWords().compared, actions: [action], fleeting: true });
    }
  }

  /** Opens the comparison as the step of history says, or `otherwise` where it says nothing. */
  private restoreComparing(otherwise: boolean): void {
    const comparing = this.address.comparing() ?? otherwise;
    this.runs.store.setState({ comparing, reveal: false });
    this.address.compare(comparing, false);
  }

  /** Says what is wrong with a link. What ran goes on; at the start nothing does, and the address keeps the text. */
  private refuse({ text, message, readable }: Extract<OpenedLink, { ok: false }>): void {
    this.refused = true;
    const open = () => {
      this.dismiss('link');
      if (readable) this.open(readable.scenario, { pinned: readable.pinned });
    };
    this.notify(
      refusalNotice(text, message, {
        part: readable ? open : null,
        whole: () => this.openPreset(Object.keys(this.worlds[0].presets)[0]),
        copy: () => void copy(text),
      }),
    );
  }

  private open(scenario: Scenario, opening: Opening = {}): void {
    const { pinned = scenario, digest = null, entry = true, still = false, paused = false, at = null } = opening;
    const missing = missingFiles(scenario, this.inputs);
    if (missing.length > 0) {
      void this.ask(scenario, opening, missing);
      return;
    }
    const state = this.store.getState();
    if (state.opened) {
      const count = state.opening + 1;
      this.store.setState({ ...edited(state, { scenario, baseline: pinned }), opening: count });
    }
    this.lastEdit = NO_EDIT;
    if (entry) this.dismiss('link');
    const { overlay: before } = state;
    const moved = before && !sameDays(scenario, state.scenario);
    const { start, horizon } = scenario;
    const own = ownFigures(before, presetIdOf(this.world(scenario), scenario), start, horizon);
    const there = moved ? { ...before, shift: shiftOf(before.observations, start, horizon) } : before;
    const overlay = own ?? there;
    // Another place may not have the figures looked at.
    const metric = own && !Object.hasOwn(own.columns, state.metric) ? Object.keys(own.columns)[0] : state.metric;
    this.store.setState({ sharedDigest: digest, overlay, metric });
    this.adopt(
      { scenario, baseline: pinned },
      { play: !still && !paused && at === null, still, at, entry, restart: true },
    );
  }

  /** Takes the files that a scenario needs from what is kept, or asks for them. */
  private async ask(scenario: Scenario, opening: Opening, missing: readonly DataReference[]): Promise<void> {
    this.giveFiles(await this.recallFiles(missing));
    if (missingFiles(scenario, this.inputs).length === 0) {
      this.open(scenario, opening);
      return;
    }
    this.waitingPinned = opening.pinned ?? scenario;
    this.store.setState({ waiting: scenario });
  }

  private edit(settings: Settings, key: string): void {
    const soon = performance.now() - this.lastEdit.time < JOIN_MILLISECONDS || key.startsWith(DRAG);
    const joins = key === this.lastEdit.key && soon;
    const state = this.store.getState();
    const change = edited(state, settings, joins);
    this.store.setState(change);
    // The next edit can only join one that is in the history: neither one that changed nothing nor one that was taken back.
    const there = joins || change.past !== undefined;
    const kept = there && (change.past ?? state.past).length >= state.past.length;
    this.adopt(settings, {});
    // From when it was done with: on a slow machine keys that are held down wait for the work of the one before.
    this.lastEdit = kept ? { key, time: performance.now() } : NO_EDIT;
  }

  private travel(state: Partial<StudioState> | null): void {
    if (!state) return;
    this.lastEdit = NO_EDIT;
    this.store.setState(state);
    // Where they lay before came back with them.
    if (state.overlay !== undefined) this.placedAt = this.settings().scenario.start;
    this.adopt(this.settings(), {});
  }

  /** Observations stand by the calendar: another first day, also by undo, moves them. */
  private placeObservations({ start, horizon }: Scenario): void {
    const { overlay } = this.store.getState();
    if (start === this.placedAt) return;
    this.placedAt = start;
    if (overlay) this.store.setState({ overlay: { ...overlay, shift: shiftOf(overlay.observations, start, horizon) } });
  }

  /** Makes the settings what the page shows, runs and links to. */
  private adopt(settings: Settings, how: How & { readonly entry?: boolean }): void {
    this.placeObservations(settings.scenario);
    this.refused = false;
    this.store.setState({ ...settings, opened: true });
    // At once, since building other people may take long.
    const [own, other] = [settings.scenario, settings.baseline].map((of) =>
      scenarioHash(of, this.world(of).definition),
    );
    this.spread.keep(spreadKey(own, other));
    this.writeAddress(how.entry ?? false);
    void this.showing.show(settings, how);
  }

  /** The files that the people of a scenario are built from. */
  inputsOf(scenario: Scenario): Inputs {
    const files = this.inputs.filter(({ reference }) => scenario.data.some((one) => sameFile(reference, one)));
    return { files: Object.fromEntries(files.map(({ reference, text }) => [reference.role, text])) };
  }

  private fragment(scenario: Scenario, view: View = {}): string {
    const frame = this.session.frame();
    const { definition } = this.world(scenario);
    const finished =
      frame?.digest && frame.current.hash === scenarioHash(scenario, definition) ? frame.digest : undefined;
    return encodeLink(scenario, definition, { digest: finished, view, pinned: this.settings().baseline });
  }

  private writeAddress(entry: boolean): void {
    const { scenario, opened } = this.store.getState();
    if (opened && !this.refused) this.address.write(this.fragment(scenario), entry);
  }

  private sayMachine(chosen: boolean, speed: number | null): void {
    if (this.population.silent(this.machine.kind)) return;
    const { agents } = this.settings().scenario;
    const notice = machineNotice(this.machine.kind, agents, { chosen, speed }, () => this.openDialog('help'));
    if (notice) this.notify(notice);
  }
}
