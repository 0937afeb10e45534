import { type Severity, severities } from '../../severity.ts';
import type { AlertFacts } from '../intake/facts.ts';

/** Something that happened to an incident, for people and for the evidence pack. */
export interface TimelineEntry {
  /** Epoch ms. */
  readonly at: number;
  readonly what:
    | 'received'
    | 'reminder'
    | 'told'
    | 'not_told'
    | 'acknowledged'
    | 'escalated'
    | 'resolved'
    | 'closed';
  /** Robot, person, step or reason; ids only. */
  readonly detail: string;
}

/** Figures of an alert as they stood when a webhook brought them. */
export interface Figures {
  readonly at: number;
  readonly moneyAtRisk: string;
  readonly merchantsAtRisk: string;
  readonly timeLeft: string;
  readonly description: string;
}

export interface Acknowledgement {
  readonly at: number;
  /** A configured person, or what stood in for one: `link`, `command`, `silence`. */
  readonly by: string;
  readonly via: 'link' | 'command' | 'silence';
  /** Label of the cause whose runbook they work by, where they said so. */
  readonly runbook?: string;
}

/** One firing of one alert, from its first webhook until it is forgotten. */
export interface Incident {
  /** What people call it, see intake/identity.ts. */
  readonly id: string;
  facts: AlertFacts;
  status: 'firing' | 'resolved';
  readonly firstSeen: number;
  /** When these figures came, epoch ms: the time left in them counts from here. */
  lastSeen: number;
  resolvedAt?: number;
  readonly receiver: string;
  /** Alertmanager's own address, for silence links. */
  externalUrl: string;
  /** Robots of its route. */
  robots: readonly string[];
  /** Robots that were told that it fires. */
  readonly told: Set<string>;
  acknowledged?: Acknowledgement;
  /** Escalation steps taken. */
  escalated: number;
  /** When it was last listed in a daily digest. */
  listedAt?: number;
  /** Nothing will be heard of it any more: why. */
  closed?: 'resolved' | 'silent';
  readonly figures: Figures[];
  readonly timeline: TimelineEntry[];
}

/** Severity of an alert; one we do not know is treated as `urgent`, so that a person looks at it. */
export function severityOf({ labels }: AlertFacts): Severity {
  const written = labels.severity;
  return (severities as readonly string[]).includes(written ?? '') ? (written as Severity) : 'urgent';
}
