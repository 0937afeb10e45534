import { isCorrect, match } from '../../alerts/backtest/match.ts';
import type { Severity } from '../../alerts/severity.ts';
import type { TruthFault } from '../../collector/simulator/truth/schema.ts';
import type { RoutedAlert } from '../tools/receiver.ts';
import type { BusinessClock } from './businessclock.ts';
import { duration, timeOfDay } from './say.ts';

/** The fault and the first alert that names it, put side by side. Answers are lines to print, or undefined. */
export interface Story {
  /** What is known of the fault; told again when more is known. */
  fault(truth: TruthFault): void;
  /** An alert reached somebody now. A timeline when it is the first with the right cause, stage and place. */
  alert(alert: RoutedAlert): string | undefined;
  /** Once merchants have noticed: how much later that was. */
  noticed(): string | undefined;
}

/** Times are shown on the acquirer's clock, in its zone. */
export function openStory(clock: Pick<BusinessClock, 'now'>, zone: string): Story {
  let fault: TruthFault | undefined;
  let alertAt: number | undefined;
  let closed = false;

  const time = (at: number): string => timeOfDay(at, zone);
  const after = (at: number, onset: number): string => `${duration((at - onset) / 1000)} after`;

  function timeline(truth: TruthFault, alerted: number): string {
    const onset = Date.parse(truth.onset);
    const lines = [`${time(onset)}  ${truth.scenario} begins: ${truth.title}`];
    if (truth.firstObservableAt !== null) {
      const first = Date.parse(truth.firstObservableAt);
      lines.push(`${time(first)}  the first event shows it, ${after(first, onset)}`);
    }
    lines.push(`${time(alerted)}  its alert is at the receiver, ${after(alerted, onset)}`);
    if (truth.visibleAt === null) lines.push(`not yet   ${whoNotices[truth.visibility]}`);
    else lines.push(visibleLine(truth, Date.parse(truth.visibleAt), alerted));
    return lines.join('\n');
  }

  function visibleLine(truth: TruthFault, visible: number, alerted: number): string {
    const lead = (visible - alerted) / 1000;
    const compared = `${duration(Math.abs(lead))} ${lead >= 0 ? 'after the alert' : 'before the alert'}`;
    return `${time(visible)}  ${whoNotices[truth.visibility]}, ${compared}`;
  }

  return {
    fault(truth) {
      fault = truth;
    },
    alert({ status, labels }) {
      if (status !== 'firing' || fault === undefined || alertAt !== undefined) return undefined;
      // Nobody is told of these: the watchdog has the cause of a silent source, and always fires.
      if (labels.severity === 'info') return undefined;
      const now = clock.now();
      const notification = {
        at: now,
        alert: labels.alertname ?? '',
        severity: labels.severity as Severity,
        team: labels.team ?? '',
        stage: labels.stage ?? '',
        channel: labels.channel ?? '',
        cause: labels.cause ?? '',
        labels,
      };
      if (!isCorrect(match(notification, fault))) return undefined;
      alertAt = now;
      return timeline(fault, now);
    },
    noticed() {
      if (closed || fault?.visibleAt == null || alertAt === undefined) return undefined;
      const visible = Date.parse(fault.visibleAt);
      if (visible > clock.now()) return undefined;
      closed = true;
      return visibleLine(fault, visible, alertAt);
    },
  };
}

/** When merchants are taken to have noticed (docs/demo.md). */
const whoNotices = {
  counter: 'merchants have noticed: the fifth of them calls',
  money: 'merchants miss their money',
} as const;
