import type { Acknowledgement } from '../incidents/incident.ts';
import type { Item, Reason } from '../incidents/waiting.ts';
import type { AlertFacts } from '../intake/facts.ts';

/** What a webhook says about one alert. */
export interface AlertUpdate {
  readonly id: string;
  readonly status: 'firing' | 'resolved';
  readonly facts: AlertFacts;
  readonly endsAt: number;
}

/** Something put before a robot. */
export interface Tell {
  readonly robot: string;
  readonly alert: string;
  readonly reason: Reason;
  readonly mention: readonly string[];
}

/** A webhook taken in. */
export interface Received {
  readonly kind: 'received';
  readonly at: number;
  /** See notificationIdentity. */
  readonly identity: string;
  readonly receiver: string;
  readonly externalUrl: string;
  readonly alerts: readonly AlertUpdate[];
  /** Robots each new alert was routed to, and each that another receiver has taken over. */
  readonly routes: Readonly<Record<string, readonly string[]>>;
  readonly tell: readonly Tell[];
}

/** Robots were given something to say without a webhook. */
export interface Told {
  readonly kind: 'tell';
  readonly at: number;
  readonly because: 'escalation' | 'daily' | 'fallback' | 'removed_robot';
  /** Escalation: step that was reached, counted from 1. */
  readonly step?: number;
  /** Daily: the local day. */
  readonly day?: string;
  /** Robots that are no longer configured and forget what they had to say. */
  readonly removed?: readonly string[];
  readonly tell: readonly Tell[];
}

/** About to post a message. Written first, so that a crash in between is known for what it is. */
export interface Sending {
  readonly kind: 'sending';
  readonly at: number;
  readonly message: string;
  readonly robot: string;
  readonly items: readonly Item[];
  /** People to call in a message of their own after this one. */
  readonly calls: readonly string[];
}

/** What a robot's provider made of a message. */
export type Answer =
  | { readonly outcome: 'delivered' }
  /** Not taken, too much at once; nothing may be posted for so long. */
  | { readonly outcome: 'throttled'; readonly code: string; readonly pauseMs: number }
  /** Certainly not taken, worth another try. */
  | { readonly outcome: 'failed'; readonly code: string }
  /** Nobody knows: the connection broke after the message went out. */
  | { readonly outcome: 'unsure'; readonly code: string }
  /** Not taken, and the same again will not be taken: because of its words, or of the robot's address or secret. */
  | { readonly outcome: 'refused'; readonly code: string; readonly what: 'content' | 'robot' };

export interface Answered {
  readonly kind: 'answered';
  readonly at: number;
  readonly message: string;
  readonly answer: Answer;
}

export interface Acknowledged extends Acknowledgement {
  readonly kind: 'acknowledged';
  readonly alerts: readonly string[];
}

export interface Closed {
  readonly kind: 'closed';
  readonly at: number;
  readonly alerts: readonly string[];
  readonly why: 'silent';
}

/** A silence of Alertmanager came, changed or ended. */
export interface SilenceSeen {
  readonly kind: 'silence';
  readonly at: number;
  readonly id: string;
  readonly state: 'pending' | 'active' | 'expired';
  readonly startsAt: string;
  readonly endsAt: string;
  readonly matchers: readonly string[];
  /** A configured person, or `not listed`. */
  readonly by: string;
}

export type JournalRecord = Received | Told | Sending | Answered | Acknowledged | Closed | SilenceSeen;
