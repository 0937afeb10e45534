import { causes } from '../../../collector/causes/catalogue.ts';

const link = /\/runbooks\/(?:en|zh)\/([a-z0-9_]+)(?:\.md)?(?:#.*)?$/;

/**
 * The cause whose runbook somebody means: `C10`, `channel_fault`, or the runbook's link. Undefined when there is none; what
 * was typed is never kept.
 */
export function runbookOf(text: string): string | undefined {
  const label = link.exec(text)?.[1] ?? text.toLowerCase();
  return causes.find((cause) => cause.label === label || cause.id.toLowerCase() === label)?.label;
}
