import type { Config } from '../config/schema.ts';
import { parseMode, type SettlementModeLabel, settlementModeLabels } from '../time/settlementmode.ts';

/** Values of the label settlement_mode: the modes the configuration has a schedule for, and `Tn` for all others. */
export function modeLabels(config: Config): readonly SettlementModeLabel[] {
  const configured = new Set<string>(config.settlement.modes.map((m) => m.mode));
  return settlementModeLabels.filter((label) => label === 'Tn' || configured.has(label));
}

/** Label of a contract mode among them: `W+5` -> `Tn`. */
export function modeLabeller(config: Config): (mode: string) => SettlementModeLabel {
  const labels = new Set(modeLabels(config));
  return (mode) => {
    const label = parseMode(mode)?.label ?? 'Tn';
    return labels.has(label) ? label : 'Tn';
  };
}
