import { thresholdValues } from '../../../alerts/thresholds.ts';
import { over, under } from '../factory/limits.ts';
import { about, bars, lines, now, query, to } from '../factory/panels.ts';
import type { Row } from '../factory/spec.ts';
import { chosen, inCurrency } from '../factory/variables.ts';
import { causeNames } from '../factory/vocabulary.ts';
import { words as w } from '../factory/words.ts';

const where = `${chosen('channel')},${inCurrency}`;

/** Since when, and is the recovery real. */
export const trendsRow: Row = {
  title: w('Since when', '从何时开始'),
  panels: [
    lines({
      title: w('Failing share by channel', '各通道失败率'),
      about: about(
        w(
          'Requests that ended in a system failure, of all requests of 5 minutes.',
          '5 分钟内以系统失败结束的请求占比。',
        ),
        w('0.1 to 0.3 %. One issuer alone moves it little.', '0.1% 至 0.3%;单一发卡行影响很小。'),
        w(
          'One line up: that channel. Most lines up: us. Click the line.',
          '单线上升:该通道;多线同升:我方。点击曲线下钻。',
        ),
      ),
      unit: 'share',
      min: 0,
      queries: [
        query(`channel:failures:rate5m{${chosen('channel')}} / (channel:attempts:rate5m > 0)`, '{{channel}}'),
      ],
      limits: over('partialShare', 'outageShare'),
      link: to('channel', 'channel'),
      causes: ['channel_fault', 'third_party_fault'],
    }),
    lines({
      title: w('Requests against what is normal', '请求量与正常值之比'),
      about: about(
        w(
          'Requests of 5 minutes against what this hour of this kind of day usually brings.',
          '5 分钟请求量与该时段通常水平之比。',
        ),
        w(
          'around 100 %. Approval ratios stay green when requests never arrive: this does not.',
          '约 100%。请求到不了时成功率照样好看,这里不会。',
        ),
        w(
          'All channels down: access and gateways. A region: carriers. See the terminals board.',
          '全部下降:接入与网关;某地区:运营商。看终端看板。',
        ),
      ),
      unit: 'ratio',
      min: 0,
      queries: [
        query(
          `channel:attempts:rate5m{${chosen('channel')}} * 60 / on (channel) (acquirer_authorizations_expected_per_minute >= ${thresholdValues.collapsePerMinute})`,
          '{{channel}}',
          'outside business hours nothing is expected',
        ),
      ],
      limits: under('collapseShare'),
      link: to('terminals'),
    }),
    lines({
      title: w('Money held by cause ($currency)', '被卡资金(按原因,$currency)'),
      about: about(
        w('Unpaid money that waits for a cause, over time.', '因某原因等待的未付资金随时间的变化。'),
        w(
          'flat and small; a fault climbs, a recovery drains to where it was.',
          '平稳且小;故障时上升,恢复后回落到原水平。',
        ),
        w(
          'It is over only when the hill is gone, not when failures stop.',
          '曲线回落才算恢复,失败停止不算。',
        ),
      ),
      unit: 'money',
      min: 0,
      stack: 'normal',
      queries: [
        query(
          `sum by (cause) (acquirer_stage_waiting_amount{cause!="not_due",${where}}) > 0`,
          '{{cause}}',
          'no cause holds any money',
        ),
      ],
      vocabulary: causeNames,
      noData: w('No cause held money.', '没有资金被卡。'),
      link: to('delay'),
    }),
    lines({
      title: w('Will be late within a day, by channel ($currency)', '24 小时内将晚到账(按通道,$currency)'),
      about: about(
        w(
          'Forecast: money that will probably miss the time merchants expect it at.',
          '预测:很可能赶不上商户预期时间的资金。',
        ),
        w(
          'zero. It is normal that it rises before anybody feels anything.',
          '为零。它会先于任何人察觉而上升。',
        ),
        w(
          'Buy time where the clock is shortest: another rail, another bank, a warned merchant.',
          '在时间最紧处争取时间:换通道、换银行、提前告知商户。',
        ),
      ),
      unit: 'money',
      min: 0,
      queries: [
        query(`sum by (channel) (acquirer_money_at_risk_amount{horizon="24h",${where}})`, '{{channel}}'),
      ],
      link: to('settlement', 'channel'),
    }),
  ],
};

/** Is it us, a channel, an issuer, a carrier, a firmware. */
export const scopeRow: Row = {
  title: w('Whose fault: the worst of each', '谁的问题:各维度最差'),
  panels: [
    bars({
      title: w('Issuers failing', '失败的发卡行'),
      about: about(
        w(
          'System failures of an issuer over 5 minutes, the five highest.',
          '各发卡行 5 分钟系统失败率,最高五个。',
        ),
        w('under 1 %.', '低于 1%。'),
        w(
          'One issuer alone: its bank. Call the channel, tell merchants it is that card.',
          '单一发卡行:该行问题。联系通道,告知商户。',
        ),
      ),
      unit: 'share',
      width: 6,
      height: 7,
      queries: [
        now(
          'topk(5, issuer:failures:rate5m / (issuer:attempts:rate5m > 0))',
          '{{issuer}}',
          'no card traffic at night',
        ),
      ],
      limits: over('issuerLeaking', 'issuerFailing'),
      link: to('channel', 'issuer'),
      causes: ['bank_link', 'bank_fault'],
    }),
    bars({
      title: w('Nodes with faults', '故障节点'),
      about: about(
        w(
          'Failures, wrong PINs and MACs of a switch node over 10 minutes, the five highest; at least this share.',
          '各交换节点 10 分钟失败及密钥类错误占比下限,最高五个。',
        ),
        w('all alike and under 1 %.', '彼此接近且低于 1%。'),
        w('One node apart from the others: take it out of rotation.', '单一节点异常:摘除该节点。'),
      ),
      unit: 'share',
      width: 6,
      height: 7,
      queries: [now('topk(5, node:fault_share:wilson10m)', '{{node}}', 'no traffic at night')],
      limits: over('nodeShare'),
      link: to('channel', 'node'),
    }),
    bars({
      title: w('Carriers with silent terminals', '静默终端的运营商'),
      about: about(
        w(
          'Silent share of a carrier in a region, less that of the region’s middle carrier: closing time takes all alike. The five highest.',
          '某地区某运营商静默占比超出同地区中位运营商的部分,最高五个。',
        ),
        w('near zero everywhere.', '各处接近零。'),
        w('One carrier in one region: call the carrier.', '单一地区单一运营商:联系该运营商。'),
      ),
      unit: 'share',
      width: 6,
      height: 7,
      queries: [
        now(
          'topk(5, region_carrier:silent_share:ratio - on (region) group_left () quantile by (region) (0.5, region_carrier:silent_share:ratio))',
          '{{region}} {{carrier}}',
        ),
      ],
      limits: over('carrierSilent', 'carrierSilentPage'),
      link: to('terminals', 'region', 'carrier'),
      causes: ['terminal_network'],
    }),
    bars({
      title: w('Firmware with faults', '故障固件'),
      about: about(
        w(
          'Terminal faults of a firmware over 30 minutes, the five highest; at least this share.',
          '各固件 30 分钟终端故障占比下限,最高五个。',
        ),
        w('all alike.', '彼此接近。'),
        w('One firmware apart from its model’s others: stop its rollout.', '单一固件异常:停止其推送。'),
      ),
      unit: 'share',
      width: 6,
      height: 7,
      queries: [
        now(
          'topk(5, firmware:fault_share:wilson30m)',
          '{{terminal_model}} {{firmware}}',
          'no traffic at night',
        ),
      ],
      limits: over('firmwareShare'),
      link: to('terminals', 'terminal_model'),
      causes: ['terminal_software'],
    }),
  ],
};
