import { execFileSync } from 'node:child_process';

/** Path of a system tool, or undefined: as the runner told (ACQ_PROMTOOL, ACQ_NO_PROMTOOL), else from the PATH. */
export function toolPath(tool: string, ...names: readonly string[]): string | undefined {
  const key = tool.toUpperCase();
  if (process.env[`ACQ_NO_${key}`]) return undefined;
  return [process.env[`ACQ_${key}`], ...names].find((name) => name !== undefined && answers(name));
}

function answers(name: string): boolean {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export const promtool = toolPath('promtool', 'promtool');
export const amtool = toolPath('amtool', 'amtool');
export const alertmanager = toolPath('alertmanager', 'prometheus-alertmanager', 'alertmanager');

/** What the name of a skipped suite says, so that a skip is seen. */
export const needs = (tool: string, path: string | undefined): string =>
  path === undefined ? ` (skipped: no ${tool} on this machine)` : '';
