import { absentVariable, findTool } from '../tools.mjs';

/** System programs the demo, the end-to-end tests and the back-test can use. */
export type SystemTool = 'prometheus' | 'promtool' | 'alertmanager' | 'amtool' | 'chromium';

/**
 * The path of a system program, or undefined when it is not there or switched off. `ACQ_PROMETHEUS=/path` names it,
 * `ACQ_NO_PROMETHEUS=1` hides it, else the PATH decides: the npm runner and a plain `node` run agree.
 */
export function toolPath(tool: SystemTool, env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env[absentVariable(tool)]) return undefined;
  return findTool(tool, env) as string | undefined;
}
