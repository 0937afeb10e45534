import { wilsonLower } from '../promql.ts';
import type { Group, RecordingRule } from '../rule.ts';
import type { Thresholds } from '../thresholds.ts';

/**
 * Faults of one node, firmware or model held against its peers in the same minutes: what hits all of them alike is
 * somebody else's fault. Only what stands out has a `..._share:excess` sample; its value is the lower bound of its share.
 */
interface Peers {
  readonly level: string;
  /** The label that is `other` for what is not configured. */
  readonly label: string;
  /** Requests and faults a second, over a window. */
  readonly attempts: (window: string) => string;
  readonly faults: (window: string) => string;
  readonly share: number;
  readonly requests: number;
  /** A window, and the least faults in it: a card refused three times is three faults of one customer. Any of them tells. */
  readonly windows: readonly (readonly [window: string, seconds: number, least: number])[];
  readonly group: Group;
}

/** A node with wrong keys turns good cards down: wrong PIN, failed MAC. Neither is a system failure by its code. */
const nodeKeyFaultsIn = (window: string): string =>
  `sum by (node) (rate(acquirer_authorization_watch_codes_by_node_total{code_group=~"55|a0_99"}[${window}]))`;
export const nodeKeyFaults = nodeKeyFaultsIn('10m');

const excess = (t: Thresholds, { level, label, windows, share, requests }: Peers): string =>
  windows
    .map(([window, seconds, least]) => {
      const all = `${level}:attempts:rate${window}`;
      const bad = `${level}:faults:rate${window}`;
      const rest = (x: string): string => `(sum(${x}) - on () group_right () ${x})`;
      const low = `${level}:fault_share:wilson${window}`;
      // Its lower bound, not its share: at night an issuer's maintenance hits one of few nodes three times as often by chance.
      return `${low}{${label}!="other"} > ${share} and ${all} * ${seconds} >= ${requests} and ${bad} * ${seconds} >= ${least} and ${low} * ${rest(all)} > ${t.peerFactor} * ${rest(bad)}`;
    })
    .join(' or ');

const node = 'acquirer_authorizations_by_node_total';
const device = 'acquirer_authorizations_by_terminal_model_total';

export function peerRecords(t: Thresholds): readonly RecordingRule[] {
  const peers: readonly Peers[] = [
    {
      level: 'node',
      label: 'node',
      attempts: (w) => `sum by (node) (rate(${node}[${w}]))`,
      faults: (w) => `sum by (node) (rate(${node}{outcome="system_failure"}[${w}])) + ${nodeKeyFaultsIn(w)}`,
      share: t.nodeShare,
      requests: t.nodeAttempts,
      windows: [['10m', 600, t.nodeFaults]],
      group: 'normal',
    },
    {
      level: 'firmware',
      label: 'firmware',
      attempts: (w) => `sum by (terminal_model, firmware) (rate(${device}[${w}]))`,
      faults: (w) => `sum by (terminal_model, firmware) (rate(${device}{outcome="terminal_fault"}[${w}]))`,
      share: t.firmwareShare,
      requests: t.firmwareAttempts,
      // Half an hour of good sales hides a bad image for its first minutes.
      windows: [
        ['30m', 1800, t.firmwareFaults],
        ['10m', 600, t.firmwareFaultsQuick],
      ],
      group: 'normal',
    },
    {
      level: 'model',
      label: 'terminal_model',
      attempts: (w) => `sum by (terminal_model) (avg_over_time(firmware:attempts:rate30m[${w}]))`,
      faults: (w) => `sum by (terminal_model) (avg_over_time(firmware:faults:rate30m[${w}]))`,
      share: t.modelShare,
      requests: t.modelAttempts,
      windows: [['6h', 21_600, t.modelFaults]],
      group: 'slow',
    },
  ];
  return peers.flatMap((peer) => {
    const { level, windows, attempts, faults, group } = peer;
    return [
      ...windows.flatMap(([window, seconds]) => {
        const all = `${level}:attempts:rate${window}`;
        const bad = `${level}:faults:rate${window}`;
        return [
          { record: all, expr: attempts(window), group },
          { record: bad, expr: faults(window), group },
          { record: `${level}:fault_share:wilson${window}`, expr: wilsonLower(bad, all, seconds), group },
        ];
      }),
      { record: `${level}:fault_share:excess`, expr: excess(t, peer), group },
    ];
  });
}
