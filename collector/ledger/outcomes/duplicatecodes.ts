/** Codes by which a peer says that it already has this transaction, by response-code table; ISO 8583 where not listed. */
const codes: Readonly<Record<string, ReadonlySet<string>>> = {
  'unionpay-qr': new Set(['12']),
  wechat: new Set(['ORDERPAID', 'OUT_TRADE_NO_USED']),
  alipay: new Set(['ACQ.TRADE_HAS_SUCCESS']),
};

const iso8583: ReadonlySet<string> = new Set(['94', '913']);

/** Whether a response code of a table means "duplicate transaction" (94 in ISO 8583:1987, 913 in :1993). */
export function saysDuplicate(table: string, code: string): boolean {
  return (codes[table] ?? iso8583).has(code);
}
