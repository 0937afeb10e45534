import type { PayoutReason } from '../events/vocabulary.ts';
import type { Waiting } from './waiting.ts';

/** `holds` of a cause that shows as payouts which failed or came back for one of these reasons. */
export const cameBackFor =
  (...reasons: readonly PayoutReason[]) =>
  ({ account, detail }: Waiting): 'all' | undefined =>
    (account === 'payout.failed' || account === 'payout.returned') && reasons.some((r) => r === detail)
      ? 'all'
      : undefined;
