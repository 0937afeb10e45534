import { over } from '../factory/limits.ts';
import { noData } from '../factory/nodata.ts';
import { about, column, lines, now, query, table, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { choices, chosen } from '../factory/variables.ts';
import { words as w } from '../factory/words.ts';

const m = chosen('terminal_model');
const self = to('terminals', 'terminal_model');

export const devicesRow: Row = {
  title: w('Models, firmware, credentials', '机型、固件、证书'),
  panels: [
    lines({
      title: w('Faults by firmware', '各固件故障占比'),
      about: about(
        w(
          'Terminal faults of a firmware: at least this share of its requests of 30 minutes.',
          '各固件终端故障占其 30 分钟请求的比例下限。',
        ),
        w('all together.', '彼此接近。'),
        w(
          'One apart from the others of its model: stop the rollout, go back.',
          '偏离同机型其他固件:停止推送并回退。',
        ),
      ),
      unit: 'share',
      min: 0,
      queries: [
        query(`firmware:fault_share:wilson30m{${m}}`, '{{terminal_model}} {{firmware}}', empty.night),
      ],
      limits: over('firmwareShare'),
      noData: noData.night,
      link: self,
      causes: ['terminal_software'],
    }),
    lines({
      title: w('Faults by model', '各机型故障占比'),
      about: about(
        w('The same by model over 6 hours, whatever the firmware.', '6 小时内各机型故障占比下限,不分固件。'),
        w('all together and low.', '接近且较低。'),
        w(
          'A model apart: a lot with bad hardware. Field service by lot, not by shop.',
          '单一机型偏离:批次硬件问题,按批次处理。',
        ),
      ),
      unit: 'share',
      min: 0,
      queries: [query(`model:fault_share:wilson6h{${m}}`, '{{terminal_model}}', empty.noHistory)],
      limits: over('modelShare'),
      noData: noData.learning,
      link: self,
      causes: ['terminal_hardware'],
    }),
    table({
      title: w('Versions', '版本分布'),
      about: about(
        w(
          'Terminals by model and firmware, on line and silent, and their requests of 30 minutes.',
          '各机型固件的在线与静默终端数,及 30 分钟请求量。',
        ),
        w('old versions shrink.', '旧版本逐渐减少。'),
        w('A version with many silent and few requests is in trouble.', '静默多、请求少的版本有问题。'),
      ),
      unit: 'count',
      width: 12,
      queries: [
        now(`sum by (terminal_model, firmware) (acquirer_terminals_by_version{state="online",${m}})`),
        now(`sum by (terminal_model, firmware) (acquirer_terminals_by_version{state="silent",${m}})`),
        now(
          `sum by (terminal_model, firmware) (increase(acquirer_authorizations_by_terminal_model_total{${m}}[30m]))`,
        ),
      ],
      columns: [
        column('terminal_model', choices.terminal_model.label, { link: self }),
        column('firmware', w('Firmware', '固件')),
        column(0, w('On line', '在线'), { unit: 'count' }),
        column(1, w('Silent', '静默'), { unit: 'count', blankZero: true }),
        column(2, w('Requests, 30 min', '30 分钟请求'), { unit: 'count', decimals: 0, blankZero: true }),
      ],
      sortBy: { column: 2, desc: true },
      link: to('onCall'),
      causes: ['terminal_outdated'],
    }),
    table({
      title: w('Certificates and keys that end', '即将到期的证书与密钥'),
      about: about(
        w(
          'Terminals by credential and model whose certificate or key ends within a day, a week, a month, a quarter. The columns contain each other.',
          '证书或密钥在 1 天、7 天、30 天、90 天内到期的终端数(各列相互包含)。',
        ),
        w('the first three columns are empty.', '前三列为空。'),
        w(
          'Plan the update now; on the day itself terminals can no longer be reached.',
          '立即安排更新;到期当日将无法远程触达。',
        ),
      ),
      unit: 'count',
      width: 12,
      queries: ['1d', '7d', '30d', '90d'].map((within) =>
        now(
          `sum by (credential, terminal_model) (acquirer_terminal_credentials_expiring{within="${within}",${m}})`,
        ),
      ),
      columns: [
        column('credential', w('Credential', '凭证')),
        column('terminal_model', choices.terminal_model.label, { link: self }),
        column(0, w('1 day', '1 天'), { unit: 'count', limits: over('expiringFloor'), blankZero: true }),
        column(1, w('7 days', '7 天'), { unit: 'count', limits: over('expiringFloor'), blankZero: true }),
        column(2, w('30 days', '30 天'), { unit: 'count', blankZero: true }),
        column(3, w('90 days', '90 天'), { unit: 'count', blankZero: true }),
      ],
      sortBy: { column: 2, desc: true },
      link: to('onCall'),
      causes: ['terminal_outdated'],
    }),
    lines({
      title: w('Faulty parts', '部件故障'),
      about: about(
        w(
          'Terminals that report a faulty part, as a share of their model.',
          '上报部件故障的终端占该机型比例。',
        ),
        w('under 1 %.', '低于 1%。'),
        w('A part of a model above the limit: order replacements by lot.', '某机型部件超阈值:按批次更换。'),
      ),
      unit: 'share',
      min: 0,
      queries: [
        query(
          `sum by (terminal_model, fault) (acquirer_terminal_faults{${m}}) / on (terminal_model) group_left () (sum by (terminal_model) (acquirer_terminals_by_version{${m}}) > 0)`,
          '{{terminal_model}} {{fault}}',
        ),
      ],
      limits: over('faultyTerminals'),
      link: self,
      causes: ['terminal_hardware'],
    }),
    lines({
      title: w('Terminals by state', '终端状态'),
      about: about(
        w(
          'Every terminal of the chosen regions and networks, in exactly one state.',
          '所选地区与网络的全部终端,各处于唯一状态。',
        ),
        w('the same every day.', '每天相同。'),
        w(
          'Many suspended at once: a registry load or a mandate. Ask merchant operations.',
          '大批停用:登记表加载或监管要求,询问商户运营。',
        ),
      ),
      unit: 'count',
      min: 0,
      stack: 'normal',
      queries: [
        query(`sum by (state) (acquirer_terminals{${chosen('region')},${chosen('network')}})`, '{{state}}'),
      ],
      link: to('accounts'),
    }),
    table({
      title: w('Terminals by channel', '各通道终端'),
      about: about(
        w(
          'Terminals provisioned for a channel, by state. One counts in each of its channels: never add the lines.',
          '各通道开通的终端(按状态)。一台终端会出现在多个通道,不可相加。',
        ),
        w('on line close to expected.', '在线接近期望。'),
        w('One channel far below the others: its provisioning.', '单一通道明显偏低:检查开通配置。'),
      ),
      unit: 'count',
      queries: [
        now('max by (channel) (acquirer_channel_terminals{state="online"})'),
        now('max by (channel) (acquirer_channel_terminals_expected_online)'),
        now('max by (channel) (acquirer_channel_terminals{state="silent"})'),
      ],
      columns: [
        column('channel', choices.channel.label, { link: to('channel', 'channel') }),
        column(0, w('On line', '在线'), { unit: 'count' }),
        column(1, w('Expected', '期望'), { unit: 'count', decimals: 0 }),
        column(2, w('Silent', '静默'), { unit: 'count', blankZero: true }),
      ],
      link: to('channel'),
    }),
  ],
};
