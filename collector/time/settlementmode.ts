/** Label values of settlement_mode: the modes that carry the money; Tn is every other delay, weekly, monthly. */
export const settlementModeLabels = ['T+0', 'T+1', 'D+0', 'D+1', 'S+0', 'Tn'] as const;
export type SettlementModeLabel = (typeof settlementModeLabels)[number];

/**
 * What a merchant's contract promises.
 * T: n-th working day after the clearing day (n = 0: that day, or the next working day).
 * D: n calendar days after it. S: minutes after the sale (秒到, prefunded).
 * W: weekly, next such ISO weekday. M: monthly, next such day of the month; both move to a working day.
 */
export type SettlementMode =
  | { readonly kind: 'T' | 'D'; readonly days: number; readonly label: SettlementModeLabel }
  | { readonly kind: 'S'; readonly label: SettlementModeLabel }
  | { readonly kind: 'W'; readonly weekday: number; readonly label: SettlementModeLabel }
  | { readonly kind: 'M'; readonly day: number; readonly label: SettlementModeLabel };

/** Longest delay in days a T+n or D+n contract may state. */
export const maxDelayDays = 30;

const modes = allModes();

/**
 * Reads 'T+0'…'T+30', 'D+0'…'D+30', 'S+0', 'W+1'…'W+7' (Monday…Sunday) and 'M+1'…'M+31'; undefined otherwise.
 * The same text always gives the same object.
 */
export function parseMode(text: string): SettlementMode | undefined {
  return modes.get(text);
}

function allModes(): ReadonlyMap<string, SettlementMode> {
  const all = new Map<string, SettlementMode>([['S+0', { kind: 'S', label: 'S+0' }]]);
  for (let days = 0; days <= maxDelayDays; days += 1) {
    for (const kind of ['T', 'D'] as const)
      all.set(`${kind}+${days}`, { kind, days, label: labelOf(`${kind}+${days}`) });
  }
  for (let weekday = 1; weekday <= 7; weekday += 1)
    all.set(`W+${weekday}`, { kind: 'W', weekday, label: 'Tn' });
  for (let day = 1; day <= 31; day += 1) all.set(`M+${day}`, { kind: 'M', day, label: 'Tn' });
  return all;
}

function labelOf(text: string): SettlementModeLabel {
  return settlementModeLabels.find((label) => label === text) ?? 'Tn';
}
