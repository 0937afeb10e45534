import { settlementModeLabels } from '../time/settlementmode.ts';
import type { Family } from './family.ts';
import { counter, gauge } from './views.ts';

/** Contracts of record. */
export const merchants: Family = ({ merchants: book }) => [
  gauge(
    'acquirer_merchant_contracts',
    'Merchants by the settlement mode their contract of record has in force today, closed contracts left out.',
    [{ label: 'settlement_mode', values: settlementModeLabels }],
    (now) => [...book.census(now).open.values()],
  ),
  counter(
    'acquirer_merchant_contract_changes_total',
    'Versions of merchant contracts received, onboardings included, by what changed and who changed it.',
    book.changes,
  ),
  counter(
    'acquirer_merchant_settlement_account_changes_total',
    'Contract versions that changed the account or bank a merchant is paid at.',
    book.accountChanges,
  ),
];
