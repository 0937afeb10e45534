/**
 * What an answered, or given up, request means for the merchant; the label `outcome`.
 * cardholder_decline: the customer's card or account. merchant_decline: the merchant's account, registration or
 * risk. terminal_fault: format, security, registration or batch of the device. system_failure: switch, network,
 * scheme or issuer. unclassified: a code the table does not know, so the table has drifted.
 */
export const finalOutcomes = [
  'approved',
  'cardholder_decline',
  'merchant_decline',
  'terminal_fault',
  'system_failure',
  'unclassified',
] as const;

/** Every outcome. `pending` (a wallet customer still paying) is no result yet: it counts neither as success nor failure. */
export const outcomes = [...finalOutcomes, 'pending'] as const;

export type FinalOutcome = (typeof finalOutcomes)[number];
export type Outcome = (typeof outcomes)[number];

/** The label `code_group`: what a rise of declines over many merchants is about. */
export const codeGroups = ['51', '61_65', '03_58', 'watch', 'system', 'other'] as const;
export type CodeGroup = (typeof codeGroups)[number];

/** UnionPay POS action letters: A done, B may be retried, C must not be retried, D operator acts, E system fault. */
export const posActions = ['A', 'B', 'C', 'D', 'E'] as const;

/** The code of a request that got no answer at all before our own time limit. Not a scheme's code: every table has it. */
export const timeoutCode = 'TIMEOUT';

/** The label value of every code that has none of its own. */
export const otherCode = 'other';
