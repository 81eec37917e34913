/** The row of a parameter, whatever its kind. */
import type { Parameter } from '../../scenario/parameter';
import { usePresentation } from '../presentation/context';
import { locked } from '../presentation/presentation';
import { ChoiceRow } from './ChoiceRow';
import { SliderRow } from './SliderRow';
import { SwitchRow } from './SwitchRow';
import { TableRow } from './TableRow';

interface ParameterRowProps {
  readonly parameter: Parameter;
  /** Among the main rows. */
  readonly main?: boolean;
  /** Draws the eye, once. */
  readonly pulse?: boolean;
}

export function ParameterRow({ parameter: whole, main = false, pulse = false }: ParameterRowProps) {
  const presentation = usePresentation();
  const parameter = locked(whole, presentation);
  if (presentation.hiddenSettings.has(parameter.id)) return null;
  switch (parameter.kind) {
    case 'number':
    case 'integer':
      return <SliderRow parameter={parameter} gated={main} pulse={pulse} />;
    case 'switch':
      return <SwitchRow parameter={parameter} />;
    case 'choice':
      return <ChoiceRow parameter={parameter} />;
    case 'table':
      return <TableRow parameter={parameter} />;
  }
}
