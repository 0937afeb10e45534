import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import { counter, gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { shareFor } from '../promtool/wilson.ts';
import { windowOf } from './channelworld.ts';
import { heldStory } from './heldstory.ts';

interface Issuer {
  readonly perMinute: number;
  readonly share: number;
  /** Failing share of the other issuers, which have ten times the traffic. */
  readonly rest: number;
  readonly maintained: boolean;
}

const who = { issuer: 'cmb' };

const issuers = (time: Timeline, { issuer = '' }: Labels, { perMinute, share, rest, maintained }: Issuer) => {
  const of = (name: string, rate: number, failing: number) => [
    counter(
      time,
      'acquirer_authorizations_by_issuer_total',
      { channel: 'cup_card', issuer: name, outcome: 'approved' },
      rate,
      rate * (1 - failing),
    ),
    counter(
      time,
      'acquirer_authorizations_by_issuer_total',
      { channel: 'cup_card', issuer: name, outcome: 'system_failure' },
      0,
      rate * failing,
    ),
  ];
  return [
    ...of(issuer, perMinute, share),
    ...of('rest', perMinute * 10, rest),
    ...(maintained ? [windowOf(time, 'issuer', issuer)] : []),
  ];
};

interface Refusing {
  readonly perMinute: number;
  readonly share: number;
  /** Share of all failures that are about our own account. */
  readonly payer: number;
  readonly maintained: boolean;
  /** Its announced window has ended. */
  readonly overran?: true;
}

const bank = (name: string): Labels => ({ bank: name });

const payouts = (
  time: Timeline,
  { bank: name = '' }: Labels,
  { perMinute, share, payer, maintained, overran }: Refusing,
) => [
  counter(
    time,
    'acquirer_payouts_total',
    { payout_channel: 'ibps', bank: name, result: 'accepted' },
    perMinute,
    perMinute * (1 - share),
  ),
  counter(
    time,
    'acquirer_payouts_total',
    { payout_channel: 'ibps', bank: name, result: 'rejected' },
    0,
    perMinute * share,
  ),
  counter(
    time,
    'acquirer_payout_failures_total',
    { payout_channel: name, reason: 'bank_timeout' },
    0,
    perMinute * share * (1 - payer),
  ),
  counter(
    time,
    'acquirer_payout_failures_total',
    { payout_channel: name, reason: 'payer_insufficient_funds' },
    0,
    perMinute * share * payer,
  ),
  ...(maintained ? [windowOf(time, 'bank', name)] : []),
  ...(overran
    ? [gauge(time, 'acquirer_maintenance_overrun_seconds', { scope_type: 'bank', scope: name }, 0, 60)]
    : []),
  gauge(
    time,
    'acquirer_stage_pending_amount',
    { stage: 'payout', channel: name, settlement_mode: 'T+1', currency: 'CNY' },
    0,
  ),
];

const urgent: Issuer = { perMinute: 20, share: shareFor(0.33, 100), rest: 0, maintained: false };
const ticket: Issuer = { perMinute: 10, share: shareFor(0.11, 300), rest: 0, maintained: false };

export const c17Stories: readonly Story[] = [
  story<Issuer>({
    alert: 'IssuerFailing',
    severity: 'urgent',
    step: 30,
    minutes: 70,
    fault: [10, 22],
    apart: true,
    params: urgent,
    series: issuers,
    cast: [
      fault(who, { value: 0.33, answers: { failures: '44' } }),
      healthy(who),
      gone(who),
      restarted(who),
      near('a lower bound of 27 %', who, { share: shareFor(0.27, 100) }),
      near('the channel fails with all its issuers', who, { rest: 0.16 }),
      near('announced maintenance', who, { maintained: true, share: 1 }),
      near('nobody in particular', { issuer: 'other' }, { share: 1 }),
      quiet('18 requests', who, { perMinute: 3.6, share: 1 }),
    ],
    firesAt: 16,
    resolvesAt: 52.5,
  }),
  story<Issuer>({
    alert: 'IssuerFailing',
    severity: 'urgent',
    step: 30,
    minutes: 70,
    fault: [10, 22],
    apart: true,
    params: urgent,
    series: issuers,
    cast: [
      fault(
        who,
        {
          value: 0.5563471,
          lastValue: 0.3640265,
          answers: { failures: '18' },
          lastAnswers: { failures: '14' },
        },
        { perMinute: 4.5, share: 1 },
      ),
    ],
    firesAt: 14,
    resolvesAt: 54.5,
  }),
  story<Issuer>({
    alert: 'IssuerFailing',
    severity: 'urgent',
    step: 30,
    minutes: 70,
    fault: [10, 22],
    apart: true,
    params: urgent,
    series: issuers,
    cast: [fault(who, { value: 0.33, answers: { failures: '44' } }, { rest: 0.135 })],
    firesAt: 16,
    resolvesAt: 52.5,
  }),
  story<Issuer>({
    alert: 'IssuerFailing',
    severity: 'ticket',
    step: 60,
    minutes: 160,
    fault: [40, 90],
    apart: true,
    params: ticket,
    series: issuers,
    cast: [
      fault(who, {
        value: 0.1099999,
        lastValue: 0.1013547,
        answers: { failures: '8' },
        lastAnswers: { failures: '5' },
      }),
      healthy(who),
      gone(who),
      restarted(who),
      near('a lower bound of 9 %', who, { share: shareFor(0.09, 300) }),
      near('the channel fails with all its issuers', who, { rest: 0.06 }),
      near('announced maintenance', who, { maintained: true, share: 1 }),
      near('nobody in particular', { issuer: 'other' }, { share: 1 }),
      quiet('54 requests', who, { perMinute: 1.8, share: 1 }),
    ],
    firesAt: 78,
    resolvesAt: 103,
  }),
  story<Issuer>({
    alert: 'IssuerFailing',
    severity: 'ticket',
    step: 60,
    minutes: 160,
    fault: [40, 90],
    apart: true,
    params: ticket,
    series: issuers,
    cast: [
      fault(
        who,
        {
          value: 0.2437282,
          lastValue: 0.1102979,
          answers: { failures: '6' },
          lastAnswers: { failures: '0' },
        },
        { perMinute: 2.2, share: 0.5 },
      ),
    ],
    firesAt: 62,
    resolvesAt: 119,
  }),
  story<Issuer>({
    alert: 'IssuerFailing',
    severity: 'ticket',
    step: 60,
    minutes: 160,
    fault: [40, 90],
    apart: true,
    params: ticket,
    series: issuers,
    cast: [
      fault(
        who,
        {
          value: 0.1099999,
          lastValue: 0.1013547,
          answers: { failures: '8' },
          lastAnswers: { failures: '5' },
        },
        { rest: 0.046 },
      ),
    ],
    firesAt: 78,
    resolvesAt: 103,
  }),
  story<Refusing>({
    alert: 'PayoutBankRefusing',
    severity: 'urgent',
    step: 60,
    minutes: 80,
    fault: [20, 40],
    params: { perMinute: 10, share: shareFor(0.33, 150), payer: 0, maintained: false },
    series: payouts,
    cast: [
      fault(bank('bank_a'), {
        value: 0.3299997,
        lastValue: 0.3039895,
        answers: { money: 'CNY 0', payouts: '63' },
        lastAnswers: { money: 'CNY 0', payouts: '59' },
      }),
      healthy(bank('calm')),
      gone(bank('gone')),
      restarted(bank('restarted')),
      near('a lower bound of 27 %', bank('less'), { share: shareFor(0.27, 150) }),
      near('announced maintenance', bank('maintained'), { maintained: true, share: 1 }),
      near('an announced window that overran', bank('overran'), { overran: true }),
      quiet('nine answers', bank('quiet'), { perMinute: 0.6, share: 1 }),
    ],
    firesAt: 36,
    resolvesAt: 52,
  }),
  story<Refusing>({
    alert: 'PayoutBankRefusing',
    severity: 'urgent',
    step: 60,
    minutes: 80,
    fault: [20, 40],
    apart: true,
    params: { perMinute: 10, share: 0.8, payer: 0, maintained: false },
    series: payouts,
    cast: [
      fault(
        bank('bank_a'),
        {
          value: 0.406056,
          lastValue: 0.3172159,
          answers: { money: 'CNY 0', payouts: '8' },
          lastAnswers: { money: 'CNY 0', payouts: '7' },
        },
        { perMinute: 0.75, payer: 0.45 },
      ),
      near('our own account is short', bank('bank_a'), { payer: 0.55 }),
    ],
    firesAt: 34,
    resolvesAt: 54,
  }),
  heldStory({
    alert: 'PayoutsTimedOut',
    severity: 'urgent',
    stage: 'payout',
    cause: 'bank_fault',
    scope: 'all',
    share: 0.003,
    floor: 2000,
  }),
];
