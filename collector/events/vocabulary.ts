/** Closed vocabularies of the events; each is also a label's value set, so a new value is a new series. */

export const transactionTypes = [
  'sale',
  'sale_void',
  'preauth',
  'preauth_void',
  'preauth_completion',
  'refund',
  'balance_inquiry',
  'offline_sale',
  'adjustment',
  'qr_payment',
] as const;
export type TransactionType = (typeof transactionTypes)[number];

/** Types whose approval is money owed to the merchant (single-message sale authorises and clears). */
export const captureTypes: readonly TransactionType[] = [
  'sale',
  'preauth_completion',
  'offline_sale',
  'adjustment',
  'qr_payment',
];

/** Reversal reason of F39 in the 0400 request; `host` = started by the switch itself. */
export const reversalReasons = ['no_reply_98', 'terminal_96', 'mac_a0', 'other_06', 'host'] as const;

export const networks = ['cellular', 'wifi', 'ethernet', 'other'] as const;

export const signInResults = ['ok', 'key_error', 'unknown_terminal', 'timeout', 'other'] as const;
export const credentials = ['tls_cert', 'ca_cert', 'tmk', 'working_key'] as const;
export const gatewayErrors = ['tls', 'tcp_reset', 'timeout', 'auth', 'capacity', 'other'] as const;

export const uploadKinds = ['detail', 'offline', 'tc', 'refund', 'tip', 'foreign_capture'] as const;
export const uploadResults = ['ok', 'rejected', 'retried', 'abandoned'] as const;
export const batchResults = ['balanced', 'unbalanced', 'error'] as const;

export const fileTypes = ['transactions', 'fees', 'errors', 'wallet_bill', 'settlement'] as const;
export const mismatchKinds = [
  'one_sided_channel',
  'one_sided_ledger',
  'amount',
  'status',
  'duplicate',
  'cutover_shift',
  'file_gap',
] as const;

export const settlementModes = ['T+0', 'T+1', 'D+0', 'D+1', 'S+0', 'Tn'] as const;

export const payoutStates = ['instructed', 'accepted', 'credited', 'failed', 'returned'] as const;
/** Normalised failure and return reasons (domain.md 2.5, from public payout interfaces). */
export const payoutReasons = [
  'name_mismatch',
  'account_not_found',
  'account_closed',
  'account_frozen',
  'account_dormant',
  'account_type_limit',
  'branch_info_wrong',
  'amount_limit',
  'bank_maintenance',
  'bank_timeout',
  'payer_insufficient_funds',
  'compliance_reject',
  'duplicate',
  'id_check_failed',
  'payer_restricted',
  'other',
] as const;
export type PayoutReason = (typeof payoutReasons)[number];

/** Why an account is frozen or limited (domain.md 2.6). */
export const freezeReasons = [
  'risk_control',
  'judicial',
  'regulatory',
  'document_expired',
  'kyc_incomplete',
  'dormant',
  'settlement_account_invalid',
  'dispute_hold',
  'wallet_channel',
  'inspection',
  'limit',
  'other',
] as const;
export type FreezeReason = (typeof freezeReasons)[number];
export const initiators = ['own_risk', 'bank', 'wallet', 'court', 'regulator'] as const;
export const accountFunctions = [
  'collection',
  'payment',
  'payout',
  'refund',
  'profit_sharing',
  'all',
] as const;

export const limitKinds = ['terminal', 'merchant', 'channel'] as const;
export const limitPeriods = ['txn', 'day', 'month'] as const;
export const documents = ['licence', 'id', 'agreement'] as const;

export const maintenanceScopes = ['channel', 'bank', 'issuer', 'gateway', 'all'] as const;
export const maintenanceKinds = ['planned', 'emergency'] as const;
export const ruleKinds = ['interface', 'settlement', 'fee', 'limit', 'calendar', 'risk_rule'] as const;
export const complaintCategories = [
  'not_credited',
  'cannot_collect',
  'wrong_amount',
  'frozen_account',
  'double_charge',
  'slow_terminal',
  'refund',
  'other',
] as const;
