import type { Judged } from './backtestrun.ts';

/** What recordings in which nothing was wrong say of false alarms. */
export interface HealthyWindows {
  /** Channels x time watched, months of 30 days. */
  readonly channelMonths: number;
  /** Pages and urgent messages in it: all of them wrong. */
  readonly falseLoud: number;
  /** Tickets in it. */
  readonly falseTickets: number;
  /** Pages and urgent messages per channel-month; null when nothing was watched. */
  readonly perChannelMonth: number | null;
}

const monthHours = 30 * 24;

/** False alarms of the recordings without fault and without benign situation. `channels` are those of the configuration. */
export function healthyWindows(judged: readonly Judged[], channels: number): HealthyWindows {
  const quiet = judged.filter(({ truth }) => truth.faults.length === 0 && truth.benign.length === 0);
  const hours = quiet.reduce((sum, { run }) => sum + run.hours, 0);
  const wrong = quiet.flatMap(({ score }) => score.wrong.map((w) => w.notification.severity));
  const falseTickets = wrong.filter((severity) => severity === 'ticket').length;
  const falseLoud = wrong.length - falseTickets;
  const channelMonths = (hours * channels) / monthHours;
  return {
    channelMonths,
    falseLoud,
    falseTickets,
    perChannelMonth: channelMonths === 0 ? null : falseLoud / channelMonths,
  };
}
