/** Which city, how many people, how many days, which seed. Stands apart from Play, so that nobody changes the seed by chance. */
import { presetIdOf } from '../worlds/preset';
import { useStudio, useStudioState } from './context';
import { duration, whole } from './format';
import { NumberSetting } from './NumberSetting';

/**
 * People made in a second on a slow laptop: 335,000 were seen for Jackson County in
 * software-only Chromium, November 2026 (`npm run bench` measures the rest).
 */
const BUILT_PER_SECOND = 300_000;

export function ScenarioPanel() {
  const studio = useStudio();
  const world = studio.world();
  const preset = useStudioState(({ scenario }) => presetIdOf(world, scenario));
  const { agents, horizon } = world.definition.limits;
  return (
    <section className="panel scenario" aria-labelledby="scenario">
      <h2 id="scenario">Scenario</h2>
      <div className="setting">
        <label htmlFor="preset">Place</label>
        <select id="preset" value={preset} onChange={(event) => studio.openPreset(event.target.value)}>
          {Object.values(world.presets).map(({ id, title, scenario, needs }) => {
            const people = scenario.agents ?? world.definition.defaults.agents;
            const time = people > BUILT_PER_SECOND ? `, ${duration(people / BUILT_PER_SECOND)} to build` : '';
            return (
              <option key={id} value={id}>
                {title} ({needs ? 'your two files' : `${whole(people)} people${time}`})
              </option>
            );
          })}
        </select>
      </div>
      <p className="note">{world.presets[preset]?.description}</p>
      <div className="settings">
        <NumberSetting name="agents" label="People" min={agents[0]} max={agents[1]} />
        <NumberSetting name="horizon" label="Days" min={horizon[0]} max={horizon[1]} />
        <NumberSetting name="seed" label="Seed" min={0} max={0xffffffff} />
        <button
          type="button"
          onClick={() => studio.newSeed()}
          title="Other people, other chance, same settings (Shift+R)"
        >
          New seed
        </button>
      </div>
    </section>
  );
}
