/** The pipeline a sale's money passes, in order, and the team that owns each stage (domain.md 1.1). */
export const stages = [
  'terminal',
  'access',
  'switch',
  'channel',
  'clearing',
  'settlement',
  'payout',
  'account',
] as const;
export type Stage = (typeof stages)[number];
