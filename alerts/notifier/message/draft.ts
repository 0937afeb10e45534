import type { Severity } from '../../severity.ts';
import type { Person } from '../config/schema.ts';
import type { Incident } from '../incidents/incident.ts';
import type { Item } from '../incidents/waiting.ts';
import type { RobotLanguage } from './language.ts';
import type { Line } from './line.ts';

/** A message as it is meant, before a robot's provider gets it in its own form. */
export interface Draft {
  /** See messageNumber. */
  readonly id: string;
  /** text: words only, to call people. card: everything else. */
  readonly form: 'card' | 'text';
  /** The gravest alert in it. */
  readonly severity: Severity;
  /** Everything in it is over. */
  readonly resolved: boolean;
  readonly language: RobotLanguage;
  /** One line for notifications and headers. */
  readonly title: string;
  readonly lines: readonly Line[];
  /** People this very message calls. */
  readonly people: readonly Person[];
  readonly everybody: boolean;
  readonly items: readonly Item[];
  readonly incidents: readonly Incident[];
  readonly ackUrl?: string;
}
