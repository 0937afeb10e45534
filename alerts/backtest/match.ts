import type { Scope, Truth, TruthFault } from '../../collector/simulator/truth/schema.ts';
import type { Notification } from './notification.ts';

/** What of a notification can be right or wrong. */
type Said = Pick<Notification, 'at' | 'team' | 'stage' | 'channel' | 'cause' | 'labels'>;

const hour = 3_600_000;

/** After the end of a fault its alerts may still come: counters fall within an hour, money is missed the next day. */
const tail = { counter: hour, money: 24 * hour } as const;

/** Labels of an alert that say where it is, and the scope of the truth they are held against. */
const places: readonly (readonly [label: string, scope: keyof Scope])[] = [
  ['channel', 'channels'],
  ['issuer', 'issuers'],
  ['bank', 'banks'],
  ['region', 'regions'],
  ['carrier', 'carriers'],
  ['gateway', 'gateways'],
  ['terminal_model', 'models'],
  ['firmware', 'firmwares'],
  ['node', 'nodes'],
  ['source', 'sources'],
];

/** How a notification stands to a fault. */
export interface Match {
  /** Came while the fault could be the reason, and names no place the fault is not in. */
  readonly near: boolean;
  readonly cause: boolean;
  readonly stage: boolean;
  readonly team: boolean;
}

export function match(n: Said, fault: TruthFault): Match {
  return {
    near: inWindow(n, fault) && inScope(n, fault.scope),
    cause: fault.causes.some(({ id, label }) => n.cause === label || n.cause === id),
    stage: fault.stages.includes(n.stage),
    team: fault.teams.includes(n.team),
  };
}

/** Right cause, stage and scope while the fault lasts: what the product promises. */
export const isCorrect = (m: Match): boolean => m.near && m.cause && m.stage;

function inWindow({ at }: Said, fault: TruthFault): boolean {
  const from = Date.parse(fault.firstObservableAt ?? fault.onset);
  const until = Math.max(Date.parse(fault.end), Date.parse(fault.visibleAt ?? fault.end));
  return at >= from && at <= until + tail[fault.visibility];
}

/** A place the alert does not name, or names as `all`, contradicts nothing; so does a fault that is everywhere. */
function inScope({ labels, channel }: Said, scope: Scope): boolean {
  return places.every(([label, key]) => {
    const named = label === 'channel' ? channel : labels[label];
    const where = scope[key];
    return (
      named === undefined || named === '' || named === 'all' || where.length === 0 || where.includes(named)
    );
  });
}

/** Benign situations that last at an instant. */
export function benignAt(truth: Truth, at: number): readonly string[] {
  return truth.benign
    .filter((b) => at >= Date.parse(b.from) && at <= Date.parse(b.until))
    .map((b) => b.situation);
}
