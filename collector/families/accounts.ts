import { accountFunctions, documents, freezeReasons, initiators } from '../events/vocabulary.ts';
import { documentBands } from '../ledger/accounts/documents.ts';
import { blockedStates } from '../ledger/accounts/restrictions.ts';
import { scheduleBands } from '../ledger/accounts/scheduled.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Family } from './family.ts';
import { counter, gauge, moneyGauge } from './views.ts';

const states = ['normal', ...blockedStates, 'closed'] as const;

/** Merchants by state of their account; who has a restriction but no contract of record is counted by the restriction. */
function accountStates({ merchants, accounts }: Ledger, now: number): number[] {
  const { openTotal, closed } = merchants.census(now);
  const count = new Map<string, number>([
    ['normal', openTotal],
    ['closed', closed],
  ]);
  const add = (state: string, amount: number) => count.set(state, (count.get(state) ?? 0) + amount);
  for (const [merchant, state] of accounts.blocked()) {
    const standing = merchants.standing(merchant, now);
    if (standing === 'closed') continue;
    if (standing === 'open') add('normal', -1);
    add(state, 1);
  }
  return states.map((state) => count.get(state) ?? 0);
}

/** Accounts that are frozen or will be, papers that end, limits that refuse. */
export const accounts: Family = (ledger, vocabulary) => {
  const { accounts: book } = ledger;
  const reason = { label: 'reason', values: freezeReasons };
  const initiator = { label: 'initiator', values: initiators };
  return [
    gauge(
      'acquirer_merchant_accounts',
      'Merchants by state of their account; a restriction of one channel counts as one of the account, a limit leaves it normal.',
      [{ label: 'state', values: states }],
      (now) => accountStates(ledger, now),
    ),
    gauge(
      'acquirer_merchant_accounts_frozen',
      'Freezes and limits in force by the channel that imposed them, all where none did.',
      [{ label: 'channel', values: [...vocabulary.channels, 'all'] }, reason],
      () => book.frozen().byChannel.values,
    ),
    gauge(
      'acquirer_merchant_accounts_frozen_by_initiator',
      'The same freezes and limits by who ordered them.',
      [reason, initiator],
      () => book.frozen().byInitiator.values,
    ),
    moneyGauge(
      'acquirer_frozen_funds_reported_amount',
      'What risk systems said the accounts held when they were frozen or limited; what the ledger holds back is another figure.',
      [reason, initiator, { label: 'currency', values: vocabulary.currencies }],
      () => book.frozen().reported.values,
    ),
    counter('acquirer_merchant_account_freezes_total', 'Freezes and limits that started.', book.freezes),
    counter(
      'acquirer_merchant_account_releases_total',
      'Freezes and limits that were released.',
      book.releases,
    ),
    gauge(
      'acquirer_merchant_restrictions_scheduled',
      'Announced restrictions that take effect within the time; the bands are cumulative.',
      [
        { label: 'channel', values: vocabulary.channels },
        { label: 'function', values: accountFunctions },
        { label: 'within', values: scheduleBands },
      ],
      (now) => book.scheduled(now).values,
    ),
    gauge(
      'acquirer_merchant_documents_expiring',
      'Documents of merchants that end within the days, today included; the bands are cumulative.',
      [
        { label: 'document', values: documents },
        { label: 'within', values: documentBands },
      ],
      (now) => book.expiringDocuments(now).values,
    ),
    counter('acquirer_merchant_limit_hits_total', 'Sales refused by a limit of ours.', book.limitHits),
    counter('acquirer_limit_changes_total', 'Changes of transaction limits.', book.limitChanges),
  ];
};
