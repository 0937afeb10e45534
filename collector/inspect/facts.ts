import { z } from 'zod';
import { majorUnits } from '../families/money.ts';
import { instantText } from './instant.ts';

/**
 * What the ledger can say about money that waits, a closed list: nothing is said that it does not hold. `{at}`,
 * `{amount}`, `{count}` and `{about}` are filled from the fact; `about` is a word of a closed vocabulary or of the
 * configuration (bank, reason, file type, mode).
 */
export const facts = {
  oldest_sale: { en: 'the oldest of these sales was made at {at}', zh: '最早一笔交易时间 {at}' },
  upload_due: {
    en: 'uploads of this clearing day are due by {at}',
    zh: '该清算日的批上送应在 {at} 前完成',
  },
  upload_refused: {
    en: '{count} records over {amount} were rejected, retried or abandoned',
    zh: '{count} 笔上送记录(共 {amount})被拒绝、重试或放弃',
  },
  answer_awaited: {
    en: 'an outcome counts as unknown {count} seconds after the sale',
    zh: '交易发生 {count} 秒后仍无应答即视为结果未知',
  },
  no_file: { en: 'the channel has no clearing file configured', zh: '该通道未配置清算文件' },
  file_expected: { en: 'the file {about} is expected at {at}', zh: '清算文件 {about} 预计 {at} 到达' },
  file_deadline: {
    en: 'the settlement run needs the file by {at}',
    zh: '结算批次要求该文件最迟 {at} 到达',
  },
  file_cancelled: {
    en: 'the channel announced that there is no file {about} for this day',
    zh: '通道已通告该日没有文件 {about}',
  },
  file_not_received: { en: 'the file {about} was not received', zh: '未收到文件 {about}' },
  file_not_loaded: { en: 'a file came at {at} and none was loaded', zh: '文件于 {at} 到达,但未入库' },
  file_loaded: {
    en: 'the file was loaded at {at}; this money was in none of its lines yet',
    zh: '文件已于 {at} 入库,其明细尚未包含这笔资金',
  },
  file_lines: {
    en: 'lines so far: {count} over {amount}, all settlement modes together',
    zh: '已入账明细 {count} 行,共 {amount}(所有结算模式合计)',
  },
  reconciliation_open: {
    en: 'reconciliation at {at} left {count} items over {amount} open as {about}',
    zh: '{at} 对账遗留 {about} {count} 笔,共 {amount}',
  },
  reconciliation_missing: {
    en: 'no reconciliation result of this day has come',
    zh: '该日尚无对账结果',
  },
  run_deadline: {
    en: 'the settlement run {about} has to end by {at}',
    zh: '结算批次 {about} 应在 {at} 前结束',
  },
  slot_deadline: { en: 'instant money has to be ordered by {at}', zh: '实时结算应在 {at} 前生成指令' },
  run_missing: {
    en: 'no run {about} was reported for the due day',
    zh: '到期日没有收到结算批次 {about} 的任何状态',
  },
  run_planned: { en: 'the run was planned (reported {at})', zh: '结算批次已计划({at})' },
  run_started: { en: 'the run started at {at}', zh: '结算批次于 {at} 开始' },
  run_failed: { en: 'the run failed at {at}', zh: '结算批次于 {at} 失败' },
  run_finished: { en: 'the run finished at {at}', zh: '结算批次于 {at} 结束' },
  held_for: { en: 'its orders are held: {about}', zh: '结算指令被冻结:{about}' },
  instruct_by: { en: 'payouts have to be instructed by {at}', zh: '出款应在 {at} 前发出' },
  payer_balance: { en: 'the payer accounts hold {amount} now', zh: '出款账户当前余额合计 {amount}' },
  payer_required: {
    en: '{amount} is ordered and not instructed, all channels together',
    zh: '已生成而未发出的出款合计 {amount}(全部通道)',
  },
  payer_unknown: { en: 'no payer account ever reported its balance', zh: '从未收到出款账户余额' },
  with_bank: { en: 'the payouts are with bank {about}', zh: '出款已交银行 {about}' },
  bank_unanswered: {
    en: 'the oldest payout bank {about} has not answered was instructed at {at}',
    zh: '银行 {about} 最早未应答的出款发出于 {at}',
  },
  bank_slow: {
    en: 'a tenth or more of what {about} has not answered is older than 30 minutes',
    zh: '银行 {about} 未应答出款中超过 30 分钟的已达一成',
  },
  bank_window_active: { en: 'bank {about} is in a maintenance window', zh: '银行 {about} 正在维护窗口内' },
  bank_window_overran: {
    en: 'a maintenance window of bank {about} has overrun',
    zh: '银行 {about} 的维护已超过计划结束时间',
  },
  payout_failed: { en: 'the bank refused the payouts: {about}', zh: '银行拒绝出款:{about}' },
  payout_returned: { en: 'the money came back from the bank: {about}', zh: '出款被退回:{about}' },
  noticed_at: { en: 'merchants look for this money at {at}', zh: '商户将在 {at} 留意到账' },
} as const satisfies Record<string, { readonly en: string; readonly zh: string }>;

export type FactName = keyof typeof facts;
export const factNames = Object.keys(facts) as [FactName, ...FactName[]];

/** A fact as answers give it: the word, what it is about, and the sentence in both languages. Amounts in minor units. */
export const factShape = z.strictObject({
  fact: z.enum(factNames),
  en: z.string(),
  zh: z.string(),
  at: z.string().optional(),
  amount: z.int().optional(),
  count: z.int().optional(),
  about: z.string().optional(),
});
export type FactAnswer = z.infer<typeof factShape>;

/** What a fact is about: epoch ms, minor units, a number, a word. */
export interface FactValues {
  readonly at?: number | undefined;
  readonly amount?: number;
  readonly count?: number;
  readonly about?: string;
}

/** Puts a fact into words. */
export function say(fact: FactName, values: FactValues, currency: string, zone: string): FactAnswer {
  const at = values.at === undefined ? undefined : instantText(values.at, zone);
  const shown: Record<string, string | undefined> = {
    at,
    amount: values.amount === undefined ? undefined : amountText(values.amount, currency),
    count: values.count === undefined ? undefined : String(values.count),
    about: values.about,
  };
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => shown[name] ?? '?');
  return {
    fact,
    en: fill(facts[fact].en),
    zh: fill(facts[fact].zh),
    ...(at !== undefined && { at }),
    ...(values.amount !== undefined && { amount: values.amount }),
    ...(values.count !== undefined && { count: values.count }),
    ...(values.about !== undefined && { about: values.about }),
  };
}

/** `12345` fen -> `123.45 CNY`. */
export function amountText(amount: number, currency: string): string {
  const units = majorUnits(currency);
  return `${(amount / units).toFixed(Math.round(Math.log10(units)))} ${currency}`;
}
