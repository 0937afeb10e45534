import type { Story } from '../promtool/story.ts';
import { c01Stories } from './c01-terminal-network.ts';
import { c02Stories } from './c02-batch-upload.ts';
import { c03Stories } from './c03-terminal-hardware.ts';
import { c04Stories } from './c04-terminal-software.ts';
import { c05Stories } from './c05-terminal-outdated.ts';
import { c06Stories } from './c06-interface-incompatible.ts';
import { c07Stories } from './c07-access-connection.ts';
import { c08Stories } from './c08-system-fault.ts';
import { c09Stories } from './c09-processing-delay.ts';
import { c10Stories } from './c10-channel-fault.ts';
import { c11Stories } from './c11-maintenance.ts';
import { c12Stories } from './c12-rule-change.ts';
import { c13Stories } from './c13-third-party-fault.ts';
import { c14Stories } from './c14-third-party-sync.ts';
import { c15Stories } from './c15-unknown-outcome.ts';
import { c16Stories } from './c16-bank-link.ts';
import { c17Stories } from './c17-bank-fault.ts';
import { c18Stories } from './c18-bank-slow.ts';
import { c19Stories } from './c19-clearing-delay.ts';
import { c20Stories } from './c20-third-party-settlement.ts';
import { c21Stories } from './c21-payer-shortfall.ts';
import { c22Stories } from './c22-large-amount.ts';
import { c23Stories } from './c23-operating-error.ts';
import { c24Stories } from './c24-account-frozen.ts';
import { c25Stories } from './c25-limit.ts';
import { c26Stories } from './c26-account-setup.ts';
import { c27Stories } from './c27-account-status.ts';
import { c29Stories } from './c29-duplicate.ts';
import { c31Stories } from './c31-data-mismatch.ts';
import { c32Stories } from './c32-data-stale.ts';
import { c33Stories } from './c33-reversal.ts';
import { c35Stories } from './c35-policy-change.ts';
import { c36Stories } from './c36-new-method.ts';

/** Every story of every rule. A new cause is one file and one line. */
export const stories: readonly Story[] = [
  ...c01Stories,
  ...c02Stories,
  ...c03Stories,
  ...c04Stories,
  ...c05Stories,
  ...c06Stories,
  ...c07Stories,
  ...c08Stories,
  ...c09Stories,
  ...c10Stories,
  ...c11Stories,
  ...c12Stories,
  ...c13Stories,
  ...c14Stories,
  ...c15Stories,
  ...c16Stories,
  ...c17Stories,
  ...c18Stories,
  ...c19Stories,
  ...c20Stories,
  ...c21Stories,
  ...c22Stories,
  ...c23Stories,
  ...c24Stories,
  ...c25Stories,
  ...c26Stories,
  ...c27Stories,
  ...c29Stories,
  ...c31Stories,
  ...c32Stories,
  ...c33Stories,
  ...c35Stories,
  ...c36Stories,
];
