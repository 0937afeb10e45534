/**
 * Why a robot has something to say about an alert.
 * blip: it fired and resolved before the robot could say so. mention: calls people to a message the robot has sent.
 */
export const reasons = [
  'new',
  'reminder',
  'escalation',
  'fallback',
  'resolved',
  'blip',
  'daily',
  'mention',
] as const;
export type Reason = (typeof reasons)[number];

/** An alert and why: what a message consists of. */
export interface Item {
  readonly alert: string;
  readonly reason: Reason;
}

/** Something a robot still has to say. */
export interface Waiting extends Item {
  readonly robot: string;
  /** Epoch ms. */
  readonly since: number;
  /** Things that came together and may be said together. */
  readonly bundle: string;
  /** People to call, beside those the robot always calls. */
  readonly mention: readonly string[];
  /** A message that may have said it already: nobody knows. */
  readonly maybe?: string;
  /** The provider refused its words; say no more than its number. */
  readonly terse?: true;
  /** Another robot was asked to say it too. */
  readonly handedOn?: true;
}

export const waitingKey = ({ alert, reason }: Item): string => `${alert}/${reason}`;
