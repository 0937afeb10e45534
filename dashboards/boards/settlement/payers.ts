import { about, lines, query, to } from '../factory/panels.ts';
import type { Row } from '../factory/spec.ts';
import { chosen, inCurrency } from '../factory/variables.ts';
import { words as w } from '../factory/words.ts';

const bank = chosen('bank');
const _self = to('settlement', 'bank');
const _answers = (result: string): string =>
  `sum by (bank) (increase(acquirer_payouts_total{result=~"${result}",${bank}}[15m]))`;
const _quiet = 'no payouts outside the settlement hours';

export const payersRow: Row = {
  title: w('What payouts are paid from', '出款资金'),
  panels: [
    lines({
      title: w('Payer accounts: needed and there ($currency)', '付款账户:所需与可用($currency)'),
      about: about(
        w(
          'What must be handed to banks now, within 4 hours and today, against balances and announced inflows.',
          '当前、4 小时、当日须提交出款与账户余额及预计流入之比。',
        ),
        w('there is more than is needed on every horizon.', '各时间范围均有余。'),
        w(
          'Short today is hours of lead: fund it before the first batch.',
          '当日不足意味着数小时提前量:首批前补足。',
        ),
      ),
      unit: 'money',
      min: 0,
      width: 16,
      queries: [
        query(
          `sum by (horizon) (acquirer_payer_required_amount{${inCurrency}})`,
          w('needed {{horizon}}', '所需 {{horizon}}'),
        ),
        query(
          `sum by (horizon) (acquirer_payer_available_amount{${inCurrency}})`,
          w('there {{horizon}}', '可用 {{horizon}}'),
        ),
        query(
          `max by (account) (acquirer_payer_account_balance_amount{${inCurrency}})`,
          w('balance {{account}}', '余额 {{account}}'),
        ),
      ],
      link: to('onCall'),
      causes: ['payer_shortfall'],
    }),
    lines({
      title: w('Held by banks and rails ($currency)', '银行与通道侧被卡资金($currency)'),
      about: about(
        w(
          'Unpaid money held by a bank’s fault, slowness or maintenance, by an empty payer account, or above the ceiling of a rail.',
          '因银行故障、缓慢、维护、余额不足或超通道限额而等待的资金。',
        ),
        w('none.', '无。'),
        w('Each cause has its runbook in this panel’s links.', '各原因的处置手册见本面板链接。'),
      ),
      unit: 'money',
      min: 0,
      width: 24,
      height: 7,
      stack: 'normal',
      queries: [
        query(
          `sum by (cause) (acquirer_stage_waiting_amount{cause=~"bank_fault|bank_slow|maintenance|payer_shortfall|large_amount|operating_error",${chosen('channel')},${inCurrency}})`,
          '{{cause}}',
        ),
      ],
      link: to('delay'),
      causes: [
        'large_amount',
        'maintenance',
        'payer_shortfall',
        'operating_error',
        'bank_fault',
        'bank_slow',
      ],
    }),
  ],
};
