import { c01 } from './causes/c01-terminal-network.ts';
import { c02 } from './causes/c02-batch-upload.ts';
import { c03 } from './causes/c03-terminal-hardware.ts';
import { c04 } from './causes/c04-terminal-software.ts';
import { c05 } from './causes/c05-terminal-outdated.ts';
import { c06 } from './causes/c06-interface-incompatible.ts';
import { c07 } from './causes/c07-access-connection.ts';
import { c08 } from './causes/c08-system-fault.ts';
import { c09 } from './causes/c09-processing-delay.ts';
import { c10 } from './causes/c10-channel-fault.ts';
import { c11 } from './causes/c11-maintenance.ts';
import { c12 } from './causes/c12-rule-change.ts';
import { c13 } from './causes/c13-third-party-fault.ts';
import { c14 } from './causes/c14-third-party-sync.ts';
import { c15 } from './causes/c15-unknown-outcome.ts';
import { c16 } from './causes/c16-bank-link.ts';
import { c17 } from './causes/c17-bank-fault.ts';
import { c18 } from './causes/c18-bank-slow.ts';
import { c19 } from './causes/c19-clearing-delay.ts';
import { c20 } from './causes/c20-third-party-settlement.ts';
import { c21 } from './causes/c21-payer-shortfall.ts';
import { c22 } from './causes/c22-large-amount.ts';
import { c23 } from './causes/c23-operating-error.ts';
import { c24 } from './causes/c24-account-frozen.ts';
import { c25 } from './causes/c25-limit.ts';
import { c26 } from './causes/c26-account-setup.ts';
import { c27 } from './causes/c27-account-status.ts';
import { c29 } from './causes/c29-duplicate.ts';
import { c31 } from './causes/c31-data-mismatch.ts';
import { c32 } from './causes/c32-data-stale.ts';
import { c33 } from './causes/c33-reversal.ts';
import { c35 } from './causes/c35-policy-change.ts';
import { c36 } from './causes/c36-new-method.ts';
import { burn } from './recording/burn.ts';
import { expectation } from './recording/expectation.ts';
import { failures } from './recording/failures.ts';
import { gatewayConnections, gateways } from './recording/gateways.ts';
import { issuers } from './recording/issuers.ts';
import { maintenanceWindows } from './recording/maintenance.ts';
import { peerRecords } from './recording/peers.ts';
import { silence, silenceDrawn } from './recording/silence.ts';
import { slowAnswers } from './recording/slow.ts';
import { attempts10m, stepRecords } from './recording/steps.ts';
import type { AlertRule, CauseRules, RecordingRule } from './rule.ts';
import { staying } from './staying.ts';
import { type Thresholds, thresholdValues } from './thresholds.ts';

/** Every cause that alerts. A new one is one file here and one line. */
export const causeRules: readonly CauseRules[] = [
  c01,
  c02,
  c03,
  c04,
  c05,
  c06,
  c07,
  c08,
  c09,
  c10,
  c11,
  c12,
  c13,
  c14,
  c15,
  c16,
  c17,
  c18,
  c19,
  c20,
  c21,
  c22,
  c23,
  c24,
  c25,
  c26,
  c27,
  c29,
  c31,
  c32,
  c33,
  c35,
  c36,
];

/** Recording rules in an order in which each only uses those before it. */
export const recordingRules = (t: Thresholds = thresholdValues): readonly RecordingRule[] => [
  ...maintenanceWindows,
  ...failures(t),
  ...burn,
  ...issuers,
  ...expectation(t),
  attempts10m,
  ...stepRecords,
  ...peerRecords(t),
  ...silence,
  ...silenceDrawn(t),
  ...slowAnswers,
  gatewayConnections,
  ...gateways,
  ...causeRules.flatMap((of) => staying(of.rules(t)).records),
];

/** A rule and the cause it belongs to. */
export interface CatalogueEntry {
  readonly of: CauseRules;
  readonly rule: AlertRule;
}

/** Every alerting rule, in the order of its cause. */
export const catalogue = (t: Thresholds = thresholdValues): readonly CatalogueEntry[] =>
  causeRules.flatMap((of) => staying(of.rules(t)).rules.map((rule) => ({ of, rule })));
