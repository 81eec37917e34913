/** Help: what this is, what it assumes, the keys, where it runs. */

import { shortcutText } from '../actions/action';
import { actions } from '../actions/registry';
import { useStudioState } from '../context';
import { YourData } from '../saved/YourData';
import { Dialog } from '../ui/Dialog';

export default function Help() {
  const machine = useStudioState((state) => state.machine);
  return (
    <Dialog name="help" title="Help">
      <p>
        A simulated city: every person has an age, a household, a school or a job, and meets people every day. An
        infection spreads among them; tests, isolation, tracing and distancing act on single people. Move a slider: the
        same people live through the same days with the same luck, so every difference comes from the setting.
      </p>
      <p>
        <strong>This is a scenario, not a forecast.</strong> Each result is one run of one seed; press “New seed” to see
        how much chance alone does. Sources and assumptions stand behind the “?” of every setting.
      </p>
      <h3>Keys</h3>
      <table className="keys">
        <tbody>
          {actions.flatMap(({ id, label, keys }) =>
            keys
              ? [
                  <tr key={id}>
                    <th scope="row">
                      <kbd>{keys.map(shortcutText).join(', ')}</kbd>
                    </th>
                    <td>{label()}</td>
                  </tr>,
                ]
              : [],
          )}
        </tbody>
      </table>
      <h3>Where it runs</h3>
      <p>
        Everything is computed and stays on this device.{' '}
        {machine.adapter ? `Graphics adapter: ${machine.adapter}. ` : 'No graphics adapter was found. '}
        Current Chrome, Edge, Firefox and Safari offer the GPU to web pages (WebGPU); in some it must be switched on,
        and it needs hardware acceleration. Without it the same model runs on the CPU with the same results, only
        slower.
      </p>
      <YourData />
    </Dialog>
  );
}
