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
  readonly window: string;
  readonly seconds: number;
  readonly attempts: string;
  readonly faults: string;
  readonly share: number;
  readonly requests: number;
  /** Least faults: a card refused three times is three faults of one customer. */
  readonly least: number;
  readonly group: Group;
}

/** A node with wrong keys turns good cards down: wrong PIN, failed MAC. Neither is a system failure by its code. */
export const nodeKeyFaults =
  'sum by (node) (rate(acquirer_authorization_watch_codes_by_node_total{code_group=~"55|a0_99"}[10m]))';

const excess = (t: Thresholds, { level, label, window, seconds, share, requests, least }: Peers): string => {
  const all = `${level}:attempts:rate${window}`;
  const bad = `${level}:faults:rate${window}`;
  const rest = (x: string): string => `(sum(${x}) - on () group_right () ${x})`;
  return `${level}:fault_share:wilson${window}{${label}!="other"} > ${share} and ${all} * ${seconds} >= ${requests} and ${bad} * ${seconds} >= ${least} and ${bad} * ${rest(all)} > ${t.peerFactor} * ${all} * ${rest(bad)}`;
};

export function peerRecords(t: Thresholds): readonly RecordingRule[] {
  const node = 'acquirer_authorizations_by_node_total';
  const device = 'acquirer_authorizations_by_terminal_model_total';
  const peers: readonly Peers[] = [
    {
      level: 'node',
      label: 'node',
      window: '10m',
      seconds: 600,
      attempts: `sum by (node) (rate(${node}[10m]))`,
      faults: `sum by (node) (rate(${node}{outcome="system_failure"}[10m])) + ${nodeKeyFaults}`,
      share: t.nodeShare,
      requests: t.nodeAttempts,
      least: t.nodeFaults,
      group: 'normal',
    },
    {
      level: 'firmware',
      label: 'firmware',
      window: '30m',
      seconds: 1800,
      attempts: `sum by (terminal_model, firmware) (rate(${device}[30m]))`,
      faults: `sum by (terminal_model, firmware) (rate(${device}{outcome="terminal_fault"}[30m]))`,
      share: t.firmwareShare,
      requests: t.firmwareAttempts,
      least: t.firmwareFaults,
      group: 'normal',
    },
    {
      level: 'model',
      label: 'terminal_model',
      window: '6h',
      seconds: 21_600,
      attempts: 'sum by (terminal_model) (avg_over_time(firmware:attempts:rate30m[6h]))',
      faults: 'sum by (terminal_model) (avg_over_time(firmware:faults:rate30m[6h]))',
      share: t.modelShare,
      requests: t.modelAttempts,
      least: t.modelFaults,
      group: 'slow',
    },
  ];
  return peers.flatMap((peer) => {
    const { level, window, seconds, attempts, faults, group } = peer;
    const all = `${level}:attempts:rate${window}`;
    const bad = `${level}:faults:rate${window}`;
    return [
      { record: all, expr: attempts, group },
      { record: bad, expr: faults, group },
      { record: `${level}:fault_share:wilson${window}`, expr: wilsonLower(bad, all, seconds), group },
      { record: `${level}:fault_share:excess`, expr: excess(t, peer), group },
    ];
  });
}
