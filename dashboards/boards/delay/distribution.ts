import { upTo } from '../../../alerts/promql.ts';
import { about, bars, heatmap, lines, now, query, stat, to } from '../factory/panels.ts';
import type { Row } from '../factory/spec.ts';
import { chosen, inCurrency } from '../factory/variables.ts';
import { words as w } from '../factory/words.ts';
import { between, delayBands, grown, latenessBands } from './bands.ts';

const ch = chosen('channel');
const mode = chosen('settlement_mode');
const cm = `${ch},${mode}`;
const nothing = 'nothing is credited outside the settlement hours';
const delaySeconds = 'acquirer_settlement_delay_seconds';
const lateness = 'acquirer_settlement_lateness_seconds';
const nothingCredited = w('nothing was credited in this time', '该时段无入账');

/** Hours in which nothing was credited have no quantile rather than a NaN, which would be drawn as an empty graph. */
const quantile = (q: string, buckets: string): string => `histogram_quantile(${q}, ${buckets}) >= 0`;

export const nowRow: Row = {
  title: w('In this time', '所选时段'),
  panels: [
    stat({
      title: w('Credited in time', '按时入账占比'),
      about: about(
        w(
          'Orders credited by the time merchants look for their money, of all credited in the chosen time.',
          '在商户预期时间前入账的结算单占比。',
        ),
        w('99 % and more.', '99% 以上。'),
        w(
          'See below which mode and channel, then which cause held the money.',
          '看下方模式与通道,再看被哪个原因卡住。',
        ),
      ),
      unit: 'share',
      decimals: 2,
      queries: [
        now(
          `${grown('', `${lateness}_bucket{${upTo(0)},${mode}}`, '$__range')} / (${grown('', `${lateness}_count{${mode}}`, '$__range')} > 0)`,
          w('in time', '按时'),
          nothing,
        ),
      ],
      noData: nothingCredited,
      link: to('settlement'),
    }),
    stat({
      title: w('Late money × h', '逾期金额×小时'),
      about: about(
        w(
          'Money past its deadline, added up over the time it was: ten million late for an hour weigh as much as one million for ten.',
          '逾期资金乘以逾期时长:一千万逾期一小时等于一百万逾期十小时。',
        ),
        w('zero.', '为零。'),
        w('It is the cost of the incident; the bars below divide it.', '即事件代价,下方按维度拆分。'),
      ),
      unit: 'moneyHours',
      queries: [
        now(
          `sum_over_time(sum by (currency) (acquirer_stage_overdue_amount{${cm},${inCurrency}})[$__range:5m]) / 12`,
          w('{{currency}} h', '{{currency}}·小时'),
        ),
      ],
      zero: w('none', '无'),
      link: to('settlement'),
      causes: ['processing_delay'],
    }),
    stat({
      title: w('Time to credit', '到账用时'),
      about: about(
        w(
          'Median and 95th percentile of the time from the close of the clearing day to the credit.',
          '清算日结束到入账的中位数与 95 分位。',
        ),
        w(
          'under half a day for T+1 on working days; weekends stretch it.',
          '工作日 T+1 半天以内,周末会拉长。',
        ),
        w('Compare with the same days of the week before.', '与上周同日比较。'),
      ),
      unit: 'seconds',
      decimals: 1,
      queries: ['0.5', '0.95'].map((q) =>
        now(
          quantile(q, grown('le', `${delaySeconds}_bucket{${cm}}`, '$__range')),
          `p${Number(q) * 100}`,
          nothing,
        ),
      ),
      noData: nothingCredited,
      link: to('settlement'),
    }),
    stat({
      title: w('Orders credited', '入账结算单'),
      about: about(
        w(
          'Orders credited in the chosen time: what the shares here are of.',
          '所选时段入账的结算单数(占比的分母)。',
        ),
        w('as many as this time usually brings.', '与平时相当。'),
        w('Few: widen the time before you conclude anything.', '过少:先扩大时间范围再下结论。'),
      ),
      unit: 'count',
      decimals: 0,
      queries: [now(grown('', `${lateness}_count{${mode}}`, '$__range'), w('orders', '结算单'))],
      link: to('settlement'),
    }),
    stat({
      title: w('Most late at once', '同时逾期峰值'),
      about: about(
        w(
          'The highest sum of money past its deadline at one moment of the chosen time.',
          '所选时段内同时逾期资金的最大值。',
        ),
        w('zero.', '为零。'),
        w('Its moment is the top of the hill on the settlement board.', '对应结算看板上的峰顶。'),
      ),
      unit: 'money',
      queries: [
        now(
          `max_over_time(sum by (currency) (acquirer_stage_overdue_amount{${cm},${inCurrency}})[$__range:5m])`,
          '{{currency}}',
        ),
      ],
      zero: w('none', '无'),
      link: to('settlement'),
    }),
    stat({
      title: w('Complaints', '投诉'),
      about: about(
        w('Complaints that money was not credited, in the chosen time.', '所选时段内“未到账”投诉。'),
        w('none.', '无。'),
        w(
          'Every one of them came after the first alert, or an alert is missing.',
          '每一条都应晚于首个告警,否则缺告警。',
        ),
      ),
      unit: 'count',
      decimals: 0,
      queries: [
        now(
          grown('', 'acquirer_complaints_total{category="not_credited"}', '$__range'),
          w('complaints', '投诉'),
        ),
      ],
      zero: w('none', '无'),
      link: to('accounts'),
    }),
  ],
};

export const distributionRow: Row = {
  title: w('Distribution', '分布'),
  panels: [
    lines({
      title: w('Time to credit, by band', '到账用时构成'),
      about: about(
        w(
          'Of the orders credited in an hour, the share by how long their money took from the close of its clearing day.',
          '1 小时内入账结算单按清算日结束后用时的构成。',
        ),
        w('the same picture every working day.', '每个工作日形状相同。'),
        w(
          'Longer bands that swell: from then on something held a part of the money.',
          '较长档变宽:从那时起部分资金被卡。',
        ),
      ),
      unit: 'count',
      min: 0,
      stack: 'percent',
      queries: delayBands.map(({ from, until, name }) =>
        query(between(delaySeconds, cm, from, until, '1h'), name, nothing),
      ),
      noData: nothingCredited,
      link: to('settlement'),
    }),
    bars({
      title: w('How late, all orders of the time', '迟到程度分布'),
      about: about(
        w(
          'Orders by how late after the time merchants look: up to 0 s is in time, then to 15 minutes, an hour, 4, 12 hours, a day, two, a week.',
          '按迟于预期时间的程度:0 秒内为按时,之后依次为 15 分钟、1、4、12 小时、1、2、7 天。',
        ),
        w('everything in the first bar.', '全部在第一条。'),
        w('Bars further down are merchants who called.', '越往下越可能已来电。'),
      ),
      unit: 'count',
      decimals: 0,
      width: 12,
      height: 9,
      queries: latenessBands.map(({ from, until, name }) =>
        now(between(lateness, mode, from, until), name, nothing),
      ),
      noData: nothingCredited,
      link: to('settlement'),
    }),
    lines({
      title: w('Delay by channel, 95th percentile', '各通道延迟 95 分位'),
      about: about(
        w('Delay of the orders credited in an hour, by channel.', '1 小时内入账结算单的延迟(按通道)。'),
        w('channels together, weekends higher.', '各通道接近,周末较高。'),
        w('One apart: its files or its bank.', '单一偏离:其文件或银行。'),
      ),
      unit: 'seconds',
      min: 0,
      queries: [
        query(
          quantile('0.95', grown('channel, le', `${delaySeconds}_bucket{${cm}}`, '1h')),
          '{{channel}}',
          nothing,
        ),
      ],
      noData: nothingCredited,
      link: to('settlement', 'channel'),
    }),
    lines({
      title: w('Delay by mode and by size, median', '各模式与金额档延迟中位数'),
      about: about(
        w(
          'Median delay of the orders credited in an hour, by settlement mode and by the size of the order.',
          '1 小时内入账结算单延迟中位数(按模式与金额)。',
        ),
        w('sizes together; modes apart as their contracts say.', '各金额档接近,各模式按合同区分。'),
        w('Only the large ones are slow: the ceiling of a rail.', '仅大额变慢:触及通道限额。'),
      ),
      unit: 'seconds',
      min: 0,
      queries: [
        query(
          quantile('0.5', grown('settlement_mode, le', `${delaySeconds}_bucket{${cm}}`, '1h')),
          '{{settlement_mode}}',
          nothing,
        ),
        query(
          quantile(
            '0.5',
            grown('amount_band, le', 'acquirer_settlement_delay_by_amount_seconds_bucket', '1h'),
          ),
          '{{amount_band}}',
          nothing,
        ),
      ],
      noData: nothingCredited,
      link: to('settlement', 'settlement_mode'),
      causes: ['large_amount'],
    }),
    heatmap({
      title: w('Delay over time', '延迟随时间分布'),
      width: 24,
      about: about(
        w(
          'Orders credited per hour by how long their money took from the close of its clearing day.',
          '每小时入账的结算单,按清算日结束后的用时。',
        ),
        w('one dark band that repeats every working day.', '每个工作日重复的一条深色带。'),
        w(
          'A band that moves up or splits: from then on something held a part.',
          '带状上移或分裂:从那时起部分资金被卡。',
        ),
      ),
      unit: 'count',
      queries: [query(grown('le', `${delaySeconds}_bucket{${cm}}`, '1h'), '{{le}}')],
      noData: nothingCredited,
      link: to('settlement'),
    }),
  ],
};
