import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { State } from '../incidents/state.ts';
import type { JournalRecord } from '../journal/record.ts';

/** One line of the audit log: what was done, to what, by which configured name. No texts, no numbers of people. */
export type AuditEntry = Readonly<Record<string, unknown>> & { readonly at: string; readonly what: string };

/**
 * Audit lines of a record that was just applied. Every delivery with its answer, every acknowledgement, escalation and
 * silence; of a webhook only what was new in it.
 */
export function auditEntries(record: JournalRecord, state: State): readonly AuditEntry[] {
  const at = new Date(record.at).toISOString();
  switch (record.kind) {
    case 'received':
      return record.alerts.map(({ id, status, facts }) => ({
        at,
        what: status,
        alert: id,
        alertname: facts.labels.alertname ?? '',
        severity: facts.labels.severity ?? '',
        channel: facts.labels.channel ?? '',
        cause: facts.labels.cause ?? '',
        receiver: record.receiver,
        robots: [...new Set(record.tell.filter(({ alert }) => alert === id).map(({ robot }) => robot))],
      }));
    case 'tell': {
      const { because, step, tell } = record;
      return tell.map(({ robot, alert, mention }) => ({
        at,
        what: because,
        alert,
        robot,
        ...(step === undefined ? {} : { step }),
        ...(mention.length === 0 ? {} : { mention }),
      }));
    }
    case 'sending':
      return [];
    case 'answered': {
      const sent = state.messages.get(record.message);
      const { outcome } = record.answer;
      return [
        {
          at,
          what: 'delivery',
          message: record.message,
          robot: sent?.robot ?? '',
          outcome,
          ...('code' in record.answer ? { code: record.answer.code } : {}),
          alerts: sent?.items.map(({ alert, reason }) => `${alert} ${reason}`) ?? [],
          ...(sent === undefined || sent.calls.length === 0 ? {} : { calls: sent.calls }),
        },
      ];
    }
    case 'acknowledged':
      return [
        {
          ...{ at, what: 'acknowledged', alerts: record.alerts, by: record.by, via: record.via },
          ...(record.runbook !== undefined && { runbook: record.runbook }),
        },
      ];
    case 'closed':
      return [{ at, what: 'closed', alerts: record.alerts, why: record.why }];
    case 'silence': {
      const { kind: _kind, at: _at, state: is, ...silence } = record;
      return [{ at, what: `silence ${is}`, ...silence }];
    }
  }
}

/** Appends entries to a file, one JSON object a line. It is opened each time, so that a log rotation needs no signal. */
export function auditFile(
  file: string,
  onFailure: (error: Error) => void,
): (entries: readonly AuditEntry[]) => void {
  mkdirSync(dirname(file), { recursive: true });
  return (entries) => {
    if (entries.length === 0) return;
    try {
      appendFileSync(file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''), { mode: 0o600 });
    } catch (error) {
      onFailure(error as Error);
    }
  };
}
