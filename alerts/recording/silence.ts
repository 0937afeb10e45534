import type { RecordingRule } from '../rule.ts';
import type { Thresholds } from '../thresholds.ts';

const now = 'rate10m';
const byRegion = 'sum by (region, network)';
/** What the other carriers of the same region have. */
const others = (x: string): string => `(sum by (region) (${x}) - on (region) group_right () ${x})`;
const byCarrier = 'sum by (region, carrier)';
const attempts = 'region_carrier:attempts:increase5m';
const expected = 'region_carrier:attempts_expected:increase5m';

/** What a carrier sells in a window, and what the region's others and their split of the hour before make of it. */
const against = (window: string): readonly RecordingRule[] => {
  const sold = `region_carrier:attempts:increase${window}`;
  const implied = `region_carrier:attempts_expected:increase${window}`;
  return [
    {
      record: sold,
      expr: `${byCarrier} (increase(acquirer_authorization_attempts_by_carrier_total[${window}]))`,
      group: 'fast',
    },
    {
      record: implied,
      expr: `${others(sold)} * region_carrier:attempts:before / (${others('region_carrier:attempts:before')} > 0)`,
      group: 'fast',
    },
    {
      // Shops sell by chance, the others' too, from whom the expectation comes: what is missing, against both.
      record: `region_carrier:attempts_missing:deviations${window}`,
      expr: `(${implied} - ${sold}) / sqrt(${implied} + ${implied} ^ 2 / ${others(sold)})`,
      group: 'fast',
    },
  ];
};

/**
 * Sales by region and network and by region and carrier, and what share each had in the three hours, or the hour, before.
 * A share is the same at noon and at night, on a workday and on a holiday, while attempts are not.
 */
export const silence: readonly RecordingRule[] = [
  {
    record: `region_network:attempts:${now}`,
    expr: `${byRegion} (rate(acquirer_authorizations_by_region_total[10m]))`,
    group: 'normal',
  },
  {
    record: 'region_network:attempts_share:before',
    expr: `avg_over_time(region_network:attempts:${now}[3h] offset 30m) / on () group_left () sum(avg_over_time(region_network:attempts:${now}[3h] offset 30m))`,
    group: 'normal',
  },
  {
    record: 'region_carrier:attempts:before',
    expr: `${byCarrier} (increase(acquirer_authorization_attempts_by_carrier_total[1h] offset 10m))`,
    group: 'normal',
  },
  ...against('3m'),
  ...against('5m'),
  {
    // Against the hour before, of the middle one of a region's carriers: one shop, or one carrier, does not move it.
    record: 'region:carrier_growth:median',
    expr: `quantile by (region) (0.5, ${attempts} * 12 / (region_carrier:attempts:before > 0))`,
    group: 'fast',
  },
  {
    record: 'region_carrier:silent_share:ratio',
    expr: 'sum by (region, carrier) (acquirer_terminals_silent_by_carrier) / (sum by (region, carrier) (acquirer_terminals_by_carrier) > 0)',
    group: 'normal',
  },
  {
    // Silent terminals of the region's other carriers.
    record: 'region_carrier:others_silent_share:ratio',
    expr: '(sum by (region) (acquirer_terminals_silent_by_carrier) - on (region) group_right () sum by (region, carrier) (acquirer_terminals_silent_by_carrier)) / (sum by (region) (acquirer_terminals_by_carrier) - on (region) group_right () sum by (region, carrier) (acquirer_terminals_by_carrier))',
    group: 'normal',
  },
];

/** What the board Terminals draws over a day: hundreds of pairs, of which it shows the eight that stand out. */
export const silenceDrawn = (t: Thresholds): readonly RecordingRule[] => [
  {
    record: 'region_network:attempts_share:ratio',
    expr: `(region_network:attempts:${now} >= ${t.carrierAttempts} / 600) / on () group_left () sum(region_network:attempts:${now}) / on (region, network) (region_network:attempts_share:before > 0)`,
    group: 'normal',
    drawn: true,
  },
  {
    record: 'region_carrier:attempts:ratio',
    // From where the alert looks: at night a handful of sales is fifty times one.
    expr: `${attempts} / (${expected} >= ${t.carrierAttempts})`,
    group: 'normal',
    drawn: true,
  },
  {
    record: 'region_carrier:silent_share:excess',
    expr: 'region_carrier:silent_share:ratio - on (region) group_left () quantile by (region) (0.5, region_carrier:silent_share:ratio)',
    group: 'normal',
    drawn: true,
  },
];
