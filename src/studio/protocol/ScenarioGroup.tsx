/** Which city, how many people, how many days, which seed. Stands apart from Play, so that nobody changes the seed by chance. */
import { presetIdOf } from '../../worlds/preset';
import { useStudio, useStudioState } from '../context';
import { duration, whole } from '../format';
import { words } from '../language';
import { presetWords } from '../presetWords';
import { DateField } from './DateField';
import { NumberSetting } from './NumberSetting';
import { setOpen, useProtocol } from './protocolStore';

/**
 * People made in a second on a slow laptop: 335,000 were seen for Jackson County in
 * software-only Chromium, November 2026 (`npm run bench` measures the rest).
 */
const BUILT_PER_SECOND = 300_000;

const text = words({
  en: {
    title: 'Scenario',
    place: 'Place',
    files: 'your two files',
    people: (count: string, time: string) => `${count} people${time === '' ? '' : `, ${time} to build`}`,
    agents: 'People',
    days: 'Days',
    start: 'First day',
    seed: 'Seed',
    locked: 'Locked: edits and Reset keep the seed, only “New seed” and this field change it',
    newSeed: 'New seed',
    newSeedTitle: 'Other people, other chance, same settings (Shift+R)',
  },
  de: {
    title: 'Szenario',
    place: 'Ort',
    files: 'zwei eigene Dateien',
    people: (count: string, time: string) => `${count} Menschen${time === '' ? '' : `, ${time} zum Aufbau`}`,
    agents: 'Menschen',
    days: 'Tage',
    start: 'Erster Tag',
    seed: 'Startwert',
    locked:
      'Fest: Änderungen und Zurücksetzen behalten den Startwert, nur „Neuer Startwert“ und dieses Feld ändern ihn',
    newSeed: 'Neuer Startwert',
    newSeedTitle: 'Andere Menschen, anderer Zufall, dieselben Einstellungen (Umschalt+R)',
  },
});

export function ScenarioGroup() {
  const studio = useStudio();
  const world = studio.world();
  const open = useProtocol((view) => view.open.includes('scenario'));
  const chosen = useStudioState(({ scenario }) => presetIdOf(world, scenario));
  const described = world.presets[chosen];
  const start = useStudioState(({ scenario }) => scenario.start);
  const { agents, horizon } = world.definition.limits;
  return (
    <section className="group scenario" data-group="scenario" aria-label={text().title}>
      <details open={open} onToggle={(event) => setOpen('scenario', event.currentTarget.open)}>
        <summary>{text().title}</summary>
        <div className="rows">
          <div className="setting">
            <label htmlFor="preset">{text().place}</label>
            <select id="preset" value={chosen} onChange={(event) => studio.openPreset(event.target.value)}>
              {Object.values(world.presets).map((preset) => {
                const { id, scenario, needs } = preset;
                const people = scenario.agents ?? world.definition.defaults.agents;
                const time = people > BUILT_PER_SECOND ? duration(people / BUILT_PER_SECOND) : '';
                return (
                  <option key={id} value={id}>
                    {presetWords(preset).title} ({needs ? text().files : text().people(whole(people), time)})
                  </option>
                );
              })}
            </select>
          </div>
          <p className="note">{described && presetWords(described).description}</p>
          <div className="settings">
            <NumberSetting name="agents" label={text().agents} min={agents[0]} max={agents[1]} />
            <NumberSetting name="horizon" label={text().days} min={horizon[0]} max={horizon[1]} />
            <DateField
              label={text().start}
              value={start}
              min="1900-01-01"
              max="2199-12-31"
              set={(day) => studio.change({ start: day }, 'start')}
            />
            <NumberSetting
              name="seed"
              label={text().seed}
              min={0}
              max={0xffffffff}
              mark={
                <svg className="lock" viewBox="0 0 12 12" role="img" aria-label={text().locked}>
                  <title>{text().locked}</title>
                  <path d="M2.5 5.5h7v5h-7z M4 5.5v-2a2 2 0 0 1 4 0v2" />
                </svg>
              }
            />
            <button type="button" className="new-seed" onClick={() => studio.newSeed()} title={text().newSeedTitle}>
              {text().newSeed}
            </button>
          </div>
        </div>
      </details>
    </section>
  );
}
