import { words } from './words.ts';

/** What a panel says where it has nothing to show: first of all whether that is good. */
export const noData = {
  calm: words('nothing: all is well', '无:一切正常'),
  night: words('no traffic', '无交易'),
  quiet: words('too few requests to tell', '请求太少,无法判断'),
  unused: words('not used here', '未使用'),
  learning: words('not known yet: it is being learned', '尚未学习到'),
  scraped: words('Prometheus does not scrape this', 'Prometheus 未抓取'),
} as const;
