import { situations } from './benign/situations.ts';
import { faults } from './faults/faults.ts';
import type { Parameter, Parameters } from './faults/parameters.ts';

const about = (parameter: Parameter): string => {
  switch (parameter.kind) {
    case 'moment':
      return `${parameter.at} of day ${parameter.day + 1} (${parameter.from}-${parameter.until})`;
    case 'choice':
      return `${parameter.value} (${parameter.among.join(' ')})`;
    case 'switch':
      return String(parameter.value);
    default:
      return `${parameter.value} (${parameter.min}-${parameter.max})`;
  }
};

const knobs = (parameters: Parameters): string[] =>
  Object.entries(parameters).map(([name, parameter]) => `      ${name.padEnd(16)} ${about(parameter)}`);

/** Every scenario with its parameters, defaults and ranges, as text for people. */
export function scenarioList(): string {
  const lines: string[] = [];
  for (const { id, title, causes, window, parameters } of faults)
    lines.push(
      `${id}  ${title}  [${causes.join(' ')}]`,
      `      record from ${window.start} for ${window.hours} h`,
      ...knobs(parameters),
    );
  for (const { id, title, window, parameters } of situations)
    lines.push(
      `${id}  ${title}  [benign]`,
      `      record from ${window.start} for ${window.hours} h`,
      ...knobs(parameters),
    );
  return lines.join('\n');
}
