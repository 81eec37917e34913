/** A result for people: a table of the series with small curves, and the outcomes with their intervals. Pure text. */
import type { Scenario } from '../scenario/scenario';
import type { Series } from '../worlds/world';
import type { RunResult } from './result';

const BARS = '▁▂▃▄▅▆▇█';
const CURVE_WIDTH = 32;
const NAME_WIDTH = 24;

/** The curve of counts in `width` characters: means of equal stretches, scaled to the largest. */
export function sparkline(counts: readonly number[], width = CURVE_WIDTH): string {
  const columns = Math.min(width, counts.length);
  const means = Array.from({ length: columns }, (_, column) => {
    const part = counts.slice(
      Math.floor((column * counts.length) / columns),
      Math.floor(((column + 1) * counts.length) / columns),
    );
    return part.reduce((sum, count) => sum + count, 0) / part.length;
  });
  const largest = Math.max(...means, 0);
  return means.map((mean) => BARS[largest > 0 ? Math.min(7, Math.floor((mean / largest) * 8)) : 0]).join('');
}

/** What was run, in a line. @param agents  of the model, which a file of people decides */
export function headline({ title, horizon, start, seed }: Scenario, agents: number): string {
  return `${title || 'Untitled'}: ${count(agents)} agents, ${horizon} days from ${start}, seed ${seed}`;
}

/** The summary that `run` prints without `--json`. */
export function summary(scenario: Scenario, series: readonly Series[], result: RunResult): string {
  const { agents, device, timing } = result;
  const lines = [
    headline(scenario, agents),
    `scenario ${result.scenarioHash.slice(0, 12)}  digest ${result.digest.slice(0, 12)}`,
    `on the ${device === 'gpu' ? `GPU (${timing.adapter})` : 'CPU'}: built in ${timing.buildSeconds.toFixed(1)} s, ` +
      `launched in ${timing.launchSeconds.toFixed(1)} s, run in ${timing.runSeconds.toFixed(1)} s, ${count(timing.agentDaysPerSecond)} agent-days a second` +
      (timing.gpuBytesPerAgent === null ? '' : `, ${timing.gpuBytesPerAgent.toFixed(1)} bytes of GPU memory a person`),
    '',
    `${'series'.padEnd(NAME_WIDTH)} ${'total/last'.padStart(12)} ${'peak'.padStart(12)} ${'day'.padStart(5)}  curve`,
    ...series.map((one) => seriesLine(one, result.series[one.name])),
    '',
    `${'outcome'.padEnd(NAME_WIDTH)} ${'mean'.padStart(12)}  95 % interval`,
    ...Object.entries(result.outcomes).map(([name, { mean, lower, upper, n }]) => {
      const interval =
        lower === null || upper === null ? `- (n = ${n})` : `${short(lower)} to ${short(upper)} (n = ${n})`;
      return `${name.padEnd(NAME_WIDTH)} ${(mean === null ? '-' : short(mean)).padStart(12)}  ${interval}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function seriesLine({ name, kind }: Series, counts: readonly number[]): string {
  const total = kind === 'flow' ? counts.reduce((sum, value) => sum + value, 0) : (counts.at(-1) ?? 0);
  const peak = counts.reduce((most, value) => Math.max(most, value), 0);
  const day = counts.indexOf(peak);
  return `${name.padEnd(NAME_WIDTH)} ${count(total).padStart(12)} ${count(peak).padStart(12)} ${String(day).padStart(5)}  ${sparkline(counts)}`;
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function short(value: number): string {
  return Math.abs(value) >= 1000 ? count(value) : String(Number(value.toPrecision(4)));
}
