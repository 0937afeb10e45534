import { accessGateway } from './access-gateway.ts';
import { authorization } from './authorization.ts';
import { batchBacklog } from './batch-backlog.ts';
import { batchSettlement } from './batch-settlement.ts';
import { batchUpload } from './batch-upload.ts';
import { channelCutover } from './channel-cutover.ts';
import { channelLink } from './channel-link.ts';
import { chargeback } from './chargeback.ts';
import { clearingFileExpected } from './clearing-file-expected.ts';
import { clearingFileReceived } from './clearing-file-received.ts';
import { clearingInboundFunds } from './clearing-inbound-funds.ts';
import { clearingLine } from './clearing-line.ts';
import { fee } from './fee.ts';
import { limitChange } from './limit-change.ts';
import { limitHit } from './limit-hit.ts';
import { maintenanceWindow } from './maintenance-window.ts';
import { merchantAccount } from './merchant-account.ts';
import { merchantComplaint } from './merchant-complaint.ts';
import { merchantContract } from './merchant-contract.ts';
import { merchantDocument } from './merchant-document.ts';
import { merchantRestriction } from './merchant-restriction.ts';
import { payerBalance } from './payer-balance.ts';
import { payout } from './payout.ts';
import { reconciliationResult } from './reconciliation-result.ts';
import { refund } from './refund.ts';
import { reversal } from './reversal.ts';
import { ruleChange } from './rule-change.ts';
import { settlementHold } from './settlement-hold.ts';
import { settlementOrder } from './settlement-order.ts';
import { settlementRelease } from './settlement-release.ts';
import { settlementRun } from './settlement-run.ts';
import { sourceWatermark } from './source-watermark.ts';
import { terminalCredentials } from './terminal-credentials.ts';
import { terminalHeartbeat } from './terminal-heartbeat.ts';
import { terminalPresence } from './terminal-presence.ts';
import { terminalRegistry } from './terminal-registry.ts';
import { terminalSignIn } from './terminal-sign-in.ts';
import { terminalStatus } from './terminal-status.ts';
import { walletResult } from './wallet-result.ts';

/** Every kind of event the collector understands, in the order of the reference. One file, one line here. */
export const eventKinds = [
  terminalHeartbeat,
  terminalPresence,
  terminalSignIn,
  terminalStatus,
  terminalRegistry,
  terminalCredentials,
  accessGateway,
  channelLink,
  channelCutover,
  authorization,
  reversal,
  refund,
  chargeback,
  walletResult,
  batchSettlement,
  batchUpload,
  batchBacklog,
  clearingFileExpected,
  clearingFileReceived,
  clearingLine,
  clearingInboundFunds,
  reconciliationResult,
  fee,
  settlementRun,
  settlementOrder,
  settlementHold,
  settlementRelease,
  payout,
  payerBalance,
  merchantContract,
  merchantAccount,
  merchantRestriction,
  limitChange,
  limitHit,
  merchantDocument,
  maintenanceWindow,
  ruleChange,
  merchantComplaint,
  sourceWatermark,
] as const;

/** Definition of one kind: schema, identity, example. */
export type EventKindDefinition = (typeof eventKinds)[number];

/** The name of an event kind: the `kind` field. */
export type Kind = EventKindDefinition['kind'];

/** A validated event of kind K (or of any kind), as producers send it. */
export type EventOfKind<K extends Kind = Kind> = {
  [D in EventKindDefinition as D['kind']]: ReturnType<D['schema']['parse']>;
}[K];

/** Definition by name. */
export const kindByName: ReadonlyMap<string, EventKindDefinition> = new Map(
  eventKinds.map((k) => [k.kind, k]),
);
