/**
 * What a transaction type does, UnionPay-style POS messages. Keys are the values of the label txn_type.
 * request: message type of the request ('-': no ISO 8583 message).
 * money: 'owed' = an approval is money owed to the merchant, 'taken_back' = it reduces that, 'none' = no money moves.
 * reversal: how an attempt of unknown outcome is undone: the 0400 message, the wallet's cancel call, or not at all.
 * uploaded: an advice (0220) that the terminal may hold back: it is money only once it has been uploaded.
 */
export const transactions = {
  sale: fact('sale', '消费', '0200', 'owed', 'message'),
  sale_void: fact('sale void', '消费撤销', '0200', 'taken_back', 'message'),
  preauth: fact('pre-authorisation', '预授权', '0100', 'none', 'message'),
  preauth_void: fact('pre-authorisation void', '预授权撤销', '0100', 'none', 'message'),
  preauth_completion: fact('pre-authorisation completion', '预授权完成', '0200', 'owed', 'message'),
  refund: fact('refund', '退货', '0220', 'taken_back', 'none', true),
  balance_inquiry: fact('balance inquiry', '余额查询', '0200', 'none', 'none'),
  offline_sale: fact('offline sale', '离线消费', '0220', 'owed', 'none', true),
  adjustment: fact('adjustment or tip', '结算调整、小费', '0220', 'owed', 'none', true),
  qr_payment: fact('QR payment', '扫码支付', '-', 'owed', 'cancel'),
} as const;

export type TransactionType = keyof typeof transactions;

export interface TransactionFacts {
  readonly names: { readonly en: string; readonly zh: string };
  readonly request: '0100' | '0200' | '0220' | '-';
  readonly money: 'owed' | 'taken_back' | 'none';
  readonly reversal: 'message' | 'cancel' | 'none';
  readonly uploaded: boolean;
}

/** F60.1 transaction type code -> type. The void of a completion (21) takes captured money back, as a sale void does. */
const posTypes = new Map<string, TransactionType>([
  ['01', 'balance_inquiry'],
  ['10', 'preauth'],
  ['11', 'preauth_void'],
  ['20', 'preauth_completion'],
  ['21', 'sale_void'],
  ['22', 'sale'],
  ['23', 'sale_void'],
  ['25', 'refund'],
  ['30', 'offline_sale'],
  ['32', 'adjustment'],
  ['34', 'adjustment'],
]);

/** Transaction type of a terminal request, from the first two digits of field 60. Undefined for any other code. */
export function transactionTypeOf(f60: string): TransactionType | undefined {
  return posTypes.get(f60.slice(0, 2));
}

/** Why a reversal was sent: F39 of the 0400 request; `host` = the switch itself started it and there is no F39. */
export const reversalReasons = {
  no_reply_98: { code: '98', en: 'no reply in time', zh: '未在规定时间内收到应答' },
  terminal_96: { code: '96', en: 'terminal fault after the approval', zh: '终端故障' },
  mac_a0: { code: 'A0', en: 'MAC check of the reply failed', zh: '应答MAC校验错' },
  other_06: { code: '06', en: 'other reason', zh: '其他原因' },
  host: { code: undefined, en: 'started by the switch', zh: '中心发起' },
} as const;

export type ReversalReason = keyof typeof reversalReasons;

const reasonsByCode = new Map<string | undefined, ReversalReason>([
  ['98', 'no_reply_98'],
  ['96', 'terminal_96'],
  ['A0', 'mac_a0'],
  [undefined, 'host'],
]);

/** Reason of a reversal from F39 of the request, undefined when the switch started it. Codes without a name are `other_06`. */
export function reversalReasonOf(f39: string | undefined): ReversalReason {
  return reasonsByCode.get(f39) ?? 'other_06';
}

function fact(
  en: string,
  zh: string,
  request: TransactionFacts['request'],
  money: TransactionFacts['money'],
  reversal: TransactionFacts['reversal'],
  uploaded = false,
): TransactionFacts {
  return { names: { en, zh }, request, money, reversal, uploaded };
}
