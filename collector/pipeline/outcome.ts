/** What became of a line; exactly one of these. Also the `outcome` label of `acquirer_source_records_total`. */
export const outcomes = ['accepted', 'duplicate', 'late', 'test', 'rejected'] as const;
export type Outcome = (typeof outcomes)[number];

/** Why a line was rejected, and what that says about its sender. Also the `reason` label of `acquirer_source_rejects_total`. */
export const reasonDocs = {
  bad_json: 'The line is not one JSON value in UTF-8.',
  line_too_long: 'The line is longer than server.limits.lineBytes.',
  unknown_kind: '`kind` is missing or names no kind of event.',
  bad_schema: 'A field is missing, has the wrong shape, or is nested too deep to be looked through.',
  bad_timestamp: 'An instant is not RFC 3339 with an offset, or a day is not in the calendar.',
  card_data: 'Card data stands in free text or in a field nobody asked for.',
  future: '`at` is more than 5 minutes ahead, or a clearing or settlement day more than 60 days.',
  too_old: 'The event is older than store.keepDays: its key may be forgotten, so it cannot be booked once.',
  unknown_channel: 'It names a channel that is not configured.',
  unknown_currency: 'It names a currency that is not configured.',
  not_allowed: 'The source may not send this kind or channel, or `source` names another source.',
  conflict: 'The same business key was booked with other content.',
  internal_error: 'A defect of the collector: folding this event failed. It is kept in quarantine.',
} as const;
export type Reason = keyof typeof reasonDocs;
export const reasons = Object.keys(reasonDocs) as readonly Reason[];

/** Why a line will not be booked. `detail` is for people and carries no card data. */
export interface Problem {
  readonly reason: Reason;
  readonly detail: string;
}

/** A line that will not be booked. It carries no card data. */
export interface Refusal extends Problem {
  readonly line: number;
  /** The line as it came, redacted. */
  readonly text: string;
}

/** What became of the lines of one delivery. The five counts add up to the lines that were not blank. */
export interface Report {
  accepted: number;
  duplicate: number;
  late: number;
  test: number;
  rejected: number;
  /** In the order of the lines; at most `mostRejections`. */
  readonly rejections: Rejection[];
  /** Rejections beyond those. */
  moreRejections: number;
}

export interface Rejection extends Problem {
  readonly line: number;
}

/** Rejections listed in one answer; the rest is counted. */
export const mostRejections = 1000;

export function emptyReport(): Report {
  return { accepted: 0, duplicate: 0, late: 0, test: 0, rejected: 0, rejections: [], moreRejections: 0 };
}

/** Adds `more` to `report`. */
export function addReport(report: Report, more: Report): void {
  for (const outcome of outcomes) report[outcome] += more[outcome];
  const room = mostRejections - report.rejections.length;
  report.rejections.push(...more.rejections.slice(0, room));
  report.moreRejections += more.moreRejections + Math.max(0, more.rejections.length - room);
}
