/** An inhibition as Alertmanager reads it. Every label of `equal` is on every alert, so nothing matches by absence. */
export interface Inhibition {
  readonly why: string;
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly equal: readonly string[];
}

/** Nothing that runs into a known instant may be hidden. */
const notADeadline = 'deadline!="true"';

/**
 * A louder alert speaks for the quieter ones of the same family of causes on the same channel. A fault of another family,
 * another channel or with a deadline is always told.
 */
export const inhibitions: readonly Inhibition[] = [
  {
    why: 'the same symptom, more severe',
    source: ['severity="page"'],
    target: ['severity=~"urgent|ticket"'],
    equal: ['alertname', 'channel', 'cause'],
  },
  {
    why: 'the same symptom, more severe',
    source: ['severity="urgent"'],
    target: ['severity="ticket"'],
    equal: ['alertname', 'channel', 'cause'],
  },
  {
    why: 'a page explains the milder signs of its family on its channel',
    source: ['severity="page"'],
    target: ['severity=~"urgent|ticket"', notADeadline],
    equal: ['cause_family', 'channel'],
  },
];
