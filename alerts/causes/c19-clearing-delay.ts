import { clearingDelay } from '../../collector/causes/c19-clearing-delay.ts';
import { merchantsIn, untilMoneyIsMissed } from '../risk.ts';
import type { CauseRules } from '../rule.ts';
import { label, money, say, value } from '../text.ts';
import { fileRules } from './filerules.ts';

const channel = label('channel');
const short =
  'sum by (channel, currency) (acquirer_clearing_receivable_amount) - sum by (channel, currency) (acquirer_clearing_inbound_funds_amount)';

/** Files of clearing institutions, and the money that should come with them. */
export const c19: CauseRules = {
  cause: clearingDelay,
  impact: {
    en: say`All merchants of the channel are paid late: a whole day's sales wait for one file, and every job reports success.`,
    zh: say`该通道所有商户晚到账:一整天的交易在等一个文件,而各任务都显示成功。`,
  },
  action: {
    en: say`Look into the landing directory and the sender's notice board, call the clearing institution's duty desk, and tell settlement to hold the run of this channel.`,
    zh: say`查看落地目录与发送方公告,联系清算机构值班,并通知结算暂缓该通道任务。`,
  },
  rules: (t) => [
    ...fileRules('ClearingFile', t),
    {
      alert: 'InboundFundsShort',
      severity: 'ticket',
      stage: 'clearing',
      channel: 'label',
      by: ['currency'],
      group: 'slow',
      expr: `${short} > ${t.inboundFloor}`,
      guards: [
        `unless on (channel, currency) ${short} <= on (channel, currency) ${t.inboundShare} * acquirer_channel_normal_day_amount`,
        'and on (channel, currency) sum by (channel, currency) (acquirer_clearing_inbound_funds_amount) > 0',
      ],
      for: '2h',
      keepFiringFor: '30m',
      moneyAtRisk: say`${money(say`sum by (currency) (acquirer_clearing_receivable_amount{channel=${channel}})`, ' receivable')}`,
      merchantsAtRisk: merchantsIn('clearing'),
      timeLeft: untilMoneyIsMissed,
      board: 'files',
      summary: {
        en: say`${channel}: inbound funds are ${value('short')} ${label('currency')} short of the file`,
        zh: say`${channel}:到账资金比文件少 ${value('short')} ${label('currency')}`,
      },
      description: {
        en: say`For two hours the money received from ${channel} has been ${value('short')} ${label('currency')} below what its files say we are owed. Payouts of today are made from our own funds.`,
        zh: say`${channel} 到账资金已连续两小时比文件应收少 ${value('short')} ${label('currency')}。今日出款正在使用我方自有资金。`,
      },
    },
  ],
};
