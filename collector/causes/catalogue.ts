import { terminalNetwork } from './c01-terminal-network.ts';
import { batchUpload } from './c02-batch-upload.ts';
import { terminalHardware } from './c03-terminal-hardware.ts';
import { terminalSoftware } from './c04-terminal-software.ts';
import { terminalOutdated } from './c05-terminal-outdated.ts';
import { interfaceIncompatible } from './c06-interface-incompatible.ts';
import { accessConnection } from './c07-access-connection.ts';
import { systemFault } from './c08-system-fault.ts';
import { processingDelay } from './c09-processing-delay.ts';
import { channelFault } from './c10-channel-fault.ts';
import { maintenance } from './c11-maintenance.ts';
import { ruleChange } from './c12-rule-change.ts';
import { thirdPartyFault } from './c13-third-party-fault.ts';
import { thirdPartySync } from './c14-third-party-sync.ts';
import { unknownOutcome } from './c15-unknown-outcome.ts';
import { bankLink } from './c16-bank-link.ts';
import { bankFault } from './c17-bank-fault.ts';
import { bankSlow } from './c18-bank-slow.ts';
import { clearingDelay } from './c19-clearing-delay.ts';
import { thirdPartySettlement } from './c20-third-party-settlement.ts';
import { payerShortfall } from './c21-payer-shortfall.ts';
import { largeAmount } from './c22-large-amount.ts';
import { operatingError } from './c23-operating-error.ts';
import { accountFrozen } from './c24-account-frozen.ts';
import { limit } from './c25-limit.ts';
import { accountSetup } from './c26-account-setup.ts';
import { accountStatus } from './c27-account-status.ts';
import { accountMisuse } from './c28-account-misuse.ts';
import { duplicate } from './c29-duplicate.ts';
import { falseTransaction } from './c30-false-transaction.ts';
import { dataMismatch } from './c31-data-mismatch.ts';
import { dataStale } from './c32-data-stale.ts';
import { reversal } from './c33-reversal.ts';
import { fraud } from './c34-fraud.ts';
import { policyChange } from './c35-policy-change.ts';
import { newMethod } from './c36-new-method.ts';
import { merchantError } from './c38-merchant-error.ts';
import { dispute } from './c41-dispute.ts';
import { cardholderFunds } from './c42-cardholder-funds.ts';
import { cardholderCard } from './c43-cardholder-card.ts';
import { cutoverShift, notDue } from './c47-not-due.ts';
import type { Cause } from './cause.ts';

/**
 * Every cause, in the order they are asked what they hold: the first that claims money keeps it, `not_due` gets the
 * rest. Where several could claim the same account the more telling one stands first: maintenance before a slow bank,
 * a short payer before our own delay, reconciliation before the file as a whole. A new cause is one file and one line.
 */
export const causes: readonly Cause[] = [
  batchUpload,
  maintenance,
  payerShortfall,
  processingDelay,
  ruleChange,
  unknownOutcome,
  bankFault,
  bankSlow,
  cutoverShift,
  dataMismatch,
  clearingDelay,
  thirdPartySettlement,
  largeAmount,
  operatingError,
  accountFrozen,
  limit,
  accountSetup,
  accountStatus,
  duplicate,
  dispute,
  // What follows holds no money and is asked nothing: causes that only show in traffic, and noise.
  terminalNetwork,
  terminalHardware,
  terminalSoftware,
  terminalOutdated,
  interfaceIncompatible,
  accessConnection,
  systemFault,
  channelFault,
  thirdPartyFault,
  thirdPartySync,
  bankLink,
  accountMisuse,
  falseTransaction,
  dataStale,
  reversal,
  fraud,
  policyChange,
  newMethod,
  merchantError,
  cardholderFunds,
  cardholderCard,
  notDue,
];
