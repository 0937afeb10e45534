import { batchUpload } from './c02-batch-upload.ts';
import { processingDelay } from './c09-processing-delay.ts';
import { maintenance } from './c11-maintenance.ts';
import { ruleChange } from './c12-rule-change.ts';
import { unknownOutcome } from './c15-unknown-outcome.ts';
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
import { duplicate } from './c29-duplicate.ts';
import { dataMismatch } from './c31-data-mismatch.ts';
import { dispute } from './c41-dispute.ts';
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
  notDue,
];
