/** The left panel: what can be done about the epidemic. */
import type { NumberParameter } from '../scenario/parameter';
import { useStudio, useStudioState } from './context';
import { mainSliders, moreSliders, type SliderRow } from './face';
import { ParameterRow } from './ParameterRow';

export function ProtocolPanel() {
  const studio = useStudio();
  const { parameters } = studio.world().definition;
  const prompt = useStudioState((state) => state.firstStep === 'drag');
  const compared = useStudioState(({ scenario, baseline }) => scenario !== baseline);
  const rowOf = (row: SliderRow, first: boolean) => {
    const parameter = parameters.find((one): one is NumberParameter => one.id === row.id && one.kind === 'number');
    return parameter && <ParameterRow key={row.id} row={row} parameter={parameter} pulse={first && prompt} />;
  };
  return (
    <section className="panel protocol" aria-labelledby="protocol">
      <h2 id="protocol">What if …</h2>
      {mainSliders.map((row, index) => rowOf(row, index === 0))}
      <details>
        <summary>More settings</summary>
        {moreSliders.map((row) => rowOf(row, false))}
      </details>
      <div className="baseline" hidden={!compared}>
        <p>
          <span className="ghost-key" aria-hidden="true" /> Dotted: the baseline, same people, same seed.
        </p>
        <button type="button" onClick={() => studio.keepAsBaseline()}>
          Make this the baseline
        </button>
        <button type="button" onClick={() => studio.backToBaseline()}>
          Back to the baseline
        </button>
      </div>
    </section>
  );
}
