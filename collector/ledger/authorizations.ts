import { authorizationIdentity } from '../events/authorization.ts';
import { walletResult } from '../events/wallet-result.ts';
import type { Classification } from '../iso8583/classify.ts';
import { otherCode } from '../iso8583/outcomes.ts';
import { type Histogram, histogram } from '../state/histogram.ts';
import { type Tally, tally } from '../state/tally.ts';
import type { Attempt } from './authorizations/attempt.ts';
import { type AuthorizationOutcome, authorizationOutcomes, outcomeOf } from './authorizations/outcome.ts';
import { type Recent, recentFailures } from './authorizations/recent.ts';
import { type Splits, splits } from './authorizations/splits.ts';
import { spread } from './authorizations/spread.ts';
import type { Book, Booked, Foundation } from './book.ts';
import type { Expectation } from './expectations/expectation.ts';
import { tradingHours } from './expectations/tradinghours.ts';
import type { LinksBook } from './links.ts';

/** Value learned for a channel's attempts per minute at an instant; undefined while too little was seen. */
export type LearnedAttempts = (channel: string, now: number) => number | undefined;

/** Requests for authorization, counted: by outcome, code and everyone who may be at fault. */
export interface AuthorizationsBook extends Book {
  /** Per channel: txn_type (configured ones and `other`), outcome. */
  readonly totals: ReadonlyMap<string, Tally>;
  /** Per channel: response_code. */
  readonly responses: ReadonlyMap<string, Tally>;
  /** channel, outcome, currency; minor units */
  readonly amounts: Tally;
  /** channel; observes milliseconds, reads seconds */
  readonly durations: Histogram;
  readonly splits: Splits;
  /** Different merchants refused in the last five to six minutes. */
  refusedMerchants(channel: string, codeGroup: string, now: number): number;
  recent(subject: 'channel' | 'issuer', id: string, now: number): Recent;
  /** More than half of at least 5 requests of the last minutes failed for the system's sake. */
  isFailing(subject: 'channel' | 'issuer', id: string, now: number): boolean;
  /** Attempts per minute that are normal at `now`, and whether that was learned. */
  expected(
    channel: string,
    now: number,
  ): { readonly perMinute: number; readonly state: Expectation['state'] };
  /** Counts an order whose answer came as a wallet result. */
  answered(attempt: Attempt, paid: boolean, at: number): void;
}

const failingFrom = 5;

/**
 * Every request counts once, under its answer. Two exceptions keep the counters true in any order of arrival: a
 * request nobody answered counts as `system_failure` at once, and again under the answer that came later; an order
 * that waits for its user counts only when an answer comes, be it an authorization or a wallet result.
 */
export function authorizationsBook(
  f: Foundation,
  links: LinksBook,
  learned: LearnedAttempts = () => undefined,
): AuthorizationsBook {
  const { config, vocabulary, space } = f;
  const channel = { label: 'channel', values: vocabulary.channels };
  const outcome = { label: 'outcome', values: authorizationOutcomes };
  const perChannel = (make: (id: string) => Tally): Map<string, Tally> =>
    new Map(vocabulary.channels.map((id) => [id, space.register(make(id))]));
  const totals = perChannel((id) => {
    const types = [...new Set([...(f.business.channel(id)?.transactionTypes ?? []), 'other'])];
    return tally(`authorizations.total.${id}`, { label: 'txn_type', values: types }, outcome);
  });
  const responses = perChannel((id) =>
    tally(`authorizations.responses.${id}`, { label: 'response_code', values: f.liveCodes(id) }),
  );
  const amounts = space.register(
    tally('authorizations.amount', channel, outcome, { label: 'currency', values: vocabulary.currencies }),
  );
  const durations = space.register(
    histogram('authorizations.duration', { bounds: config.metrics.latencyBuckets, perUnit: 1000 }, channel),
  );
  const by = splits(f);
  const refusals = spread(f);
  const recent = recentFailures(f);
  const fallback = new Map(
    config.channels.map((c) => [
      c.id,
      tradingHours(c.fallbackPerMinute, config.fleet.businessHours, f.business.zone),
    ]),
  );
  const notifying = new Set(config.channels.filter((c) => c.notifications).map((c) => c.id));

  function count(attempt: Attempt, of: AuthorizationOutcome, label: string, at: number): void {
    const { channel: id } = attempt;
    totals.get(id)!.add(1, attempt.type, of);
    responses.get(id)!.add(1, label);
    amounts.add(attempt.amount, id, of, attempt.currency);
    by.count(attempt, of);
    if (of !== 'approved' && of !== 'system_failure') return;
    recent.count(`channel|${id}`, of !== 'approved', at);
    if (attempt.issuer !== undefined) recent.count(`issuer|${attempt.issuer}`, of !== 'approved', at);
  }

  /** The order was waiting, or given up, and a wallet result counted it since: its final answer is no second one. */
  function isCounted({ channel: id, clearingDay, rrn }: Booked<'authorization'>): boolean {
    if (!notifying.has(id)) return false;
    if (!f.admitted(authorizationIdentity(clearingDay, id, rrn, 'unknown'))) return false;
    return walletAnswer(f, { channel: id, clearingDay, rrn }) !== undefined;
  }

  function refusal(attempt: Attempt, of: AuthorizationOutcome, meaning: Classification, at: number): void {
    if (of === 'approved' || of === 'cut_over') return;
    const group = of === 'system_failure' ? 'system' : meaning.codeGroup;
    refusals.refused(attempt.channel, group, attempt.merchant, at);
  }

  function approvalLabel(id: string, at: number): string {
    return f.liveCodes(id).find((code) => f.classify(id, code, at).outcome === 'approved') ?? otherCode;
  }

  return {
    totals,
    responses,
    amounts,
    durations,
    splits: by,
    refusedMerchants: refusals.merchants,
    recent: (subject, id, now) => recent.of(`${subject}|${id}`, now),
    isFailing(subject, id, now) {
      const { attempts, failures } = recent.of(`${subject}|${id}`, now);
      return attempts >= failingFrom && failures * 2 > attempts;
    },
    expected(id, now) {
      const known = learned(id, now);
      if (known !== undefined) return { perMinute: known, state: 'learned' };
      return { perMinute: fallback.get(id)?.at(now) ?? 0, state: 'fallback' };
    },
    answered(attempt, paid, at) {
      if (paid) return count(attempt, 'approved', approvalLabel(attempt.channel, at), at);
      count(attempt, 'cardholder_decline', otherCode, at);
      refusals.refused(attempt.channel, 'other', attempt.merchant, at);
    },
    on: {
      authorization(e, { at }) {
        durations.observe(e.latencyMs, e.channel);
        const meaning = f.classify(e.channel, e.code, at);
        const of = outcomeOf(e.state, meaning, () => links.explainsCode90(e.channel, at));
        if (of === undefined || (e.state !== 'unknown' && isCounted(e))) return;
        count(e, of, meaning.label, at);
        refusal(e, of, meaning, at);
        if (meaning.watch && e.node !== undefined) by.watch(e.node, e.code, e.channel);
      },
    },
    tick: refusals.tick,
  };
}

/** What a wallet has said of an order so far: a payment outweighs a closing. */
export function walletAnswer(
  f: Foundation,
  order: { readonly clearingDay: string; readonly channel: string; readonly rrn: string },
): 'paid' | 'closed' | undefined {
  const said = (state: 'paid' | 'closed'): boolean =>
    walletResult.schema.shape.via.options.some((via) =>
      f.admitted(walletResult.identity({ ...order, via, state } as Booked<'wallet.result'>)),
    );
  if (said('paid')) return 'paid';
  return said('closed') ? 'closed' : undefined;
}
