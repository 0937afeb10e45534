import { dataStale } from '../../collector/causes/c32-data-stale.ts';
import { atRiskAll, noMoneyYet, untilMoneyIsMissed } from '../risk.ts';
import type { AlertRule, CauseRules } from '../rule.ts';
import { label, say, value } from '../text.ts';

const source = label('source');
const job = label('job');

const own = {
  stage: 'monitoring',
  channel: 'all',
  moneyAtRisk: noMoneyYet,
  merchantsAtRisk: ['not known while we are blind'],
  timeLeft: ['not known while we are blind'],
  board: 'collector',
} as const;

const lastEvent = 'max by (source) (acquirer_source_last_event_timestamp_seconds)';

/** What we see is old, refused or inconsistent, or we do not see at all. Blind is not healthy. */
export const c32: CauseRules = {
  cause: dataStale,
  impact: {
    en: say`Boards are flat and green while anything may be happening; every other alert may be missing.`,
    zh: say`看板平稳且绿色,实际情况未知;其他告警都可能缺失。`,
  },
  action: {
    en: say`Restore the feed first (producer, network, token, disk), and until then ask the systems themselves about switch and payout queues.`,
    zh: say`先恢复数据源(生产端、网络、令牌、磁盘),其间直接向各系统核实交易与出款队列。`,
  },
  rules: (t) => {
    const alertmanager = (alert: string, expr: string, what: { en: string; zh: string }): AlertRule => ({
      ...own,
      alert,
      severity: 'urgent',
      by: ['job'],
      group: 'normal',
      expr,
      guards: [],
      for: '5m',
      keepFiringFor: '10m',
      summary: { en: say`${job}: ${what.en}`, zh: say`${job}:${what.zh}` },
      description: {
        en: say`${job} reports: ${what.en}. Alerts may not be evaluated or may not reach anybody.`,
        zh: say`${job} 报告:${what.zh}。告警可能未被计算或未送达。`,
      },
    });
    return [
      {
        ...own,
        alert: 'SourceStale',
        severity: 'urgent',
        by: ['source'],
        group: 'fast',
        expr: `time() - (${lastEvent} > 0) > ${t.staleIntervals} * (max by (source) (acquirer_source_expected_interval_seconds) > 0)`,
        guards: [],
        for: '30s',
        keepFiringFor: '2m',
        moneyAtRisk: atRiskAll,
        timeLeft: untilMoneyIsMissed,
        summary: {
          en: say`Source ${source} has been silent for ${value('duration')}`,
          zh: say`数据源 ${source} 已静默 ${value('duration')}`,
        },
        description: {
          en: say`The newest event of source ${source} is ${value('duration')} old, ${String(t.staleIntervals)} times its longest normal silence. What depends on it is unknown, not healthy.`,
          zh: say`数据源 ${source} 最新事件距今 ${value('duration')},为其正常最长静默的 ${String(t.staleIntervals)} 倍。依赖它的视图为未知,而非正常。`,
        },
      },
      {
        ...own,
        alert: 'SourceNeverSeen',
        severity: 'ticket',
        by: ['source'],
        group: 'slow',
        expr: `${lastEvent} == 0`,
        guards: [],
        for: '1h',
        keepFiringFor: '5m',
        summary: {
          en: say`Source ${source} is configured and has never sent an event`,
          zh: say`数据源 ${source} 已配置但从未发送事件`,
        },
        description: {
          en: say`Nothing has ever come from source ${source} (value ${value('whole')}). Remove it from the configuration or connect it; until then every alert that needs it is silent.`,
          zh: say`数据源 ${source} 从未有数据(值 ${value('whole')})。请接入或从配置删除;在此之前依赖它的告警都不会触发。`,
        },
      },
      {
        ...own,
        alert: 'SourceRejected',
        severity: 'urgent',
        by: ['source'],
        group: 'normal',
        expr:
          'sum by (source) (rate(acquirer_source_rejects_total[10m])) / (sum by (source) (rate(acquirer_source_records_total[10m])) > 0)' +
          ` > ${t.rejectedShare}`,
        guards: [`and sum by (source) (increase(acquirer_source_rejects_total[10m])) >= ${t.rejected}`],
        for: '5m',
        keepFiringFor: '10m',
        summary: {
          en: say`${value('percent')} of what ${source} sends is rejected`,
          zh: say`数据源 ${source} 有 ${value('percent')} 的数据被拒收`,
        },
        description: {
          en: say`Over 10 minutes ${value('percent')} of the lines of source ${source} were rejected: its format, channels or keys changed. Rejected events are in no metric.`,
          zh: say`10 分钟内数据源 ${source} 有 ${value('percent')} 的行被拒收:其格式、通道或主键已变。被拒事件不在任何指标中。`,
        },
      },
      {
        ...own,
        alert: 'CollectorDown',
        severity: 'page',
        by: ['job', 'instance'],
        group: 'fast',
        expr: 'up{job="acquirer-collector"} == 0',
        guards: [],
        for: '1m',
        keepFiringFor: '1m',
        summary: {
          en: say`The collector ${label('instance')} does not answer Prometheus`,
          zh: say`采集器 ${label('instance')} 无法被 Prometheus 抓取`,
        },
        description: {
          en: say`Scrapes of ${label('instance')} fail (up is ${value('whole')}). Senders keep their events and repeat them; counters survive a restart.`,
          zh: say`对 ${label('instance')} 的抓取失败(up=${value('whole')})。发送方会保留并重发事件;计数器在重启后保持。`,
        },
      },
      {
        ...own,
        alert: 'CollectorMissing',
        severity: 'page',
        by: [],
        group: 'fast',
        expr: 'absent(acquirer_source_up)',
        guards: ['unless on () up{job="acquirer-collector"} == 0'],
        for: '3m',
        keepFiringFor: '1m',
        summary: {
          en: say`No collector's metrics arrive at all`,
          zh: say`没有收到任何采集器指标`,
        },
        description: {
          en: say`For 3 minutes Prometheus has had no series of a collector (${value('whole')}), and no target that is down either: its discovery or configuration is wrong.`,
          zh: say`Prometheus 已 3 分钟没有采集器的指标(${value('whole')}),也没有宕机的抓取目标:服务发现或配置有误。`,
        },
      },
      {
        ...own,
        alert: 'CollectorNotReady',
        severity: 'page',
        by: ['instance'],
        group: 'fast',
        expr: 'min by (instance) (acquirer_collector_ready) == 0',
        guards: [],
        for: '2m',
        keepFiringFor: '2m',
        summary: {
          en: say`The collector ${label('instance')} cannot book events`,
          zh: say`采集器 ${label('instance')} 无法入账事件`,
        },
        description: {
          en: say`${label('instance')} refuses events (ready is ${value('whole')}): its store cannot commit, most often a full disk. It resumes by itself when there is room.`,
          zh: say`${label('instance')} 拒收事件(ready=${value('whole')}):存储无法提交,多为磁盘写满;有空间后自动恢复。`,
        },
      },
      {
        ...own,
        alert: 'ConservationBroken',
        severity: 'page',
        by: ['check'],
        group: 'normal',
        expr: 'max by (check) (acquirer_ledger_imbalance_amount) > 0',
        guards: [],
        for: '2m',
        keepFiringFor: '10m',
        summary: {
          en: say`The ledger does not balance: ${value('short')} in check ${label('check')}`,
          zh: say`账务不平:检查 ${label('check')} 差 ${value('short')}`,
        },
        description: {
          en: say`Double entry says that accounts add up to zero and stages add up to what is unpaid. Check ${label('check')} is off by ${value('short')}: do not trust amounts until it is explained.`,
          zh: say`复式记账要求各科目合计为零、各阶段合计等于未付。检查 ${label('check')} 相差 ${value('short')}:查明前不要相信金额。`,
        },
        action: {
          en: say`Keep the store file, hold the channel's cells that GET /v1/waiting lists against control totals, and rebuild the state by replay from the event archive.`,
          zh: say`保留存储文件,将 GET /v1/waiting 列出的该通道各单元与控制总额比对,并从事件归档回放重建。`,
        },
      },
      {
        ...own,
        alert: 'ChannelSeriesMissing',
        severity: 'ticket',
        channel: 'label',
        by: [],
        group: 'slow',
        expr: 'group by (channel) (acquirer_channel_info) unless on (channel) group by (channel) (acquirer_authorizations_total)',
        guards: [],
        for: '15m',
        keepFiringFor: '5m',
        summary: {
          en: say`${label('channel')} is configured and has no series`,
          zh: say`${label('channel')} 已配置但没有指标序列`,
        },
        description: {
          en: say`No authorisation series exist for ${label('channel')} (${value('whole')}): they were omitted by configuration or lost on the way to Prometheus. No rule can see this channel.`,
          zh: say`${label('channel')} 没有授权指标(${value('whole')}):被配置省略或在途中丢失。任何规则都看不到该通道。`,
        },
      },
      alertmanager(
        'NotificationsFailing',
        'sum by (job) (rate(alertmanager_notifications_failed_total[5m])) > 0',
        { en: 'notifications fail to be delivered', zh: '通知发送失败' },
      ),
      alertmanager(
        'AlertmanagerUnreachable',
        'max by (job) (prometheus_notifications_alertmanagers_discovered) < 1',
        { en: 'no Alertmanager is known to Prometheus', zh: 'Prometheus 没有可用的 Alertmanager' },
      ),
      alertmanager(
        'RuleEvaluationFailing',
        'sum by (job) (rate(prometheus_rule_evaluation_failures_total[5m])) > 0',
        { en: 'alert rules fail to be evaluated', zh: '告警规则计算失败' },
      ),
      alertmanager(
        'RuleEvaluationLate',
        `sum by (job) (increase(prometheus_rule_group_iterations_missed_total[10m])) > ${t.missedIterations}`,
        { en: 'rule groups skip evaluations because they take too long', zh: '规则组计算过慢而跳过周期' },
      ),
      alertmanager(
        'ConfigurationNotLoaded',
        'min by (job) (prometheus_config_last_reload_successful) == 0 or min by (job) (alertmanager_config_last_reload_successful) == 0',
        { en: 'the new configuration was not loaded', zh: '新配置未加载' },
      ),
      {
        ...own,
        alert: 'Watchdog',
        severity: 'info',
        by: [],
        group: 'fast',
        expr: 'vector(1)',
        guards: [],
        for: '0s',
        keepFiringFor: '0s',
        whyNoKeep: 'It always fires; a hold would hide that evaluation stopped.',
        summary: {
          en: say`Alerting works: this alert must always fire`,
          zh: say`告警链路正常:此告警必须始终触发`,
        },
        description: {
          en: say`Dead man's switch (${value('whole')}). Whoever receives it raises the alarm when it stops coming.`,
          zh: say`心跳告警(${value('whole')})。接收方在其停止到达时报警。`,
        },
        impact: {
          en: say`None while it fires. When it stops, nobody is told about anything.`,
          zh: say`触发时无影响。一旦停止,任何告警都无人知晓。`,
        },
        action: {
          en: say`None. If it stopped, restore Prometheus and Alertmanager first.`,
          zh: say`无需处理。若停止,先恢复 Prometheus 与 Alertmanager。`,
        },
      },
    ];
  },
};
