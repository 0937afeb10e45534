/** Answers of the collector's read endpoints as pages use them (docs/http.md). Amounts are integer minor units. */

export interface Fact {
  readonly fact: string;
  readonly en: string;
  readonly zh: string;
  readonly at?: string;
}

export interface Step extends Fact {
  readonly stage: string;
}

export interface CauseNamed {
  readonly cause: string;
  readonly names: { readonly en: string; readonly zh: string };
  readonly team: string;
}

export interface Where {
  readonly state: 'waiting' | 'credited' | 'ended' | 'not_known';
  readonly stage?: string;
  readonly causes: readonly CauseNamed[];
  readonly deadline?: string;
  readonly noticed?: string;
  readonly promised?: string;
  readonly evidence: readonly Fact[];
}

export interface Trace {
  readonly kind: 'sale' | 'refund' | 'day' | 'order';
  readonly channel?: string;
  readonly clearingDay?: string;
  readonly rrn?: string;
  readonly settlementDay?: string;
  readonly orderId?: string;
  readonly mode?: string;
  readonly amount?: number;
  readonly currency?: string;
  readonly steps: readonly Step[];
  readonly where: Where;
}

interface Heading {
  /** As of when the answer holds, on the acquirer's clock. */
  readonly at: string;
  readonly silentSources: readonly string[];
  readonly more: number;
}

export interface TraceAnswer extends Heading {
  readonly found: readonly Trace[];
  readonly notes: readonly Fact[];
}

export interface WaitingRow {
  readonly channel: string;
  readonly clearingDay: string;
  readonly mode: string;
  readonly currency: string;
  readonly stage: string;
  readonly cause: string;
  readonly amount: number;
  readonly overdue: number;
  readonly transactions: number;
  readonly merchants: number;
  readonly deadline?: string;
  readonly noticed: string;
}

export interface WaitingAnswer extends Heading {
  readonly rows: readonly WaitingRow[];
}

export interface Explained extends WaitingRow, CauseNamed {
  readonly account: string;
  readonly detail: string;
  readonly runbook?: string;
  readonly evidence: readonly Fact[];
}

export interface ExplainAnswer extends Heading {
  readonly parts: readonly Explained[];
}

/** What somebody looks for; empty = not given. */
export interface TraceForm {
  readonly by: 'number' | 'order' | 'merchant';
  readonly rrn: string;
  readonly orderId: string;
  readonly merchant: string;
  readonly clearingDay: string;
  /** Local time of an input field, `2026-11-20T12:00`, in the browser's zone. */
  readonly time: string;
  readonly amount: string;
  readonly channel: string;
}

export const emptyForm: TraceForm = {
  by: 'number',
  ...{ rrn: '', orderId: '', merchant: '', clearingDay: '', time: '', amount: '', channel: '' },
};

export type Parameters = Readonly<Record<string, string>>;

/** The question a form asks; undefined while it says too little for one. */
export function traceParameters(form: TraceForm): Parameters | undefined {
  const given = (names: readonly (keyof TraceForm)[]): Record<string, string> =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = form[name].trim();
        return value === '' ? [] : [[name, value]];
      }),
    );
  if (form.by === 'order') {
    const asked = given(['orderId']);
    return asked.orderId === undefined ? undefined : asked;
  }
  const { time, ...asked } = given(['merchant', 'clearingDay', 'time', 'amount', 'channel']);
  const at = time === undefined ? Number.NaN : new Date(time).getTime();
  const question = Number.isNaN(at) ? asked : { ...asked, time: new Date(at).toISOString() };
  if (form.by === 'number') {
    const { rrn } = given(['rrn']);
    return rrn === undefined ? undefined : { ...question, rrn };
  }
  const said = question as Parameters;
  return said.merchant === undefined || (said.clearingDay ?? said.time) === undefined ? undefined : said;
}

/** A place on the money path that can be explained. */
export interface MoneyPlace {
  readonly channel: string;
  readonly stage?: string | undefined;
  readonly clearingDay?: string | undefined;
}

/** The place a page was opened for; undefined when none was named. */
export function placeOfSearch(search: string): MoneyPlace | undefined {
  const given = new URLSearchParams(search);
  const channel = given.get('channel') ?? '';
  if (channel === '') return undefined;
  return {
    channel,
    stage: given.get('stage') ?? undefined,
    clearingDay: given.get('clearingDay') ?? undefined,
  };
}

/** A question's parameters without those that are not given. */
export const parametersOf = (place: MoneyPlace): Parameters =>
  Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined)) as Parameters;

/** To the smallest unit, for a sum somebody compares with a receipt: `CNY 1,234.05`. */
export function exactMoney(minor: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  return format.format(minor / 10 ** maximumFractionDigits).replace(/\u00a0/g, ' ');
}

/** `2026-11-20T12:00:00+08:00` as read on the acquirer's clock: `2026-11-20 12:00:00`. */
export const clockTime = (at: string | undefined): string =>
  at === undefined ? '–' : at.slice(0, 19).replace('T', ' ');
