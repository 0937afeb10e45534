import type { DashboardLink } from '@grafana/grafana-foundation-sdk/dashboard';
import { boards, defaultLinks } from '../../../../alerts/links.ts';
import { causes } from '../../../../collector/causes/catalogue.ts';
import type { Link, Panel } from '../spec.ts';
import { choices } from '../variables.ts';
import { type Language, languages, type Words, words } from '../words.ts';

/**
 * Uid of a board in a language. Alerts, messages and bookmarks know one uid for each board, so the first language has it
 * as it stands in alerts/links.ts and the other one a suffix; both can be in one Grafana.
 */
export const uidOf = (uid: string, language: Language): string =>
  language === languages[0] ? uid : `${uid}-${language}`;

/** Where alerts look for their runbooks; a variable of every board, because Grafana does not know the collector. */
export const runbooksDefault = defaultLinks.runbooks;

/** A link as panels and fields carry it. */
export type PanelLink = Pick<DashboardLink, 'title' | 'url' | 'targetBlank'>;

const goTo = words('Open', '打开');
const runbook = words('Runbook', '处置手册');
/** Boards as menus and titles call them. */
export const boardTitles = {
  onCall: words('On call', '值班总览'),
  channel: words('Channel', '通道'),
  terminals: words('Terminals', '终端'),
  files: words('Batches and clearing files', '批上送与清算文件'),
  settlement: words('Settlement and payout', '结算与出款'),
  accounts: words('Accounts', '商户账户'),
  delay: words('Settlement delay', '到账延迟分析'),
  collector: words('Collector', '采集器'),
} as const satisfies Record<Link['board'], Words>;

/** From a panel's head: the same time, the same choice of everything both boards have, and the runbooks of its causes. */
export function panelLinks({ link, causes: shown }: Panel, language: Language): PanelLink[] {
  return [
    {
      title: `${goTo[language]}: ${boardTitles[link.board][language]}`,
      url: `/d/${uidOf(boards[link.board].uid, language)}?\${__url_time_range}&\${__all_variables}`,
      targetBlank: false,
    },
    ...shown.map((label) => ({
      title: `${runbook[language]}: ${causes.find((cause) => cause.label === label)!.names[language]}`,
      url: `\${runbooks}/${language}/${label}`,
      targetBlank: true,
    })),
  ];
}

/** From one series or cell: the same time and data source, and what was clicked. `of` says where its labels are. */
export function dataLink(link: Link, language: Language, of: 'series' | 'row'): PanelLink | undefined {
  if (link.set === undefined) return undefined;
  const chosen = link.set.map((name) =>
    of === 'series'
      ? `var-${name}=\${__field.labels.${name}}`
      : `var-${name}=\${__data.fields["${choices[name].label[language]}"]}`,
  );
  return {
    title: `${goTo[language]}: ${boardTitles[link.board][language]}`,
    url: [
      `/d/${uidOf(boards[link.board].uid, language)}?\${__url_time_range}`,
      `var-datasource=\${datasource}`,
      ...chosen,
    ].join('&'),
    targetBlank: false,
  };
}
