/** Teams alerts are routed to, closed list (domain.md 3.3). `platform` owns this system itself. */
export const teams = [
  'sre',
  'network',
  'terminal_fleet',
  'channel_ops',
  'clearing_ops',
  'settlement_ops',
  'treasury',
  'risk_ops',
  'merchant_ops',
  'platform',
] as const;
export type Team = (typeof teams)[number];
