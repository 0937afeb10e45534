import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import { counter, gauge, type Labels, type Series, type Timeline } from '../promtool/series.ts';
import { type Member, type Story, story } from '../promtool/story.ts';
import { lowerBound, shareFor } from '../promtool/wilson.ts';
import { windowOf } from './channelworld.ts';

/** A share that steps up on one channel. */
export interface Stepping {
  readonly perMinute: number;
  readonly before: number;
  readonly share: number;
  readonly merchants: number;
  readonly type: string;
  readonly maintained: boolean;
}

interface StepStory {
  readonly alert: string;
  readonly share: number;
  /** Series of the events themselves, at a rate per minute when all is well and in the fault. */
  readonly events: (time: Timeline, channel: string, calm: number, faulty: number) => readonly Series[];
  /** Group of codes of which merchants are counted; the rule has no such guard when left out. */
  readonly merchants?: string;
  readonly cardsOnly?: boolean;
  readonly maintenance?: boolean;
  /** For what guards only this rule has. */
  readonly more?: readonly Story[];
}

const on = (channel: string): Labels => ({ channel });

export const coded = (code: string) => (time: Timeline, channel: string, calm: number, faulty: number) => [
  counter(time, 'acquirer_authorization_responses_total', { channel, response_code: code }, calm, faulty),
];

/** Requests in ten minutes of the usual channel, and the share whose lower bound is a tenth above the limit. */
const n = 1000;

export const steppingSeries =
  ({ events, merchants }: Pick<StepStory, 'events' | 'merchants'>) =>
  (time: Timeline, { channel = '' }: Labels, p: Stepping): readonly Series[] => [
    counter(
      time,
      'acquirer_authorizations_total',
      { channel, txn_type: 'sale', outcome: 'approved' },
      p.perMinute,
    ),
    ...events(time, channel, p.perMinute * p.before, p.perMinute * p.share),
    gauge(time, 'acquirer_channel_info', { channel, channel_type: p.type }, 1),
    ...(merchants === undefined
      ? []
      : [
          gauge(
            time,
            'acquirer_authorization_declining_merchants',
            { channel, code_group: merchants },
            1,
            p.merchants,
          ),
        ]),
    ...(p.maintained ? [windowOf(time, 'channel', channel)] : []),
  ];

export const steppingDefaults = (share: number): Stepping => ({
  perMinute: n / 10,
  before: share * 0.24,
  share: shareFor(share * 1.1, n),
  merchants: 5.5,
  type: 'card_scheme_domestic',
  maintained: false,
});

/** Stories of a rule made by `stepRule`. */
export function stepStories(of: StepStory): readonly Story[] {
  const { alert, share, merchants, cardsOnly, maintenance } = of;
  // Merchants are counted now; without that guard the ten minutes of the share outlive the fault by one step.
  const resolvesAt = merchants === undefined ? 451 : 450;
  const answers = merchants === undefined ? {} : { answers: { merchants: '6' } };
  const cast: (Member<Stepping> | false)[] = [
    fault(on('a'), { value: share * 1.1, ...answers }),
    healthy(on('calm')),
    gone(on('gone')),
    restarted(on('restarted')),
    near('a lower bound just below the limit', on('less'), {
      share: shareFor(share * 0.9, n),
      before: share * 0.1,
    }),
    near('it was like that before', on('before'), { before: share * 0.285 }),
    merchants !== undefined && near('one shop and three more', on('shop'), { merchants: 4.5 }),
    cardsOnly === true && near('a wallet has other codes', on('wallet'), { type: 'wallet' }),
    maintenance === true && near('announced maintenance', on('maintained'), { maintained: true }),
    quiet('nine events', on('quiet'), { perMinute: 10, share: 0.09, before: 0 }),
  ];
  return [
    story<Stepping>({
      alert,
      severity: 'urgent',
      step: 60,
      minutes: 480,
      fault: [400, 440],
      params: steppingDefaults(share),
      series: steppingSeries(of),
      cast: cast.filter((member) => member !== false),
      firesAt: 412,
      resolvesAt,
    }),
    story<Stepping>({
      alert,
      severity: 'urgent',
      step: 60,
      minutes: 480,
      fault: [400, 440],
      params: { ...steppingDefaults(share), perMinute: 10, share: 0.11, before: 0 },
      series: steppingSeries(of),
      cast: [fault(on('few'), { value: lowerBound(0.11, 100), ...answers }), healthy(on('calm'))],
      firesAt: 412,
      resolvesAt,
    }),
    ...(of.more ?? []),
  ];
}

/** A node or a firmware that stands out in the same world: its own alert names it, so this one is silent. */
/** Who explains a step better than the channel. */
type Suspect = 'node' | 'firmware' | 'issuer';

export const explainedElsewhere = (
  alert: string,
  share: number,
  of: Pick<StepStory, 'events' | 'merchants'>,
  what: readonly Suspect[] = ['node', 'firmware'],
): Story =>
  story<Stepping & { elsewhere: Suspect }>({
    alert,
    severity: 'urgent',
    step: 60,
    minutes: 480,
    fault: [400, 440],
    apart: true,
    params: { ...steppingDefaults(share), share: 0.3, elsewhere: 'node' },
    series: (time, who, p) => [...steppingSeries(of)(time, who, p), ...standingOut(time, p.elsewhere)],
    cast: what.map((elsewhere) => near(`one ${elsewhere} stands out`, on('a'), { elsewhere })),
    firesAt: 410,
    resolvesAt: 450,
  });

/** One issuer with 40 requests a minute of which a share, half, fails before, during and after the step. */
export const failingIssuer = (time: Timeline, share = 0.5): readonly Series[] => [
  counter(
    time,
    'acquirer_authorizations_by_issuer_total',
    { issuer: 'bad', outcome: 'approved' },
    40 * (1 - share),
  ),
  counter(
    time,
    'acquirer_authorizations_by_issuer_total',
    { issuer: 'bad', outcome: 'system_failure' },
    40 * share,
  ),
];

/** A node, firmware or issuer that fails before, during and after. */
export function standingOut(time: Timeline, what: Suspect): readonly Series[] {
  if (what === 'issuer') return failingIssuer(time);
  const metric =
    what === 'node'
      ? 'acquirer_authorizations_by_node_total'
      : 'acquirer_authorizations_by_terminal_model_total';
  const labels = (name: string): Labels =>
    what === 'node' ? { node: name } : { terminal_model: 'm', firmware: name };
  const bad = what === 'node' ? 'system_failure' : 'terminal_fault';
  // It stands out from before the step until after it: its own window is longer than the step's.
  return [
    counter(time, metric, { ...labels('bad'), outcome: 'approved' }, 20),
    counter(time, metric, { ...labels('bad'), outcome: bad }, 20),
    counter(time, metric, { ...labels('good'), outcome: 'approved' }, 400),
    counter(time, metric, { ...labels('good'), outcome: bad }, 0),
    ...(what === 'node'
      ? [
          counter(
            time,
            'acquirer_authorization_watch_codes_by_node_total',
            { node: 'bad', code_group: '55' },
            0,
          ),
          counter(
            time,
            'acquirer_authorization_watch_codes_by_node_total',
            { node: 'good', code_group: '55' },
            0,
          ),
        ]
      : []),
  ];
}
