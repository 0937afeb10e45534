import { over } from '../factory/limits.ts';
import { noData } from '../factory/nodata.ts';
import { about, bars, lines, now, query, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { chosen } from '../factory/variables.ts';
import { outcomeNames } from '../factory/vocabulary.ts';
import { words as w } from '../factory/words.ts';

const c = chosen('channel');
/** Without what the channels answer when all is well. */
const refusals = 'response_code!~"00|10000|SUCCESS"';
const total = (matchers: string): string =>
  `sum by (channel) (increase(acquirer_authorizations_total{${matchers}${c}}[1h]))`;

export const outcomesRow: Row = {
  title: w('Outcomes and codes', '结果与应答码'),
  panels: [
    lines({
      title: w('Requests by outcome', '请求结果构成'),
      about: about(
        w('Every request, by whose fault its end was.', '全部请求,按结果归属分类。'),
        w(
          'approved over 90 %, system failure and terminal fault hardly visible.',
          '成功超过 90%,系统失败与终端故障几乎不可见。',
        ),
        w(
          'Only system failure and terminal fault are ours to act on.',
          '只有系统失败与终端故障需要我方处理。',
        ),
      ),
      unit: 'perSecond',
      min: 0,
      stack: 'percent',
      queries: [
        query(
          `sum by (outcome) (rate(acquirer_authorizations_total{${c}}[$__rate_interval]))`,
          '{{outcome}}',
        ),
      ],
      vocabulary: outcomeNames,
      link: to('onCall'),
    }),
    lines({
      title: w('Response codes other than success', '非成功应答码'),
      about: about(
        w(
          'The eight commonest codes of the chosen time that are no success, in requests a second.',
          '所选时段最常见的八个非成功应答码(笔/秒)。',
        ),
        w('51 and 55 lead, steadily.', '51、55 居首且平稳。'),
        w(
          '91, 92, 96, 98 or TIMEOUT that rise: the channel or an issuer. A0, 99: keys. 97, 03: the terminal table.',
          '91/92/96/98/TIMEOUT 上升:通道或发卡行;A0/99:密钥;97/03:终端注册。',
        ),
      ),
      unit: 'perSecond',
      min: 0,
      queries: [
        query(
          `sum by (response_code) (rate(acquirer_authorization_responses_total{${refusals},${c}}[$__rate_interval])) and on (response_code) topk(8, increase(sum by (response_code) (acquirer_authorization_responses_total{${refusals},${c}})[$__range:5m] @ end()))`,
          '{{response_code}}',
        ),
      ],
      link: to('onCall'),
      causes: ['bank_link'],
    }),
    lines({
      title: w('Requests and what is normal', '请求量与正常值'),
      about: about(
        w(
          'Requests a minute of the chosen channels, and what this hour usually brings.',
          '所选通道每分钟请求量,以及该时段的正常值。',
        ),
        w('the two lines run together.', '两线重合。'),
        w(
          'A fall away from what is normal: requests do not arrive. Choose channels to see which.',
          '偏离正常值:请求没有到达;选择通道逐个查看。',
        ),
      ),
      unit: 'count',
      decimals: 0,
      min: 0,
      queries: [
        query(`sum(rate(acquirer_authorizations_total{${c}}[$__rate_interval])) * 60`, w('requests', '请求')),
        query(`sum(acquirer_authorizations_expected_per_minute{${c}})`, w('normal now', '当前正常值')),
      ],
      link: to('onCall'),
    }),
    lines({
      title: w('Steps in small shares', '小占比错误的阶跃'),
      about: about(
        w(
          'Format, routing, registration and key errors of a channel: at least this share of 10 minutes. A release or a mandate shows here first.',
          '格式、路由、注册与密钥类错误在 10 分钟内的占比下限;发布或规范生效首先体现在这里。',
        ),
        w('flat. What matters is a step, not the level.', '平稳;关注阶跃而非水平。'),
        w(
          'Compare with the rule-change marks; roll back what was released last.',
          '与规则变更标记对照,回滚最近发布。',
        ),
      ),
      unit: 'share',
      min: 0,
      queries: [
        query(
          `channel:format_errors_share:wilson10m{${c}} > 0`,
          w('{{channel}} format', '{{channel}} 格式'),
          empty.calm,
        ),
        query(
          `channel:routing_errors_share:wilson10m{${c}} > 0`,
          w('{{channel}} routing', '{{channel}} 路由'),
          empty.calm,
        ),
        query(
          `channel:registration_errors_share:wilson10m{${c}} > 0`,
          w('{{channel}} registration', '{{channel}} 注册'),
          empty.calm,
        ),
        query(
          `channel:key_errors_share:wilson10m{${c}} > 0`,
          w('{{channel}} keys', '{{channel}} 密钥'),
          empty.calm,
        ),
      ],
      limits: over('formatShare'),
      noData: noData.calm,
      link: to('onCall'),
      causes: ['interface_incompatible', 'system_fault'],
    }),
    bars({
      title: w('Refused by transaction type', '各交易类型被拒率'),
      about: about(
        w(
          'Terminal faults, merchant refusals and system failures of a transaction type over 6 hours.',
          '6 小时内各交易类型的终端故障、商户拒绝与系统失败占比。',
        ),
        w('all alike and low.', '彼此接近且较低。'),
        w(
          'One type alone: terminals or merchants lack the feature or its steps.',
          '单一类型偏高:终端或商户不支持该业务或流程。',
        ),
      ),
      unit: 'share',
      queries: [
        now(
          `topk(8, sum by (channel, txn_type) (increase(acquirer_authorizations_total{outcome=~"terminal_fault|merchant_decline|system_failure",${c}}[6h])) / (sum by (channel, txn_type) (increase(acquirer_authorizations_total{${c}}[6h])) > 0))`,
          '{{channel}} {{txn_type}}',
          empty.night,
        ),
      ],
      limits: over('typeShare'),
      noData: noData.night,
      link: to('terminals'),
      causes: ['new_method'],
    }),
    bars({
      title: w('Codes nobody classified', '未分类应答码'),
      about: about(
        w('Answers of an hour with codes the table does not know.', '1 小时内码表未收录的应答占比。'),
        w('zero.', '为零。'),
        w('Add the code to the channel’s table before it hides a failure.', '尽快补充码表,避免掩盖失败。'),
      ),
      unit: 'share',
      queries: [now(`${total('outcome="unclassified",')} / (${total('')} > 0)`, '{{channel}}', empty.night)],
      limits: over('unclassifiedShare'),
      noData: noData.night,
      link: to('collector'),
    }),
    bars({
      title: w('Different merchants refused in 5 minutes', '5 分钟内被拒的商户数'),
      about: about(
        w(
          'Distinct merchants behind refusals, by group of codes: tells one shop from many.',
          '各类应答码下被拒的不同商户数:区分单店与普遍问题。',
        ),
        w('system near zero; 51 follows the traffic.', 'system 接近零;51 随交易量变化。'),
        w(
          'Many merchants with one group is a fault; one merchant with many refusals is that shop.',
          '多商户同类拒绝是故障;单商户大量拒绝是该店自身。',
        ),
      ),
      unit: 'count',
      queries: [
        now(`max by (code_group) (acquirer_authorization_declining_merchants{${c}})`, '{{code_group}}'),
      ],
      link: to('accounts'),
      causes: ['limit'],
    }),
  ],
};
