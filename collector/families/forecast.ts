import { forecaster } from '../forecast/forecast.ts';
import { type Soonest, soonestBy } from '../forecast/soonest.ts';
import { perState } from '../ledger/perstate.ts';
import { stages } from '../ledger/stages.ts';
import type { Family } from './family.ts';
import { gauge, moneyGauge, seconds } from './views.ts';

/** Bounds of the label `horizon`, hours until merchants miss the money. */
const horizons = { '1h': 1, '4h': 4, '12h': 12, '24h': 24 } as const;

const farthestMs = Math.max(...Object.values(horizons)) * 3_600_000;
/** Money that will probably miss the time merchants expect it at: more likely than not. */
const probable = 0.5;

/** Forecasts: what will be late, how much, and when stages will be done (docs/forecasts.md). */
export const forecast: Family = (ledger, vocabulary, config) => {
  const { business } = ledger.foundation;
  const forecasts = forecaster(ledger);
  const dimensions = [
    { label: 'channel', values: vocabulary.channels },
    { label: 'settlement_mode', values: config.settlement.modes.map((m) => m.mode) },
    { label: 'horizon', values: Object.keys(horizons) },
    { label: 'currency', values: vocabulary.currencies },
  ] as const;
  const [channels, modes, hours, currencies] = dimensions.map(
    (d) => new Map(d.values.map((v, i) => [v as string, i])),
  );
  const holding = stages.filter((s) => s !== 'access' && s !== 'channel' && s !== 'switch');

  function atRisk(now: number): number[] {
    const sums = new Array<number>(dimensions.reduce((n, d) => n * d.values.length, 1)).fill(0);
    for (const each of forecasts(now)) {
      const { share, perceivedAt } = each;
      if (perceivedAt <= now || perceivedAt - now > farthestMs || each.miss < probable) continue;
      const mode = modes!.get(business.label(share.cell.mode)) ?? 0;
      for (const [horizon, limit] of Object.entries(horizons)) {
        if (perceivedAt - now > limit * 3_600_000) continue;
        const at = [
          channels!.get(share.cell.channel)!,
          mode,
          hours!.get(horizon)!,
          currencies!.get(share.cell.currency)!,
        ];
        sums[at.reduce((index, each, d) => index * dimensions[d]!.values.length + each, 0)]! += share.amount;
      }
    }
    return sums;
  }

  const soonest = perState(ledger, (now) =>
    soonestBy(({ share }) => `${share.stage}|${share.cell.channel}`, forecasts(now), now),
  );
  const of = (what: keyof Soonest) => (now: number) =>
    holding.flatMap((stage) =>
      vocabulary.channels.map((channel) => seconds(soonest(now).get(`${stage}|${channel}`)?.[what])),
    );
  const places = [
    { label: 'stage', values: holding },
    { label: 'channel', values: vocabulary.channels },
  ];

  return [
    moneyGauge(
      'acquirer_money_at_risk_amount',
      'Money not yet credited that will more likely than not miss the time merchants expect it at, by the hours left until then (cumulative).',
      dimensions,
      atRisk,
    ),
    gauge(
      'acquirer_stage_forecast_expected_timestamp_seconds',
      'When merchants next look for money, within 24 hours, by the stage that money is in now; 0 = none.',
      places,
      of('expectedAt'),
    ),
    gauge(
      'acquirer_stage_forecast_completion_timestamp_seconds',
      'When 95 % of the money merchants look for next will as likely as not have been credited, by the stage it is in now; 0 = none.',
      places,
      of('completionAt'),
    ),
  ];
};
