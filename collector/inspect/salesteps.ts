import type { uploadResults } from '../events/vocabulary.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { instantMode } from '../ledger/money/placement.ts';
import type { TransactionFacts } from '../ledger/money/transaction.ts';
import type { Sale } from '../ledger/salekey.ts';
import type { Archive } from './archive.ts';
import type { Happened } from './step.ts';

/** More events of one kind a sale does not have. */
const most = 40;

/**
 * What happened to one sale up to its capture. The numbers of all its events are kept (`seen`), so that it happened
 * is certain; times are kept for sales with a record only.
 */
export function saleSteps(
  store: Archive,
  ledger: Ledger,
  sale: Sale,
  facts: TransactionFacts | undefined,
): readonly Happened[] {
  const words = (kind: string): readonly string[][] => {
    const prefix = `${sale.clearingDay}|${kind}|${sale.channel}|${sale.rrn}|`;
    return store.identities(prefix, most).map((identity) => identity.slice(prefix.length).split('|'));
  };
  const at = facts && isTimed(ledger, sale, facts) ? facts.at : undefined;
  const steps: Happened[] = [];
  const answers = new Set(words('a').map(([state]) => state));
  // The time is that of the first answer: an unknown one, where there was one.
  if (answers.has('u')) steps.push(['switch', 'sale_unknown', { at }]);
  const first = answers.has('u') ? undefined : at;
  if (answers.has('a')) steps.push(['switch', 'sale_approved', { at: first }]);
  if (answers.has('d')) steps.push(['switch', 'sale_declined', { at: first }]);
  for (const [via = '', state] of words('w'))
    steps.push(['channel', state === 'paid' ? 'wallet_paid' : 'wallet_closed', { about: via }]);
  const uploads = words('bu') as [(typeof uploadResults)[number], string][];
  for (const [result, attempt] of uploads.sort((a, b) => Number(a[1]) - Number(b[1])))
    steps.push(['terminal', `upload_${result}`, { count: Number(attempt) }]);
  for (const [result] of words('r') as ['pending' | 'accepted' | 'rejected'][])
    steps.push(['switch', `reversal_${result}`]);
  if (isRefund(ledger, sale)) steps.push(['clearing', 'refund_booked']);
  return steps;
}

/**
 * Whether a record holds the time of the sale. One that began with a later event of a sale that was simply approved holds
 * the time of that event.
 */
function isTimed(ledger: Ledger, { channel }: Sale, { hearsay, unknown, mode }: TransactionFacts): boolean {
  if (hearsay === true) return false;
  return unknown === true || mode === instantMode || ledger.money.placement.booking(channel, mode).dual;
}

/** Whether a number is that of a refund or void. */
export const isRefund = (ledger: Ledger, { clearingDay, channel, rrn }: Sale): boolean =>
  ledger.foundation.admitted(`${clearingDay}|rf|${channel}|${rrn}`);
