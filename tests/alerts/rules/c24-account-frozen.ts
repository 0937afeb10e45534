import type { Severity } from '../../../alerts/severity.ts';
import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import { counter, gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { type Held, heldSeries, heldStory } from './heldstory.ts';

interface Freezes {
  /** Freezes in the fault, all at once, and a day when all is well. */
  readonly frozen: number;
  readonly perDay: number;
  readonly merchants: number;
}

const freezes = (time: Timeline, who: Labels, { frozen, perDay, merchants }: Freezes) => {
  const steady = counter(time, 'acquirer_merchant_account_freezes_total', who, perDay / 1440);
  const values = steady.values.map((v, i) =>
    typeof v === 'number' && i * time.step >= time.from ? v + frozen : v,
  );
  return [
    { ...steady, values },
    gauge(time, 'acquirer_merchant_accounts', { state: 'normal' }, merchants * 0.99),
    gauge(time, 'acquirer_merchant_accounts', { state: 'frozen' }, merchants * 0.01),
    gauge(time, 'acquirer_merchant_accounts', { state: 'closed' }, 1e9),
  ];
};

const surge = (severity: Severity, initiator: string, other: string): readonly Story[] => {
  const who = (by = initiator): Labels => ({ reason: 'risk_control', initiator: by });
  const params: Freezes = { frozen: 2.8, perDay: 1, merchants: 4000 };
  const shape = {
    alert: 'FreezeSurge',
    severity,
    step: 180,
    minutes: 459,
    fault: [402, 405],
    apart: true,
    series: freezes,
    firesAt: 402,
    resolvesAt: 432,
  } as const;
  return [
    story<Freezes>({
      ...shape,
      params,
      cast: [
        fault(who(), { value: 2.8104167 }),
        healthy(who(), { frozen: 0 }),
        gone(who()),
        restarted(who(), { frozen: 0 }),
        near('ten times the usual and less', who(), { frozen: 24, perDay: 280 }),
        near('a large acquirer', who(), { merchants: 6200 }),
        near('somebody else', who(other), { frozen: 500 }),
        quiet('two merchants', who(), { frozen: 2.2, merchants: 1000 }),
      ],
    }),
    story<Freezes>({
      ...shape,
      params,
      cast: [
        fault(who(), { value: 34.91667 }, { frozen: 32, perDay: 280 }),
        fault(who(), { value: 2.8104167 }, { merchants: 5200 }),
      ],
    }),
  ];
};

/** Merchants a channel will restrict: within a day, a week, a month; a band counts those of the shorter ones. */
interface Announced {
  readonly day: number;
  readonly week: number;
  readonly month: number;
}

const on = (channel: string): Labels => ({ channel });
const announcedSeries = (time: Timeline, who: Labels, { day, week, month }: Announced) =>
  Object.entries({ '1d': day, '7d': week, '30d': month }).flatMap(([within, merchants]) =>
    ['collection', 'payout'].map((what) =>
      gauge(
        time,
        'acquirer_merchant_restrictions_scheduled',
        { ...who, function: what, within },
        0,
        merchants / 2,
      ),
    ),
  );

/** A closed account is nobody's merchant. */
const accounts = (merchants: number) => (time: Timeline) => [
  gauge(time, 'acquirer_merchant_accounts', { state: 'normal' }, merchants),
  gauge(time, 'acquirer_merchant_accounts', { state: 'closed' }, 1e9),
];

const announcement = {
  alert: 'RestrictionScheduled',
  step: 300,
  minutes: 120,
  fault: [30, 60],
  params: { day: 0, week: 0, month: 0 },
  series: announcedSeries,
  without: { counter_reset: 'gauges only' },
} as const;

const announcements: readonly Story[] = [
  story<Announced>({
    ...announcement,
    severity: 'ticket',
    cast: [
      fault(on('wechat'), { value: 1.1 }, { month: 1.1 }),
      healthy(on('alipay')),
      gone(on('visa'), { month: 1.1 }),
      near('not one whole merchant', on('jcb'), { month: 0.9 }),
      quiet('none', on('few'), { month: 0 }),
    ],
  }),
  story<Announced>({
    ...announcement,
    severity: 'urgent',
    common: accounts(9000),
    cast: [
      fault(on('wechat'), { value: 5.5, answers: { tomorrow: '6' } }, { day: 5.5, week: 5.5, month: 5.5 }),
      fault(on('alipay'), { value: 10.8, answers: { tomorrow: '0' } }, { week: 10.8, month: 10.8 }),
      healthy(on('visa')),
      gone(on('jcb'), { day: 5.5, week: 5.5, month: 5.5 }),
      near('further away', on('later'), { month: 500 }),
      quiet('too few', on('few'), { day: 4.5, week: 9.5, month: 9.5 }),
    ],
  }),
  story<Announced>({
    ...announcement,
    severity: 'urgent',
    common: accounts(11_000),
    cast: [near('a large acquirer', on('wechat'), { week: 10.8, month: 10.8 })],
    without: {
      ...announcement.without,
      fault: 'told above',
      healthy: 'told above',
      missing_data: 'told above',
      low_traffic: 'told above',
    },
  }),
];

interface Papers {
  readonly expiring: number;
  readonly merchants: number;
}

const papers = (time: Timeline, who: Labels, { expiring, merchants }: Papers) => [
  gauge(time, 'acquirer_merchant_documents_expiring', { ...who, within: '7d' }, 1, expiring),
  gauge(time, 'acquirer_merchant_documents_expiring', { ...who, within: '30d' }, 1e6),
  gauge(time, 'acquirer_merchant_accounts', { state: 'normal' }, merchants),
];

const licence = { document: 'licence' };

export const c24Stories: readonly Story[] = [
  ...surge('page', 'own_risk', 'bank'),
  ...surge('urgent', 'bank', 'own_risk'),
  ...announcements,
  heldStory({
    alert: 'FrozenFundsHigh',
    severity: 'ticket',
    stage: 'account',
    cause: 'account_frozen',
    scope: 'all',
    share: 0.02,
    floor: 2000,
    step: 300,
    fault: [30, 90],
    minutes: 200,
  }),
  story<Held & { readonly due: number }>({
    alert: 'FrozenFundsHigh',
    severity: 'ticket',
    step: 300,
    minutes: 200,
    fault: [30, 90],
    params: { amount: 2200, normalDay: 100_000, due: 105_000 },
    series: (time, { currency }, p) => [
      ...heldSeries('account', 'account_frozen')(time, { currency: currency! }, p),
      gauge(
        time,
        'acquirer_settlement_due_amount',
        { settlement_mode: 'T+1', channel: 'a', currency: currency! },
        p.due,
      ),
    ],
    cast: [
      fault({ currency: 'CNY' }, { value: 2200 }),
      healthy({ currency: 'EUR' }),
      near('nine days are paid after a holiday', { currency: 'USD' }, { due: 900_000 }),
      near('a little more is due than usual', { currency: 'JPY' }, { due: 115_000 }),
    ],
    without: { counter_reset: 'gauges only', low_traffic: 'see above' },
  }),
  story<Papers>({
    alert: 'DocumentsExpiring',
    severity: 'ticket',
    step: 300,
    minutes: 200,
    fault: [30, 90],
    apart: true,
    params: { expiring: 22, merchants: 2000 },
    series: papers,
    cast: [
      fault(licence, { value: 22 }),
      healthy(licence),
      gone(licence),
      near('0.92 % of the merchants', licence, { merchants: 2400 }),
      quiet('18 merchants', licence, { expiring: 18, merchants: 1000 }),
    ],
    without: { counter_reset: 'gauges only' },
  }),
];
