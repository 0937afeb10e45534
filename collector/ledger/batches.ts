import { batchResults, captureTypes, uploadResults } from '../events/vocabulary.ts';
import { type Histogram, histogram } from '../state/histogram.ts';
import { type Tally, tally } from '../state/tally.ts';
import { type Backlog, backlog } from './batches/backlog.ts';
import { isCardChannel } from './batches/cards.ts';
import { batchAgeBands, type OpenBatches, openBatches } from './batches/openbatches.ts';
import { type PendingUploads, pendingUploads } from './batches/pendinguploads.ts';
import type { Book, Foundation } from './book.ts';
import { type Counts, counts } from './counts.ts';
import type { TerminalsBook } from './terminals.ts';

/** Terminal batches, their settlement, and the records that have to be uploaded before sales are money. */
export interface BatchesBook extends Book {
  /** result */
  readonly settlements: Tally;
  /** age_band; all 0 until a first settlement shows that this fleet settles batches at all. */
  overdue(now: number): Counts;
  /** channel, result */
  readonly records: Tally;
  /** channel (cards only); observes milliseconds, reads seconds: from the batch's close to the record's `ok`. */
  readonly lag: Histogram;
  readonly pending: Omit<PendingUploads, 'on' | 'forget'>;
  readonly backlog: Omit<Backlog, 'take'>;
}

/** Seconds. Normal is minutes; the internal deadline is hours, the loss of an offline sale is days away. */
const lagBounds = [60, 300, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400, 172_800, 604_800];
const batched: ReadonlySet<string> = new Set(captureTypes.filter((type) => type !== 'qr_payment'));
const housekeepingMs = 3_600_000;

export function batchesBook(f: Foundation, terminals: Pick<TerminalsBook, 'number'>): BatchesBook {
  const { space, vocabulary } = f;
  const cards = f.config.channels.filter(isCardChannel).map((c) => c.id);
  const isCard = new Set(cards);
  const channel = { label: 'channel', values: vocabulary.channels };
  const settlements = space.register(tally('batches.settlements', { label: 'result', values: batchResults }));
  const records = space.register(
    tally('batches.records', channel, { label: 'result', values: uploadResults }),
  );
  const lag = space.register(
    histogram('batches.lag', { bounds: lagBounds, perUnit: 1000 }, { label: 'channel', values: cards }),
  );
  const batches: OpenBatches = openBatches(f);
  const pending = pendingUploads(f);
  const reported = backlog(f);
  let tidied = 0;

  const settles = (): boolean => batchResults.some((result) => settlements.get(result) > 0);

  return {
    settlements,
    overdue(now) {
      return settles() ? batches.overdue(now) : counts({ label: 'age_band', values: batchAgeBands });
    },
    records,
    lag,
    pending,
    backlog: reported,
    on: {
      authorization(e, receipt) {
        pending.on.authorization?.(e, receipt);
        if (e.terminal === undefined || e.state !== 'approved') return;
        if (batched.has(e.type) && isCard.has(e.channel))
          batches.sold(terminals.number(e.terminal), receipt.at);
      },
      reversal: pending.on.reversal!,
      'batch.settlement'(e, { at }) {
        settlements.add(1, e.result);
        // After an error the terminal keeps its batch and tries again.
        if (e.result !== 'error') batches.settled(terminals.number(e.terminal), at);
      },
      'batch.upload'(e, receipt) {
        records.add(1, e.channel, e.result);
        if (e.result === 'ok' && e.lagMs !== undefined && isCard.has(e.channel))
          lag.observe(e.lagMs, e.channel);
        pending.on['batch.upload']?.(e, receipt);
      },
      'batch.backlog'(e, { at }) {
        reported.take(e, at);
      },
    },
    tick(now) {
      if (now - tidied < housekeepingMs) return;
      tidied = now;
      pending.forget(now);
    },
  };
}
