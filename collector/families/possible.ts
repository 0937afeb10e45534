import { stageCausePairs } from '../causes/pairs.ts';
import type { ChannelConfig } from '../config/schema.ts';
import { isPrefunded } from '../ledger/money/placement.ts';
import type { Stage } from '../ledger/stages.ts';

/** Stages in which money can wait, in the order it passes them. */
export const moneyStages = ['terminal', 'switch', 'clearing', 'settlement', 'payout', 'account'] as const;
export type MoneyStage = (typeof moneyStages)[number];

/** Where money waits that the configuration says cannot be there: never hidden, and a fault of the configuration. */
export const unconfigured = { stage: 'monitoring', cause: 'unconfigured', channel: 'all' } as const;

/** Whether money of a channel can wait in a stage: uploads are a thing of cards, files of channels settled from them. */
export function canWait(stage: Stage, channel: ChannelConfig): boolean {
  if (stage === 'terminal') return channel.type !== 'wallet' && channel.type !== 'qr_switch';
  if (stage === 'clearing') return channel.settlesFrom === 'file';
  return (moneyStages as readonly string[]).includes(stage);
}

/** Causes that can hold money of a channel in a stage; a late bill is the wallets' word for a late file. */
export function possiblePairs(channel: ChannelConfig): (readonly [Stage, string])[] {
  const foreign = channel.type === 'wallet' ? 'clearing_delay' : 'third_party_settlement';
  return stageCausePairs.filter(([stage, cause]) => canWait(stage, channel) && cause !== foreign);
}

/** Settlement modes in which money of a channel can wait in a stage: pre-funded money does not wait for the file. */
export function possibleModes(stage: Stage, modes: readonly string[]): readonly string[] {
  return stage === 'clearing' ? modes.filter((mode) => !isPrefunded(mode)) : modes;
}
