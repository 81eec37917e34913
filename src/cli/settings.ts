/** `--set id=value`: text of the command line into values of parameters. Bounds are checked by the scenario's validator. */
import type { Parameter, Value } from '../scenario/parameter';
import type { ModelDefinition } from '../scenario/scenario';
import { unknownParameter } from '../scenario/validate';
import { InputError } from './fault';

/**
 * The patch that the settings make, later ones over earlier ones.
 *
 * @throws InputError for text without `=` or of the wrong kind; ScenarioError for an id that the model does not have
 */
export function parseSettings(model: ModelDefinition, settings: readonly string[]): Record<string, Value> {
  return Object.fromEntries(settings.map((setting) => parseSetting(model, setting)));
}

function parseSetting(model: ModelDefinition, setting: string): [string, Value] {
  const at = setting.indexOf('=');
  if (at < 1) throw new InputError(`--set ${setting} is not of the form id=value. Example: --set ${example(model)}`);
  const id = setting.slice(0, at);
  const parameter = model.parameters.find((candidate) => candidate.id === id);
  if (!parameter) throw unknownParameter(model, id);
  return [id, parseValue(parameter, setting.slice(at + 1).trim())];
}

function parseValue(parameter: Parameter, text: string): Value {
  switch (parameter.kind) {
    case 'number':
    case 'integer':
      return parseNumber(parameter, text);
    case 'table':
      return text.split(/[,~]/).map((entry) => parseNumber(parameter, entry));
    case 'switch':
      if (text === 'true' || text === 'on') return true;
      if (text === 'false' || text === 'off') return false;
      throw new InputError(
        `${parameter.id} is '${text}'; it must be true or false. Example: --set ${parameter.id}=true`,
      );
    case 'choice':
      return text;
  }
}

function parseNumber(parameter: Parameter, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value)) {
    const shown = Array.isArray(parameter.default) ? parameter.default.join(',') : parameter.default;
    throw new InputError(`${parameter.id} is '${text}'; it must be a number. Example: --set ${parameter.id}=${shown}`);
  }
  return value;
}

function example(model: ModelDefinition): string {
  const parameter = model.parameters.find(({ kind }) => kind === 'number') ?? model.parameters[0];
  return `${parameter.id}=${parameter.default}`;
}
