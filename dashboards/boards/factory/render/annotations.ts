import { AnnotationQueryBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { colors } from '../colors.ts';
import type { Board } from '../spec.ts';
import { variablesOf } from '../variables.ts';
import { type Language, type Words, words } from '../words.ts';

interface Marker {
  readonly name: Words;
  /** The query; `channel` is the matcher of the board's channels, with the reserved `all`. */
  readonly expr: (channel: string) => string;
  readonly title: Words;
  readonly text: string;
  readonly tags: string;
  readonly color: string;
}

const everything = 'channel=~".+"';

/** What every board marks on its time axis. */
export const markers: readonly Marker[] = [
  {
    name: words('Alerts', '告警'),
    expr: (channel) =>
      `max by (alertname, severity, cause, team, stage, channel) (ALERTS{alertstate="firing",severity=~"page|urgent",${channel}})`,
    title: words('{{alertname}}', '{{alertname}}'),
    text: '{{cause}} {{channel}}',
    tags: 'severity,team,stage',
    color: colors.act,
  },
  {
    name: words('Maintenance', '维护窗口'),
    expr: () => 'max by (scope_type, scope, kind) (acquirer_maintenance_window_active) == 1',
    title: words('Maintenance of {{scope}}', '{{scope}} 维护'),
    text: '{{scope_type}} {{kind}}',
    tags: 'scope_type,kind',
    color: colors.sky,
  },
  {
    name: words('Day-cut', '日切'),
    expr: (channel) => `max by (channel) (acquirer_day_cut_in_progress{${channel}}) == 1`,
    title: words('Day-cut of {{channel}}', '{{channel}} 日切'),
    text: '{{channel}}',
    tags: 'channel',
    color: colors.grey,
  },
  {
    name: words('Rule changes', '规则变更'),
    // A change that was ahead five minutes ago and is not any more has just taken effect.
    expr: () =>
      'max by (scope, kind, acknowledged) ((acquirer_rule_change_effective_timestamp_seconds offset 5m > time() - 300) <= time())',
    title: words('Rule change: {{kind}}', '规则变更:{{kind}}'),
    text: '{{scope}} {{kind}} acknowledged: {{acknowledged}}',
    tags: 'kind,acknowledged',
    color: colors.pink,
  },
];

export function annotations({ name }: Board, language: Language): AnnotationQueryBuilder[] {
  const channel = (variablesOf(name) as readonly string[]).includes('channel')
    ? 'channel=~"$channel|all"'
    : everything;
  return markers.map(({ name: title, expr, title: titleFormat, text, tags, color }) =>
    new AnnotationQueryBuilder()
      .name(title[language])
      .datasource({ type: 'prometheus', uid: `\${datasource}` })
      .enable(true)
      .iconColor(color)
      .expr(expr(channel))
      .step('60s')
      .titleFormat(titleFormat[language])
      .textFormat(text)
      .tagKeys(tags),
  );
}
