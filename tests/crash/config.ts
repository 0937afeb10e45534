import { createHash } from 'node:crypto';

export const token = 'crash-suite-token';

/** Smallest installation the crash suite's stream needs. */
export function crashConfig(storePath: string): string {
  return `
acquirer: { name: Crash suite }
store: { path: ${JSON.stringify(storePath)}, checkpointSeconds: 1 }
sources:
  - { id: switch, tokens: [${createHash('sha256').update(token).digest('hex')}] }
channels:
  - id: cup_card
    names: { en: UnionPay card, zh: 银联卡 }
    type: card_scheme_domestic
    codes: unionpay-pos
    transactionTypes: [sale]
    files: [{ type: transactions, expected: "03:10", deadline: "05:00" }]
  - id: alipay
    names: { en: Alipay, zh: 支付宝 }
    type: wallet
    dayCut: "00:00"
    codes: alipay
    settlesFrom: ledger
    transactionTypes: [qr_payment]
    files: [{ type: wallet_bill, expected: "09:30", deadline: "12:00" }]
settlement:
  modes:
    - { mode: T+1, run: { expected: "05:20", deadline: "06:30", days: workday } }
fleet: { regions: [east], carriers: [carrier_x], gateways: [gw1], models: [{ id: p8, firmwares: [p8-1] }] }
banks: [bank_a]
payoutChannels: [ibps]
payerAccounts: [payer_main]
`;
}
