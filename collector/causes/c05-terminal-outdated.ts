import type { Cause } from './cause.ts';

/** Certificates, keys or versions inside terminals end on a date that the inventory knows weeks before. */
export const terminalOutdated: Cause = {
  id: 'C05',
  label: 'terminal_outdated',
  names: { en: 'Terminal certificate, key or version outdated', zh: '终端证书、密钥或版本过期' },
  kind: 'alert',
  team: 'terminal_fleet',
  stages: [],
};
