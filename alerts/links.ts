import { encoded, type Text } from './text.ts';

/** Uids of the boards alerts link to, and the variables each of them has. */
export const boards = {
  onCall: { uid: 'acq-oncall', variables: ['channel'] },
  channel: { uid: 'acq-channel', variables: ['channel', 'issuer', 'node'] },
  terminals: { uid: 'acq-terminals', variables: ['region', 'network', 'carrier', 'terminal_model'] },
  files: { uid: 'acq-files', variables: ['channel'] },
  settlement: { uid: 'acq-settlement', variables: ['channel', 'settlement_mode', 'bank'] },
  accounts: { uid: 'acq-accounts', variables: ['channel', 'reason'] },
  delay: { uid: 'acq-delay', variables: ['channel', 'settlement_mode', 'bank'] },
  collector: { uid: 'acq-collector', variables: ['source'] },
} as const satisfies Record<string, { uid: string; variables: readonly string[] }>;
export type Board = keyof typeof boards;

/** Where links of an installation lead. */
export interface LinkBase {
  /** Grafana, without a trailing slash. */
  readonly grafana: string;
  /** Folder that holds `en/<cause>` and `zh/<cause>`; the collector serves it. */
  readonly runbooks: string;
}

export const defaultLinks: LinkBase = {
  grafana: 'http://localhost:3000',
  runbooks: 'http://localhost:9464/runbooks',
};

/** A board with the alert's own labels filled in, over the hours around the alert. */
export function dashboardLink(base: LinkBase, board: Board, labels: readonly string[], hours: number): Text {
  const { uid, variables } = boards[board];
  const known = (variables as readonly string[]).filter((name) => labels.includes(name));
  return [
    `${base.grafana}/d/${uid}?`,
    ...known.flatMap((name) => [`var-${name}=`, encoded(name), '&']),
    `from=now-${hours}h&to=now`,
  ];
}

export const runbookLink = (base: LinkBase, language: 'en' | 'zh', cause: string): string =>
  `${base.runbooks}/${language}/${cause}`;
