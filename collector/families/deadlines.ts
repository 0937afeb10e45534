import type { ChannelConfig } from '../config/schema.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { modeLabels } from '../ledger/modes.ts';
import type { CellId } from '../ledger/money/cell.ts';
import { instantMode } from '../ledger/money/placement.ts';
import { perState } from '../ledger/perstate.ts';
import { addDays } from '../time/date.ts';
import type { Family } from './family.ts';
import { keyed } from './keyed.ts';
import { canWait, type MoneyStage, moneyStages } from './possible.ts';
import { seconds } from './views.ts';

/** As far back as a clearing day may be whose money is still due: the longest holiday and a weekend. */
const lookBackDays = 16;

/**
 * Stages whose next deadline is the same on every channel: it follows from mode and day, and money that a later file brought is
 * handed over at the hour of that day's own.
 */
const onEveryChannel: ReadonlySet<MoneyStage> = new Set(['terminal', 'payout', 'account']);

/** The next internal deadline of each stage, so that a rule can say how much time is left. */
export const deadlines: Family = (ledger, _vocabulary, config) => {
  const dated = moneyStages.filter((stage) => stage !== 'switch');
  const places = config.channels.flatMap((channel) =>
    dated.filter((stage) => canWait(stage, channel)).map((stage) => ({ stage, channel })),
  );
  const modes = modeLabels(config).filter((mode) => mode !== 'Tn' && mode !== instantMode);
  const next = perState(ledger, (now) => {
    const shared = new Map<MoneyStage, number | undefined>();
    const days = clearingDays(ledger.foundation.business.day(now));
    return places.map(({ stage, channel }) => {
      if (shared.has(stage)) return shared.get(stage);
      const deadline = nextDeadline(ledger, stage, channel, modes, days, now);
      if (onEveryChannel.has(stage)) shared.set(stage, deadline);
      return deadline;
    });
  });
  return [
    keyed(
      'acquirer_stage_deadline_timestamp_seconds',
      'The next internal deadline of the stage: uploads 03:00, the file not loaded yet, the runs, the payouts, the time merchants look; 0 = none.',
      ['stage', 'channel'],
      places.map(({ stage, channel }) => [stage, channel.id]),
      (now) => places.map(({ stage, channel }, i) => [[stage, channel.id], seconds(next(now)[i])]),
    ),
  ];
};

/** Clearing days whose deadlines may still lie ahead, tomorrow's included. */
const clearingDays = (today: string): string[] =>
  Array.from({ length: lookBackDays + 2 }, (_, i) => addDays(today, i - lookBackDays));

function nextDeadline(
  ledger: Ledger,
  stage: MoneyStage,
  channel: ChannelConfig,
  modes: readonly string[],
  days: readonly string[],
  now: number,
): number | undefined {
  const { deadlines: of } = ledger.money;
  const deadline: Partial<Record<MoneyStage, (cell: CellId) => number>> = {
    terminal: of.upload,
    settlement: of.run,
    payout: of.instruct,
    account: of.perceived,
  };
  let next: number | undefined;
  const see = (at: number | undefined): void => {
    if (at !== undefined && at > now && (next === undefined || at < next)) next = at;
  };
  for (const clearingDay of days) {
    if (stage === 'clearing') see(fileDeadline(ledger, channel.id, clearingDay));
    else
      for (const mode of modes)
        see(deadline[stage]?.({ channel: channel.id, clearingDay, mode, currency: '' }));
  }
  return next;
}

function fileDeadline({ files }: Ledger, channel: string, clearingDay: string): number | undefined {
  const type = files.clears(channel);
  if (type === undefined || files.state(channel, type, clearingDay)?.loadedAt !== undefined) return undefined;
  return files.expectation(channel, type, clearingDay)?.deadlineAt;
}
