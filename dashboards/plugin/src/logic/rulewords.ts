/** Fixed words of the rules' short texts (money, merchants, time left), which alerts/ has in English only. */
const chinese: Readonly<Record<string, string>> = {
  'none yet': '暂无',
  'none: visible at the counter': '无:柜台当场可见',
  '10 days from the sale, of which ': '自交易起 10 天,已过 ',
  ' are gone': '',
  'one per batch': '每批一家',
  'at most 1d': '最多 1 天',
  'at most 7d': '最多 7 天',
  'at most 7d; within 1d: ': '最多 7 天;其中 1 天内:',
  'at most 30d': '最多 30 天',
  'not measured: outcomes of these codes are unknown to us': '无法计量:这些应答码的结果我方未知',
  'all shops': '所有门店',
  'less than 4h': '不足 4 小时',
  'every merchant in its scope': '其范围内所有商户',
  'every T+n merchant': '所有 T+n 商户',
  'days: act before the date': '以天计:请在生效日前处理',
  'until the payouts are instructed': '直至发出出款指令',
  'not known while we are blind': '失明期间无法得知',
  'see the board': '见看板',
  'all ': '全部 ',
  ' merchants': ' 家商户',
  ' of them': ' 家',
  ' terminals': ' 台终端',
  ' sales': ' 笔交易',
  ' merchants in 15 minutes': ' 家商户(15 分钟内)',
  ' merchants in 5 minutes': ' 家商户(5 分钟内)',
  ' refused sales in 15 minutes': ' 笔被拒交易(15 分钟内)',
  ' a minute': '/分钟',
  ' requests in an hour': ' 笔请求(1 小时内)',
  ' requests in 6 hours': ' 笔请求(6 小时内)',
  ' requests in 10 minutes': ' 笔请求(10 分钟内)',
  ' requests a minute on the channel': ' 笔请求/分钟(该通道)',
  ' connections usually': ' 个连接(平时)',
  ' connections now': ' 个连接(当前)',
  ' failed sign-ins in 10 minutes': ' 次签到失败(10 分钟内)',
  ' on the worst channel': '(最差通道)',
  ' with money at banks': '(资金在银行)',
  ' due': '(应付)',
  ' of unknown outcome': '(结果未知)',
  ' orders of unknown outcome': ' 笔指令(结果未知)',
  ' sales in 5 minutes': ' 笔交易(5 分钟内)',
  ' payouts in 15 minutes': ' 笔出款(15 分钟内)',
  ' payouts in two days': ' 笔出款(两天内)',
  ' payouts': ' 笔出款',
  ' receivable': '(应收)',
};

/** The words in a language; what has no translation stays English. */
export const ruleWords = (fixed: string, language: 'en' | 'zh'): string =>
  language === 'en' ? fixed : (chinese[fixed] ?? fixed);

/** Whether a text needs a translation and has none. */
export const isUntranslated = (fixed: string): boolean =>
  /[a-z]{2}/i.test(fixed) && chinese[fixed] === undefined;
