import { pageLink } from './links.ts';

/** What of a panel's menu context is needed. */
export interface PanelContext {
  readonly targets: readonly object[];
  readonly timeRange: { readonly from: unknown; readonly to: unknown };
}

const text = (instant: unknown): string =>
  typeof instant === 'string' ? instant : String((instant as { valueOf(): unknown }).valueOf());

/**
 * Where a panel's menu leads: the money path for panels about money and stages, else the overview, over the time of
 * the dashboard. Undefined for panels that show nothing of ours: they get no link.
 */
export function panelTarget({ targets, timeRange }: PanelContext): string | undefined {
  const queries = targets.map((target) => String((target as { expr?: unknown }).expr ?? '')).join('\n');
  if (!/\bacquirer_[a-z]/.test(queries)) return undefined;
  const aboutMoney = /\bacquirer_(stage|settlement|payout|clearing|money|frozen)_/.test(queries);
  return pageLink(aboutMoney ? 'money-path' : 'overview', {
    from: text(timeRange.from),
    to: text(timeRange.to),
  });
}
