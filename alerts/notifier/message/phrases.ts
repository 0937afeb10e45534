/**
 * Figures in annotations are printed by Prometheus with English words around them. Robots that speak Chinese get these
 * words replaced; numbers and currencies stay. Longer phrases stand before those they contain.
 */
const phrases: readonly (readonly [english: string, chinese: string])[] = [
  ['not measured: outcomes of these codes are unknown to us', '无法计量:这些应答码的结果未知'],
  ['not known while we are blind', '监控盲区,暂不可知'],
  ['until the payouts are instructed', '截至出款指令发出'],
  ['every merchant in its scope', '范围内全部商户'],
  ['every T+n merchant', '全部 T+n 商户'],
  ['none: visible at the counter', '无:柜面即时可见'],
  ['days: act before the date', '尚有数日,请在到期前处理'],
  ['10 days from the sale, of which ', '自交易起 10 天,已过 '],
  [' refused sales in 15 minutes', ' 笔交易在 15 分钟内被拒'],
  [' merchants in 15 minutes', ' 户(15 分钟内)'],
  [' merchants in 5 minutes', ' 户(5 分钟内)'],
  ['; within 1d: ', ';其中 1d 内:'],
  ['less than ', '少于 '],
  ['at most ', '最多 '],
  ['one per batch', '每批一户'],
  ['see the board', '见看板'],
  ['all shops', '全部门店'],
  ['not known', '未知'],
  ['none yet', '暂无'],
  [' a minute', '/分钟'],
  [' receivable', ' 应收'],
  [' merchants', ' 户'],
  [' of them', ' 户'],
  [' terminals', ' 台终端'],
  [' are gone', ''],
  [' sales', ' 笔'],
  [' due', ' 到期'],
  ['all ', '全部 '],
];

/** A printed figure as a reader of Chinese gets it. */
export function chineseFigure(text: string): string {
  return phrases.reduce((current, [english, chinese]) => current.replaceAll(english, chinese), text);
}
