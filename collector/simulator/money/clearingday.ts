import { dayOf, minutesOf } from '../clock.ts';
import type { ChannelProfile } from '../profiles/profile.ts';

/** Clearing day of a sale at this instant: the next day at or after the channel's day-cut. */
export function clearingDayOf(channel: ChannelProfile, at: number): number {
  const day = dayOf(at);
  return minutesOf(at) >= channel.dayCut ? day + 1 : day;
}

/** Number of the ten minutes a sale falls in, since the epoch: the grain of S+0 promises. */
export const slotOf = (at: number): number => Math.floor(at / 600_000);

/** Modes the acquirer pre-funds: paid before the channel's file. */
export const preFunded = (mode: string): boolean => mode === 'T+0' || mode === 'D+0' || mode === 'S+0';

/** Whether money of a mode waits for the channel's clearing file before it may be settled. */
export const waitsForFile = (channel: ChannelProfile, mode: string): boolean =>
  channel.settlesFrom === 'file' && !preFunded(mode);
