import { boardRules } from './boardrules.ts';
import { panelRules } from './panelrules.ts';
import { queryRules } from './queryrules.ts';
import type { Rule } from './rule.ts';

/** Every rule: those of Grafana's dashboard-linter that make sense here, and ours. */
export const rules: readonly Rule[] = [...boardRules, ...panelRules, ...queryRules];
