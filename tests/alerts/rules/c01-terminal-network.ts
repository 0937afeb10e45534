import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import { counter, gauge, inTurn, type Labels, type Level, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';

interface Silence {
  /** Terminals of the carrier, and how many of them are silent in the fault. */
  readonly heard: number;
  readonly silent: Level;
  /** Silent terminals among the 100 of the region's other carrier. */
  readonly elsewhere: number;
  readonly blind: 0 | 1;
}

const at = (region: string, carrier = 'x'): Labels => ({ region, carrier });
const blindFleet = (time: Timeline, is: 0 | 1) =>
  gauge(time, 'acquirer_stage_blind', { stage: 'terminal', channel: 'all' }, 0, is);

const silence = (time: Timeline, who: Labels, { heard, silent, elsewhere }: Silence) => {
  const other = { ...who, carrier: 'other_carrier' };
  return [
    gauge(time, 'acquirer_terminals_by_carrier', who, heard),
    gauge(time, 'acquirer_terminals_silent_by_carrier', who, heard * 0.05, silent),
    gauge(time, 'acquirer_terminals_by_carrier', other, 100),
    gauge(time, 'acquirer_terminals_silent_by_carrier', other, 5, elsewhere),
  ];
};

const usual = { heard: 100, silent: 44, elsewhere: 5, blind: 0 } as const;
const alone = (time: Timeline, who: Labels, p: Silence) => [
  ...silence(time, who, p),
  blindFleet(time, p.blind),
];
const gauges = { counter_reset: 'gauges only' };

interface Sales {
  readonly perMinute: number;
  /** Part of the usual sales that still comes in. */
  readonly arriving: number;
  /** Sales a minute of the region's two other carriers together, and their growth in the fault. */
  readonly others: number;
  readonly growth: number;
  /** Tries a minute of one shop of another carrier. */
  readonly burst: number;
  readonly blind: 0 | 1;
}

const attemptsOf = 'acquirer_authorization_attempts_by_carrier_total';
const sales = (time: Timeline, who: Labels, { perMinute, arriving, others, growth, burst }: Sales) => [
  counter(time, attemptsOf, who, perMinute, perMinute * arriving),
  counter(time, attemptsOf, { ...who, carrier: 'second' }, others / 2, (others / 2) * growth + burst),
  counter(time, attemptsOf, { ...who, carrier: 'third' }, others / 2, (others / 2) * growth),
];

interface Region {
  readonly online: number;
  readonly expected: number;
  readonly selling: number;
  readonly perMinute: number;
  readonly blind: 0 | 1;
}

const place = (region: string): Labels => ({ region, network: 'cellular' });
const region = (time: Timeline, who: Labels, { online, expected, selling, perMinute }: Region) => [
  gauge(time, 'acquirer_terminals', { ...who, state: 'online' }, expected, online),
  gauge(time, 'acquirer_terminals', { ...who, state: 'silent' }, 3, expected - online),
  gauge(time, 'acquirer_terminals_expected_online', who, expected),
  counter(
    time,
    'acquirer_authorizations_by_region_total',
    { ...who, outcome: 'approved' },
    perMinute,
    perMinute * selling,
  ),
];
const elsewhere = (time: Timeline) =>
  ['p', 'q', 'r', 's', 't', 'u', 'v', 'w'].map((name) =>
    counter(time, 'acquirer_authorizations_by_region_total', { ...place(name), outcome: 'approved' }, 40),
  );

export const c01Stories: readonly Story[] = [
  story<Silence>({
    alert: 'CarrierSilent',
    severity: 'urgent',
    step: 60,
    minutes: 40,
    fault: [10, 20],
    params: usual,
    series: silence,
    cast: [
      fault(at('east'), { value: 0.44, answers: { terminals: '44' } }),
      healthy(at('north')),
      gone(at('gone')),
      near('36 % are silent', at('less'), { silent: 36 }),
      near('the other carrier is silent as well', at('both'), { elsewhere: 16 }),
      quiet('nine terminals', at('few'), { heard: 20, silent: 9 }),
    ],
    without: gauges,
  }),
  story<Silence>({
    alert: 'CarrierSilent',
    severity: 'urgent',
    step: 60,
    minutes: 40,
    fault: [10, 20],
    params: usual,
    series: silence,
    cast: [
      fault(at('small'), { value: 0.55, answers: { terminals: '11' } }, { heard: 20, silent: 11 }),
      fault(at('others_too'), { value: 0.44, answers: { terminals: '44' } }, { elsewhere: 13.5 }),
      near('shops close', at('closing'), { heard: 20, silent: 11, elsewhere: 9 }),
      healthy(at('north')),
    ],
  }),
  story<Silence>({
    alert: 'CarrierSilent',
    severity: 'urgent',
    step: 60,
    minutes: 40,
    fault: [10, 20],
    apart: true,
    params: usual,
    series: alone,
    cast: [near('the fleet manager is blind', at('east'), { blind: 1 })],
  }),
  story<Silence>({
    alert: 'CarrierSilent',
    severity: 'page',
    step: 60,
    minutes: 40,
    fault: [10, 20],
    apart: true,
    params: { ...usual, silent: 66 },
    series: (time, who, p) => [
      ...alone(time, who, p),
      gauge(time, 'acquirer_terminals_by_carrier', at('far'), 3800),
      gauge(time, 'acquirer_terminals_silent_by_carrier', at('far'), 190),
    ],
    cast: [
      fault(at('east'), { value: 0.66, answers: { terminals: '66' } }),
      fault(at('south'), { value: 0.66, answers: { terminals: '66' } }, { elsewhere: 20 }),
      healthy(at('east')),
      gone(at('east')),
      near('54 % are silent', at('east'), { heard: 200, silent: 108 }),
      near('the other carrier is silent as well', at('east'), { elsewhere: 24 }),
      near('the fleet manager is blind', at('east'), { blind: 1 }),
      quiet('1.3 % of the fleet', at('east'), { heard: 80, silent: 54 }),
    ],
    without: gauges,
  }),
  story<Silence>({
    alert: 'CarrierSilent',
    severity: 'page',
    step: 60,
    minutes: 40,
    fault: [10, 20],
    apart: true,
    params: { heard: 14, silent: 11, elsewhere: 5, blind: 0 },
    series: alone,
    cast: [
      fault(at('east'), { value: 11 / 14, answers: { terminals: '11' } }),
      quiet('nine terminals', at('east'), { silent: 9 }),
    ],
    without: gauges,
  }),
  story<Silence>({
    alert: 'CarrierSilent',
    severity: 'page',
    step: 60,
    minutes: 310,
    fault: [10, 290],
    params: usual,
    series: silence,
    cast: [
      fault(
        at('east'),
        { value: 0.66, lastValue: 0.44, answers: { terminals: '66' }, lastAnswers: { terminals: '44' } },
        { silent: inTurn([0, 5], [260, 66], [265, 44]) },
      ),
      near('it was worth a page, but more than four hours ago', at('north'), {
        silent: inTurn([0, 66], [15, 5], [260, 44]),
      }),
    ],
    firesAt: 262,
    resolvesAt: 295,
  }),
  story<Sales>({
    alert: 'CarrierAttemptsDrop',
    severity: 'urgent',
    step: 30,
    minutes: 120,
    fault: [60, 80],
    params: { perMinute: 40, arriving: 0.4, others: 60, growth: 1, burst: 0, blind: 0 },
    series: sales,
    cast: [
      fault(at('east'), { value: 80, lastValue: 80 }),
      fault(at('south'), { value: 120, lastValue: 120 }, { perMinute: 60, others: 40 }),
      healthy(at('north')),
      gone(at('gone')),
      restarted(at('restarted')),
      near('55 % still come', at('less'), { perMinute: 80, arriving: 0.55, others: 120 }),
      near('one shop tries a card again and again', at('burst'), { arriving: 0.8, burst: 50 }),
      near('shops open, and are of other carriers', at('growing'), { arriving: 1, growth: 2.2 }),
      quiet('27 expected in 5 minutes', at('few'), { perMinute: 5.4, arriving: 0, others: 60 }),
      quiet('few of the others, so little is known', at('others'), { arriving: 0, others: 1.5 }),
    ],
    firesAt: 65.5,
    resolvesAt: 85.5,
  }),
  story<Sales>({
    alert: 'CarrierAttemptsDrop',
    severity: 'urgent',
    step: 30,
    minutes: 120,
    fault: [60, 80],
    apart: true,
    params: { perMinute: 16, arriving: 0.4, others: 48, growth: 1, burst: 0, blind: 0 },
    series: (time, who, p) => [
      ...sales(time, who, p),
      gauge(time, 'acquirer_stage_blind', { stage: 'switch', channel: 'all' }, 0, p.blind),
    ],
    cast: [
      fault(at('east'), { value: 32, lastValue: 32 }),
      near('chance can do that', at('east'), { perMinute: 9, arriving: 0.49, others: 27 }),
      near('the switch feed is blind', at('east'), { blind: 1 }),
    ],
    firesAt: 66.5,
    resolvesAt: 85.5,
  }),
  // So few that two windows of three minutes could be chance, and two of five are not.
  story<Sales>({
    alert: 'CarrierAttemptsDrop',
    severity: 'urgent',
    step: 30,
    minutes: 120,
    fault: [60, 80],
    params: { perMinute: 10, arriving: 0.4, others: 30, growth: 1, burst: 0, blind: 0 },
    series: sales,
    cast: [fault(at('east'), { value: 20, lastValue: 20 }), healthy(at('north'))],
    firesAt: 70.5,
    resolvesAt: 85.5,
  }),
  story<Region>({
    alert: 'RegionSilent',
    severity: 'page',
    step: 60,
    minutes: 160,
    fault: [60, 80],
    params: { online: 27, expected: 100, selling: 0.25, perMinute: 20, blind: 0 },
    series: region,
    common: elsewhere,
    cast: [
      fault(place('east'), { value: 0.27, answers: { terminals: '73' } }),
      healthy(place('north')),
      gone(place('gone')),
      restarted(place('restarted')),
      near('33 % are on line', place('less'), { online: 33 }),
      near('the region sells: only heartbeats are missing', place('selling'), { selling: 0.45 }),
      quiet('18 terminals expected', place('few'), { online: 4, expected: 18 }),
      quiet('17 sales expected', place('dozing'), { perMinute: 1.7 }),
    ],
    firesAt: 73,
    resolvesAt: 85,
  }),
  story<Region>({
    alert: 'RegionSilent',
    severity: 'page',
    step: 60,
    minutes: 160,
    fault: [60, 80],
    apart: true,
    params: { online: 6, expected: 22, selling: 0.25, perMinute: 20, blind: 0 },
    series: (time, who, p) => [...region(time, who, p), blindFleet(time, p.blind)],
    common: elsewhere,
    cast: [
      fault(place('east'), { value: 6 / 22, answers: { terminals: '16' } }),
      near('the fleet manager is blind', place('east'), { blind: 1 }),
    ],
    firesAt: 72,
    resolvesAt: 85,
  }),
];
