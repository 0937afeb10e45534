import { toolPath } from '../../../scripts/tools/toolpaths.ts';

export const promtool = toolPath('promtool');
export const amtool = toolPath('amtool');
export const alertmanager = toolPath('alertmanager');

/** What the name of a skipped suite says, so that a skip is seen. */
export const needs = (tool: string, path: string | undefined): string =>
  path === undefined ? ` (skipped: no ${tool} on this machine)` : '';
