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
  bank_accepted: {
    en: 'the oldest payout bank {about} accepted and has not credited was instructed at {at}',
    zh: '银行 {about} 已受理而未入账的最早一笔出款发出于 {at}',
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
  sale_approved: { en: 'the sale was approved', zh: '交易已批准' },
  sale_declined: { en: 'the sale was declined', zh: '交易被拒绝' },
  sale_unknown: { en: 'the outcome of the sale was unknown', zh: '交易结果未知' },
  wallet_paid: { en: 'the wallet said paid ({about})', zh: '钱包确认已支付({about})' },
  wallet_closed: { en: 'the wallet said closed ({about})', zh: '钱包确认已关闭({about})' },
  upload_ok: { en: 'its record was uploaded, attempt {count}', zh: '批上送成功,第 {count} 次' },
  upload_rejected: {
    en: 'its upload record was rejected, attempt {count}',
    zh: '批上送被拒绝,第 {count} 次',
  },
  upload_retried: {
    en: 'its upload record is to be sent again, attempt {count}',
    zh: '批上送待重试,第 {count} 次',
  },
  upload_abandoned: {
    en: 'its upload record was given up, attempt {count}',
    zh: '批上送已放弃,第 {count} 次',
  },
  reversal_pending: { en: 'a reversal was sent or queued', zh: '冲正已发出或排队' },
  reversal_accepted: { en: 'a reversal was accepted: the sale does not count', zh: '冲正成功,交易不计' },
  reversal_rejected: { en: 'a reversal was rejected', zh: '冲正被拒绝' },
  refund_booked: {
    en: 'a refund or void under this number was booked',
    zh: '该号码对应的退货或撤销已入账',
  },
  file_came: { en: 'the file {about} of the clearing day was loaded', zh: '该清算日文件 {about} 已入库' },
  line_booked: { en: 'the file has a line for this merchant and day', zh: '清算文件中有该商户当日明细' },
  line_missing: { en: 'no line of a file names this merchant and day yet', zh: '尚无该商户当日的清算明细' },
  order_made: {
    en: 'settlement order {about} takes {amount} of this day',
    zh: '结算指令 {about} 含该日 {amount}',
  },
  order_missing: { en: 'no settlement order takes money of this day yet', zh: '尚无结算指令包含该日资金' },
  order_held: { en: 'the order was held: {about}', zh: '结算指令曾被冻结:{about}' },
  order_released: { en: 'the hold was released: {about}', zh: '冻结已解除:{about}' },
  payout_instructed: { en: 'the payout was given to bank {about}', zh: '出款已交银行 {about}' },
  payout_accepted: { en: 'bank {about} accepted the payout', zh: '银行 {about} 已受理出款' },
  payout_credited: { en: 'bank {about} credited the merchant', zh: '银行 {about} 已入账商户' },
  note_plain_sale: {
    en: 'of a sale that was approved at once only its number is kept: no time, type, amount or merchant',
    zh: '一次批准的交易仅保留其号码,不保留时间、类型、金额与商户',
  },
  note_merchant_asked: {
    en: 'that this sale is of the asked merchant is the question, not the record',
    zh: '该交易属于所查商户为查询条件,并非账本记录',
  },
  note_merchant_needed: {
    en: 'ask with the merchant to follow the money to its line, order and payout',
    zh: '请同时提供商户号,以便追踪到清算明细、结算指令与出款',
  },
  note_cell_only: {
    en: 'before a line or an order names a merchant, money is kept by channel, clearing day and mode, not by merchant',
    zh: '在清算明细或结算指令指明商户之前,资金按通道、清算日、结算模式记账,不按商户',
  },
  note_refund_unlinked: {
    en: 'refunds are booked against their clearing day, not against their sale',
    zh: '退货计入其清算日,与原交易没有关联',
  },
  note_kept_days: {
    en: 'numbers are kept for {count} days; an older sale is not found',
    zh: '号码保留 {count} 天,更早的交易无法查到',
  },
  note_search_stopped: {
    en: 'the search stopped after {count} records: there may be more',
    zh: '已查阅 {count} 条记录后停止,可能还有更多',
  },
  note_hold_times: { en: 'when an order was held or released is not kept', zh: '冻结与解除的时间未保留' },
} as const satisfies Record<string, { readonly en: string; readonly zh: string }>;
