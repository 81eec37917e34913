/** One effect as people read it: of one step, with its interval, and how far it was checked. Pure. */
import type { Estimate } from '../../engine';
import { fixed } from '../format';
import type { Explanation, Row } from './explanation';
import { isSure } from './explanation';
import { stepWords } from './naturalStep';
import { changeWords } from './objectiveWords';
import { whyWords } from './whyWords';

/** Half of the 95 % interval, null for one replicate. */
export function halfOf({ mean, upper }: Estimate): number | null {
  return mean === null || upper === null ? null : upper - mean;
}

/** `+1 day`. */
export function stepText({ world }: Explanation, { parameter, step }: Row): string {
  return stepWords(parameter, step, world.face);
}

/** `1,240 ± 90 fewer infections`, or that there is no effect beyond chance. */
export function effectText({ objective }: Explanation, { effect }: Row): string {
  const { mean } = effect;
  if (mean === null) return '';
  if (isSure(effect) === false) return whyWords().unsure;
  return changeWords(objective, { mean, half: halfOf(effect) });
}

export type Verdict = 'true' | 'false' | 'noisy' | 'sign';

/** How an effect stood the check; null where it was not checked. */
export function verdictOf({ fidelity }: Row): Verdict | null {
  if (!fidelity) return null;
  if (fidelity.sign === false) return 'sign';
  return fidelity.ok === null ? 'noisy' : fidelity.ok ? 'true' : 'false';
}

/** `0.96 ± 0.04`, empty where there is no ratio. */
export function ratioText({ fidelity }: Row): string {
  if (!fidelity || fidelity.ratio === null) return '';
  const { ratio, ratioSe } = fidelity;
  return ratioSe === null ? fixed(ratio, 2) : `${fixed(ratio, 2)} ± ${fixed(ratioSe, 2)}`;
}

export function verdictText(verdict: Verdict): string {
  const { trueBand, falseBand, noBand, signs } = whyWords();
  return { true: trueBand, false: falseBand, noisy: noBand, sign: signs }[verdict];
}
